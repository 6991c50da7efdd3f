import { FontFile, readTables, requireTable } from './font-file.ts';
import type { Typeface } from './face.ts';
import { sortByFace } from './fonts.ts';
import type { PathSegment } from './page.ts';

/** Places a point of a glyph (em, y upwards, origin on the baseline) on the page. */
export type Transform = (x: number, y: number) => readonly [number, number];

interface Point {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}

/** Draws the glyphs of a few code points as outlines: for seals and watermarks, which are pictures and not text. */
export interface Outlines {
  /** Advance in em. */
  advance(codePoint: number): number;
  draw(codePoint: number, transform: Transform): PathSegment[];
}

const ON_CURVE = 0x01;
const X_SHORT = 0x02;
const Y_SHORT = 0x04;
const REPEAT = 0x08;
const X_SAME = 0x10;
const Y_SAME = 0x20;

const WORDS = 0x0001;
const ARE_OFFSETS = 0x0002;
const MORE = 0x0020;
const SCALED = 0x0008 | 0x0040 | 0x0080;

/** Reads the outlines (TrueType `glyf`) of the text's characters. Throws UnsupportedCharacterError. */
export function readOutlines(typeface: Typeface, text: string): Outlines {
  const wanted = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
  const glyphs = new Map<number, Glyph>();
  for (const [face, codePoints] of sortByFace(typeface, wanted)) {
    const glyphOf = openGlyphs(face.subset(codePoints));
    for (const codePoint of codePoints) glyphs.set(codePoint, glyphOf(codePoint));
  }
  const find = (codePoint: number) => {
    const glyph = glyphs.get(codePoint);
    if (!glyph) throw new Error('a character whose outline was not read');
    return glyph;
  };
  return {
    advance: (codePoint) => find(codePoint).advance,
    draw: (codePoint, transform) => find(codePoint).draw(transform),
  };
}

interface Glyph {
  readonly advance: number;
  draw(transform: Transform): PathSegment[];
}

function openGlyphs(bytes: Uint8Array): (codePoint: number) => Glyph {
  const file = new FontFile(bytes);
  const tables = readTables(bytes, ['head', 'loca', 'glyf']);
  const glyf = requireTable(tables, 'glyf');
  const loca = requireTable(tables, 'loca');
  const isLong = requireTable(tables, 'head').getInt16(50) === 1;
  const offset = (glyph: number) => (isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph));
  const contours = (glyph: number): Point[][] => {
    const start = offset(glyph);
    if (start === offset(glyph + 1)) return [];
    return glyf.getInt16(start) < 0 ? compositeContours(glyf, start, contours) : simpleContours(glyf, start);
  };
  return (codePoint) => {
    const glyph = file.glyphId(codePoint);
    return {
      advance: file.advance(glyph) / file.unitsPerEm,
      draw: (transform) =>
        contours(glyph).flatMap((contour) =>
          toSegments(contour, (x, y) => transform(x / file.unitsPerEm, y / file.unitsPerEm)),
        ),
    };
  };
}

function simpleContours(glyf: DataView, start: number): Point[][] {
  const count = glyf.getInt16(start);
  const ends = Array.from({ length: count }, (_, i) => glyf.getUint16(start + 10 + 2 * i));
  const total = (ends.at(-1) ?? -1) + 1;
  let at = start + 10 + 2 * count;
  at += 2 + glyf.getUint16(at);
  const flags: number[] = [];
  while (flags.length < total) {
    const flag = glyf.getUint8(at++);
    const times = flag & REPEAT ? glyf.getUint8(at++) : 0;
    for (let i = 0; i <= times; i++) flags.push(flag);
  }
  const coordinates = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? glyf.getUint8(at++) : -glyf.getUint8(at++);
      else if (!(flag & same)) {
        value += glyf.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = coordinates(X_SHORT, X_SAME);
  const ys = coordinates(Y_SHORT, Y_SAME);
  const points = flags.map((flag, i): Point => ({ x: xs[i] ?? 0, y: ys[i] ?? 0, onCurve: (flag & ON_CURVE) !== 0 }));
  return ends.map((end, i) => points.slice(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end + 1));
}

function compositeContours(glyf: DataView, start: number, contours: (glyph: number) => Point[][]): Point[][] {
  const result: Point[][] = [];
  let at = start + 10;
  for (let flags = MORE; flags & MORE;) {
    flags = glyf.getUint16(at);
    if (!(flags & ARE_OFFSETS) || flags & SCALED) throw new Error('composite glyph with scaling or matched points');
    const dx = flags & WORDS ? glyf.getInt16(at + 4) : glyf.getInt8(at + 4);
    const dy = flags & WORDS ? glyf.getInt16(at + 6) : glyf.getInt8(at + 5);
    for (const contour of contours(glyf.getUint16(at + 2)))
      result.push(contour.map(({ x, y, onCurve }) => ({ x: x + dx, y: y + dy, onCurve })));
    at += flags & WORDS ? 8 : 6;
  }
  return result;
}

/** Quadratic splines become cubic ones, which both PDF and OFD know. */
function toSegments(contour: readonly Point[], transform: Transform): PathSegment[] {
  const points = contour.flatMap((point, i) => {
    const next = contour[(i + 1) % contour.length] ?? point;
    return point.onCurve || next.onCurve ? [point] : [point, midpoint(point, next)];
  });
  const first = points.findIndex(({ onCurve }) => onCurve);
  const ordered = [...points.slice(first), ...points.slice(0, first + 1)];
  let current = ordered[0] ?? { x: 0, y: 0 };
  const segments: PathSegment[] = [['M', ...transform(current.x, current.y)]];
  for (let i = 1; i < ordered.length; i++) {
    const point = ordered[i] ?? current;
    const end = 'onCurve' in point && point.onCurve ? point : (ordered[++i] ?? current);
    if (end === point) segments.push(['L', ...transform(end.x, end.y)]);
    else
      segments.push([
        'C',
        ...transform(current.x + (2 / 3) * (point.x - current.x), current.y + (2 / 3) * (point.y - current.y)),
        ...transform(end.x + (2 / 3) * (point.x - end.x), end.y + (2 / 3) * (point.y - end.y)),
        ...transform(end.x, end.y),
      ]);
    current = end;
  }
  return [...segments, ['Z']];
}

function midpoint(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, onCurve: true };
}
