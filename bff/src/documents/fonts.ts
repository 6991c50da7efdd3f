import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Face, Typeface } from './face.ts';
import { openFallback } from './fallback-font.ts';
import { FontFile } from './font-file.ts';
import type { Weight } from './page.ts';
import { startSubsetter, type SubsetFont } from './subset.ts';
import { UnsupportedCharacterError } from './unsupported-character.ts';

export type Fonts = Readonly<Record<Weight, Typeface>>;

const FILES = {
  regular: ['NotoSerifSC-Regular', '400Regular/NotoSerifSC_400Regular.ttf'],
  bold: ['NotoSerifSC-Bold', '700Bold/NotoSerifSC_700Bold.ttf'],
} as const;

// Marks would have to be set over the letter before them, controls would act on what stands beside them.
const NEVER_DRAWN = /[\p{M}\p{C}\p{Zl}\p{Zp}]/u;

/**
 * Reads and prepares the fonts: Noto Serif SC in two weights, HanaMinB (in one) for what it lacks; both OFL. Takes about
 * a second and 150 MB; call it once per process.
 */
export async function openFonts(): Promise<Fonts> {
  const require = createRequire(import.meta.url);
  const subsetter = await startSubsetter();
  const fallback = openFallback(subsetter);
  const open = async ([name, path]: readonly [string, string]): Promise<Typeface> => {
    const bytes = await readFile(require.resolve(`@expo-google-fonts/noto-serif-sc/${path}`));
    return openTypeface(
      openFace(name, new FontFile(bytes), subsetter.prepare(bytes)),
      (codePoint) => fallback.find(({ first, last }) => codePoint >= first && codePoint <= last)?.face,
    );
  };
  return { regular: await open(FILES.regular), bold: await open(FILES.bold) };
}

/** Characters of the text that the fonts cannot draw, each once, in order of appearance; empty means all is well. */
export function unsupportedCharacters(fonts: Fonts, text: string): string[] {
  const missing = new Set<string>();
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (fonts.regular.advance(codePoint) === undefined || fonts.bold.advance(codePoint) === undefined)
      missing.add(character);
  }
  return [...missing];
}

/** Width of a text in em (multiply by the size in mm). Throws UnsupportedCharacterError. */
export function measureText(fonts: Fonts, text: string, weight: Weight): number {
  let width = 0;
  for (const character of text) {
    const advance = fonts[weight].advance(character.codePointAt(0) ?? 0);
    if (advance === undefined) throw new UnsupportedCharacterError(unsupportedCharacters(fonts, text));
    width += advance;
  }
  return width;
}

/** Which font draws which of the code points. Throws UnsupportedCharacterError that names all no font draws. */
export function sortByFace(typeface: Typeface, codePoints: Iterable<number>): Map<Face, number[]> {
  const sorted = new Map<Face, number[]>();
  const missing: string[] = [];
  for (const codePoint of codePoints) {
    if (typeface.advance(codePoint) === undefined) missing.push(String.fromCodePoint(codePoint));
    else {
      const face = typeface.faceOf(codePoint);
      const others = sorted.get(face);
      if (others) others.push(codePoint);
      else sorted.set(face, [codePoint]);
    }
  }
  if (missing.length > 0) throw new UnsupportedCharacterError(missing);
  return sorted;
}

function openFace(name: string, file: FontFile, subset: SubsetFont): Face {
  return {
    name,
    subset,
    advance(codePoint) {
      const glyph = file.glyphId(codePoint);
      return glyph === 0 ? undefined : file.advance(glyph) / file.unitsPerEm;
    },
  };
}

function openTypeface(house: Face, fallbackOf: (codePoint: number) => Face | undefined): Typeface {
  const known = new Map<number, number>();
  const faceOf = (codePoint: number) => (house.advance(codePoint) === undefined ? fallbackOf(codePoint) : house);
  return {
    advance(codePoint) {
      const remembered = known.get(codePoint);
      if (remembered !== undefined) return remembered;
      if (NEVER_DRAWN.test(String.fromCodePoint(codePoint))) return undefined;
      const advance = faceOf(codePoint)?.advance(codePoint);
      if (advance !== undefined) known.set(codePoint, advance);
      return advance;
    },
    faceOf(codePoint) {
      const face = faceOf(codePoint);
      if (!face) throw new UnsupportedCharacterError([String.fromCodePoint(codePoint)]);
      return face;
    },
  };
}
