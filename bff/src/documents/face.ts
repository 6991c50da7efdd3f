import type { SubsetFont } from './subset.ts';

/** One font: its advances and its glyphs. */
export interface Face {
  /** PostScript name. */
  readonly name: string;
  readonly subset: SubsetFont;
  /** Advance of one code point in em; undefined when the face cannot draw it. */
  advance(codePoint: number): number | undefined;
}

/** One weight: the house font and, behind it, the fallback font. */
export interface Typeface {
  /** Advance of one code point in em; undefined when no font draws it rightly. */
  advance(codePoint: number): number | undefined;
  /** The font that draws the code point. Throws UnsupportedCharacterError. */
  faceOf(codePoint: number): Face;
}
