import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { FontFile } from './font-file.ts';
import type { Weight } from './page.ts';
import { startSubsetter, type SubsetFont } from './subset.ts';
import { UnsupportedCharacterError } from './unsupported-character.ts';

/** One weight of the house font: its advances and its glyphs. */
export interface Face {
  readonly name: string;
  readonly file: FontFile;
  readonly subset: SubsetFont;
  /** Advance of one code point in em; undefined when the face cannot draw it. */
  advance(codePoint: number): number | undefined;
}

export type Fonts = Readonly<Record<Weight, Face>>;

const FILES = {
  regular: ['NotoSerifSC-Regular', '400Regular/NotoSerifSC_400Regular.ttf'],
  bold: ['NotoSerifSC-Bold', '700Bold/NotoSerifSC_700Bold.ttf'],
} as const;

/** Reads and prepares the fonts (Noto Serif SC, OFL). Takes about a second and 150 MB; call it once per process. */
export async function openFonts(): Promise<Fonts> {
  const require = createRequire(import.meta.url);
  const prepare = await startSubsetter();
  const open = async ([name, path]: readonly [string, string]): Promise<Face> => {
    const bytes = await readFile(require.resolve(`@expo-google-fonts/noto-serif-sc/${path}`));
    return openFace(name, new FontFile(bytes), prepare(bytes));
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

function openFace(name: string, file: FontFile, subset: SubsetFont): Face {
  const known = new Map<number, number>();
  return {
    name,
    file,
    subset,
    advance(codePoint) {
      const remembered = known.get(codePoint);
      if (remembered !== undefined) return remembered;
      const glyph = file.glyphId(codePoint);
      if (glyph === 0) return undefined;
      const advance = file.advance(glyph) / file.unitsPerEm;
      known.set(codePoint, advance);
      return advance;
    },
  };
}
