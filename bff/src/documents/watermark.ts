import type { Fonts } from './fonts.ts';
import { readOutlines } from './glyph-outline.ts';
import type { PathSegment, Watermark } from './page.ts';

const ANGLE = Math.PI / 6;

/** The lettering as one outline around its own middle, rising to the right, mm. Throws UnsupportedCharacterError. */
export function drawWatermark(fonts: Fonts, { text, size }: Watermark): PathSegment[] {
  const outlines = readOutlines(fonts.regular, text);
  const codePoints = [...text].map((character) => character.codePointAt(0) ?? 0);
  const length = codePoints.reduce((sum, codePoint) => sum + outlines.advance(codePoint), 0);
  const [sin, cos] = [Math.sin(ANGLE), Math.cos(ANGLE)];
  let start = -length / 2;
  return codePoints.flatMap((codePoint) => {
    const left = start;
    start += outlines.advance(codePoint);
    return outlines.draw(codePoint, (x, y) => {
      const [right, up] = [(left + x) * size, (y - 0.38) * size];
      return [right * cos - up * sin, -(right * sin + up * cos)];
    });
  });
}

/** Middles of the repeated lettering on a page, every second row shifted by half a step, mm. */
export function watermarkPlaces({ step: [across, down] }: Watermark, width: number, height: number) {
  const places: [number, number][] = [];
  for (let row = 0, y = down / 2; y < height; row++, y += down)
    for (let x = row % 2 ? across : across / 2; x < width; x += across) places.push([x, y]);
  return places;
}
