import type { Fonts } from './fonts.ts';
import { readOutlines } from './glyph-outline.ts';
import type { PathSegment, Watermark } from './page.ts';

/** How steeply the lettering rises to the right, in radians. */
export const watermarkAngle = Math.PI / 6;

/** The lettering as one outline around its own middle, rising to the right, mm. Throws UnsupportedCharacterError. */
export function drawWatermark(fonts: Fonts, { text, size }: Watermark): PathSegment[] {
  const outlines = readOutlines(fonts.regular, text);
  const codePoints = [...text].map((character) => character.codePointAt(0) ?? 0);
  const length = codePoints.reduce((sum, codePoint) => sum + outlines.advance(codePoint), 0);
  const [sin, cos] = [Math.sin(watermarkAngle), Math.cos(watermarkAngle)];
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

/** Middles of the repeated lettering, mm: even about the page's middle, every second row shifted by half a step. */
export function watermarkPlaces({ step: [across, down] }: Watermark, width: number, height: number) {
  const places: [number, number][] = [];
  const rows = Math.floor(height / 2 / down);
  const columns = Math.ceil(width / 2 / across);
  for (let row = -rows; row <= rows; row++)
    for (let column = -columns; column <= columns; column++) {
      const x = width / 2 + (column + (row % 2 === 0 ? 0.5 : 0)) * across;
      if (x > 0 && x < width) places.push([x, height / 2 + row * down]);
    }
  return places;
}
