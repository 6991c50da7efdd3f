import { deflateSync } from 'node:zlib';
import type { PathSegment, Picture } from './page.ts';
import { PNG_SIGNATURE, pngChunk } from './png.ts';

const DOTS_PER_MM = 300 / 25.4;
/** Strips a row of dots is cut into, and shades between nothing and full color. */
const STRIPS = 4;
const SHADES = 15;
const CURVE_STEPS = 8;

/** Where the outline crosses the middle of a strip, in dots; `winding` says which way it runs. */
interface Crossing {
  readonly x: number;
  readonly winding: 1 | -1;
}

/**
 * A seal's picture as a PNG file of 300 dpi on nothing: one color in sixteen shades, four bits a dot. The same picture
 * gives the same bytes on every machine.
 */
export function sealPng({ width, height, segments, color }: Picture): Buffer {
  const [across, down] = [Math.round(width * DOTS_PER_MM), Math.round(height * DOTS_PER_MM)];
  const strips = crossingsOf(segments, down * STRIPS);
  const line = 1 + Math.ceil(across / 2);
  const rows = Buffer.alloc(line * down);
  for (let row = 0; row < down; row++) {
    const cover = coverOfRow(strips.slice(row * STRIPS, (row + 1) * STRIPS), across);
    cover.forEach((share, dot) => {
      const shade = Math.min(SHADES, Math.round(share * SHADES));
      const at = row * line + 1 + (dot >> 1);
      rows[at] = (rows[at] ?? 0) | (dot % 2 === 0 ? shade << 4 : shade);
    });
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(across, 0);
  header.writeUInt32BE(down, 4);
  header.set([4, 3, 0, 0, 0], 8);
  const shades = Array.from({ length: SHADES + 1 }, (_, shade) => shade);
  const dotsPerMetre = Buffer.alloc(9);
  dotsPerMetre.writeUInt32BE(Math.round(DOTS_PER_MM * 1000), 0);
  dotsPerMetre.writeUInt32BE(Math.round(DOTS_PER_MM * 1000), 4);
  dotsPerMetre[8] = 1;
  return Buffer.concat([
    PNG_SIGNATURE,
    pngChunk('IHDR', header),
    // Nothing is white: a reader that knows no transparency shows a seal on paper, not a square.
    pngChunk('PLTE', Buffer.from(shades.flatMap((shade) => (shade === 0 ? [255, 255, 255] : [...color])))),
    pngChunk('tRNS', Buffer.from(shades.map((shade) => Math.round((shade / SHADES) * 255)))),
    pngChunk('pHYs', dotsPerMetre),
    pngChunk('IDAT', deflateSync(rows, { level: 9 })),
    pngChunk('IEND'),
  ]);
}

/** How much of each dot of a row the outline covers, 0 to 1 (nonzero rule). */
function coverOfRow(strips: readonly Crossing[][], across: number): Float64Array {
  const cover = new Float64Array(across);
  for (const crossings of strips) {
    crossings.sort((a, b) => a.x - b.x);
    let depth = 0;
    crossings.forEach(({ x, winding }, index) => {
      depth += winding;
      const end = crossings[index + 1]?.x;
      if (depth !== 0 && end !== undefined) addSpan(cover, Math.max(0, x), Math.min(across, end));
    });
  }
  return cover;
}

function addSpan(cover: Float64Array, from: number, to: number): void {
  for (let dot = Math.floor(from); dot < to; dot++)
    cover[dot] = (cover[dot] ?? 0) + (Math.min(dot + 1, to) - Math.max(dot, from)) / STRIPS;
}

/** The crossings of each strip, from the top. */
function crossingsOf(segments: readonly PathSegment[], count: number): Crossing[][] {
  const strips = Array.from({ length: count }, (): Crossing[] => []);
  let [x, y] = [0, 0];
  let start: readonly [number, number] = [0, 0];
  const lineTo = (toX: number, toY: number) => {
    const winding = y < toY ? 1 : -1;
    const slope = (toX - x) / (toY - y);
    const last = Math.min(count, Math.ceil(Math.max(y, toY) * STRIPS - 0.5));
    for (let strip = Math.max(0, Math.ceil(Math.min(y, toY) * STRIPS - 0.5)); strip < last; strip++)
      strips[strip]?.push({ x: x + ((strip + 0.5) / STRIPS - y) * slope, winding });
    [x, y] = [toX, toY];
  };
  for (const segment of segments) {
    const points = segment.slice(1).map((value) => Number(value) * DOTS_PER_MM);
    const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0] = points;
    if (segment[0] === 'M') {
      lineTo(...start);
      start = [ax, ay];
      [x, y] = start;
    } else if (segment[0] === 'L') lineTo(ax, ay);
    else if (segment[0] === 'C') {
      const [fromX, fromY] = [x, y];
      for (let step = 1; step <= CURVE_STEPS; step++) {
        const t = step / CURVE_STEPS;
        lineTo(onCurve(fromX, ax, bx, cx, t), onCurve(fromY, ay, by, cy, t));
      }
    } else lineTo(...start);
  }
  return strips;
}

const onCurve = (a: number, b: number, c: number, d: number, t: number): number =>
  a * (1 - t) ** 3 + 3 * b * (1 - t) ** 2 * t + 3 * c * (1 - t) * t ** 2 + d * t ** 3;
