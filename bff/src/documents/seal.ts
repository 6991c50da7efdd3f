import type { Fonts } from './fonts.ts';
import { readOutlines, type Outlines } from './glyph-outline.ts';
import type { PathSegment, Picture } from './page.ts';

export interface SealText {
  /** Along the upper arc. */
  readonly organization: string;
  /** Across the middle. */
  readonly center: string;
  /** Along the bottom, as 业务专用章. */
  readonly purpose: string;
}

const RED = [208, 16, 20] as const;
const CIRCLE = 0.5522847498;
// Middle of a Chinese glyph above the baseline, em.
const GLYPH_MIDDLE = 0.38;

/**
 * A round seal as one outline: ring, name on the arc, words in the middle and at the bottom. It carries no emblem and
 * no star: it is a made-up office's seal. `diameter` in mm. Throws UnsupportedCharacterError.
 */
export function drawSeal(fonts: Fonts, text: SealText, diameter: number): Picture {
  const outlines = readOutlines(fonts.bold, text.organization + text.center + text.purpose);
  const radius = diameter / 2;
  const unit = diameter / 40;
  return {
    width: diameter,
    height: diameter,
    color: RED,
    segments: [
      ...ring(radius, radius, radius - 1.1 * unit),
      ...ring(radius, radius - 1.9 * unit, radius - 2.15 * unit),
      ...arcText(outlines, text.organization, radius, unit),
      ...ring(radius, 7.6 * unit, 7.35 * unit),
      ...lineText(outlines, text.center, radius, radius, 5.6 * unit, 1),
      ...lineText(outlines, text.purpose, radius, radius + 12.2 * unit, 3.1 * unit, 0.9),
    ],
  };
}

function ring(middle: number, outer: number, inner: number): PathSegment[] {
  return [...circle(middle, outer, 1), ...circle(middle, inner, -1)];
}

/** Around (middle, middle); opposite directions make a hole under the nonzero rule. */
function circle(middle: number, radius: number, direction: 1 | -1): PathSegment[] {
  const at = (x: number, y: number): [number, number] => [middle + x * radius, middle + direction * y * radius];
  const quarter = (x: number, y: number): PathSegment => [
    'C',
    ...at(x - y * CIRCLE, y + x * CIRCLE),
    ...at(-y + x * CIRCLE, x + y * CIRCLE),
    ...at(-y, x),
  ];
  return [['M', ...at(1, 0)], quarter(1, 0), quarter(0, 1), quarter(-1, 0), quarter(0, -1), ['Z']];
}

function arcText(outlines: Outlines, text: string, radius: number, unit: number): PathSegment[] {
  const characters = [...text];
  const gaps = Math.max(1, characters.length - 1);
  const span = Math.min(4.1, gaps * 0.4);
  const arc = radius - 6.1 * unit;
  const size = Math.min(5.4 * unit, ((span * arc) / gaps) * 0.98);
  return characters.flatMap((character, index) => {
    const angle = (characters.length === 1 ? 0 : index / gaps - 0.5) * span;
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    return glyph(outlines, character, size, 0.82, (x, y) => [
      radius + (arc + y) * sin + x * cos,
      radius - (arc + y) * cos + x * sin,
    ]);
  });
}

function lineText(outlines: Outlines, text: string, x: number, y: number, size: number, squeeze: number) {
  const characters = [...text];
  return characters.flatMap((character, index) => {
    const middle = x + (index - (characters.length - 1) / 2) * size * squeeze * 1.06;
    return glyph(outlines, character, size, squeeze, (dx, dy) => [middle + dx, y - dy]);
  });
}

/** Draws a glyph around its own middle; `place` gets mm to the right and upwards. */
function glyph(
  outlines: Outlines,
  character: string,
  size: number,
  squeeze: number,
  place: (right: number, up: number) => readonly [number, number],
): PathSegment[] {
  const codePoint = character.codePointAt(0) ?? 0;
  const half = outlines.advance(codePoint) / 2;
  return outlines.draw(codePoint, (x, y) => place((x - half) * size * squeeze, (y - GLYPH_MIDDLE) * size));
}
