import { crc32, deflateSync } from 'node:zlib';
import type { PathSegment, Picture } from './page.ts';

const DOTS_PER_MM = 300 / 25.4;
/** Strips a row of dots is cut into, and shades between nothing and full color. */
const STRIPS = 4;
const SHADES = 15;
const CURVE_STEPS = 8;

/** An edge from its upper to its lower end, in dots; `winding` says which way the outline ran. */
interface Edge {
  readonly top: number;
  readonly bottom: number;
  readonly x: number;
  readonly slope: number;
  readonly winding: 1 | -1;
}

/**
 * A seal's picture as a PNG file of 300 dpi on nothing: one color in sixteen shades, four bits a dot. The same picture
 * gives the same bytes on every machine.
 */
export function sealPng({ width, height, segments, color }: Picture): Buffer {
  const [across, down] = [Math.round(width * DOTS_PER_MM), Math.round(height * DOTS_PER_MM)];
  const edges = edgesOf(segments);
  const line = 1 + Math.ceil(across / 2);
  const rows = Buffer.alloc(line * down);
  for (let row = 0; row < down; row++) {
    const cover = coverOfRow(edges, row, across);
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
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(shades.flatMap(() => [...color]))),
    chunk('tRNS', Buffer.from(shades.map((shade) => Math.round((shade / SHADES) * 255)))),
    chunk('pHYs', dotsPerMetre),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** How much of each dot of a row the outline covers, 0 to 1 (nonzero rule). */
function coverOfRow(edges: readonly Edge[], row: number, across: number): Float64Array {
  const cover = new Float64Array(across);
  for (let strip = 0; strip < STRIPS; strip++) {
    const y = row + (strip + 0.5) / STRIPS;
    const crossings = edges
      .filter(({ top, bottom }) => y >= top && y < bottom)
      .map(({ x, top, slope, winding }) => ({ x: x + (y - top) * slope, winding }))
      .sort((a, b) => a.x - b.x);
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

function edgesOf(segments: readonly PathSegment[]): Edge[] {
  const edges: Edge[] = [];
  let [x, y] = [0, 0];
  let start: readonly [number, number] = [0, 0];
  const lineTo = (toX: number, toY: number) => {
    if (y < toY) edges.push({ top: y, bottom: toY, x, slope: (toX - x) / (toY - y), winding: 1 });
    if (y > toY) edges.push({ top: toY, bottom: y, x: toX, slope: (toX - x) / (toY - y), winding: -1 });
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
  return edges;
}

const onCurve = (a: number, b: number, c: number, d: number, t: number): number =>
  a * (1 - t) ** 3 + 3 * b * (1 - t) ** 2 * t + 3 * c * (1 - t) * t ** 2 + d * t ** 3;

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
