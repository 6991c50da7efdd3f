import type { Face } from './face.ts';
import { sortByFace, type Fonts } from './fonts.ts';
import { FOLDER, ofdPart, type Identifiers, type OfdPart } from './ofd-package.ts';
import type { Weight } from './page.ts';

/** A font file with some characters of a face, as a resource of the document. */
export interface OfdFont {
  readonly id: number;
  readonly part: OfdPart;
  /** Its element in the list of resources. */
  readonly resource: string;
}

/** Which font draws a code point. */
export type OfdFonts = Readonly<Record<Weight, Map<number, OfdFont>>>;

/**
 * Embeds the code points of each weight: one TrueType file for each face they need, with a cmap of its own (GB/T 33190
 * §11.1). Throws UnsupportedCharacterError.
 */
export function embedOfdFonts(
  fonts: Fonts,
  wanted: Readonly<Record<Weight, ReadonlySet<number>>>,
  identifiers: Identifiers,
  level: number,
): { readonly list: readonly OfdFont[]; readonly of: OfdFonts } {
  const faces = new Map<Face, { weight: Weight; codePoints: Set<number> }>();
  const sorted = { regular: sortByFace(fonts.regular, wanted.regular), bold: sortByFace(fonts.bold, wanted.bold) };
  for (const weight of ['regular', 'bold'] as const)
    for (const [face, codePoints] of sorted[weight]) {
      const known = faces.get(face);
      if (known) for (const codePoint of codePoints) known.codePoints.add(codePoint);
      else faces.set(face, { weight, codePoints: new Set(codePoints) });
    }
  const embedded = new Map<Face, OfdFont>();
  for (const [face, { weight, codePoints }] of faces)
    embedded.set(face, embedFace(face, weight, codePoints, identifiers.next++, level));

  const of: OfdFonts = { regular: new Map(), bold: new Map() };
  for (const weight of ['regular', 'bold'] as const)
    for (const [face, codePoints] of sorted[weight]) {
      const font = embedded.get(face);
      if (font) for (const codePoint of codePoints) of[weight].set(codePoint, font);
    }
  return { list: [...embedded.values()], of };
}

function embedFace(face: Face, weight: Weight, codePoints: Iterable<number>, id: number, level: number): OfdFont {
  const bytes = face.subset(codePoints, 'file');
  const name = `font_${id}.ttf`;
  const bold = weight === 'bold' ? ' Bold="true"' : '';
  return {
    id,
    part: ofdPart(`${FOLDER}/Res/${name}`, bytes, level),
    // Readers keep fonts by name: two cuts of one face must not be called the same.
    resource: `<ofd:Font ID="${id}" FontName="${face.name}-${id}" FamilyName="Noto Serif SC"${bold}><ofd:FontFile>${name}</ofd:FontFile></ofd:Font>`,
  };
}
