const STREAMS = 7;
const HEADER_LENGTH = 8 + 4 * STREAMS;

const ON_CURVE = 0x01;
const X_SHORT = 0x02;
const Y_SHORT = 0x04;
const X_SAME = 0x10;
const Y_SAME = 0x20;

/** A place in one of the streams side by side in which WOFF2 keeps like values together. */
class Stream {
  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
  ) {}

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  word(): number {
    return (this.byte() << 8) | this.byte();
  }

  /** 255UInt16 (WOFF2 §3.2). */
  count(): number {
    const code = this.byte();
    if (code === 253) return this.word();
    if (code === 254) return this.byte() + 506;
    return code === 255 ? this.byte() + 253 : code;
  }
}

/**
 * Rebuilds `glyf` and `loca` (long offsets) from WOFF2's transformed outlines (WOFF2 §5.1), leaving the hints out.
 * Throws Error for composite glyphs.
 */
export function readGlyphs(packed: Uint8Array): { glyf: Uint8Array; loca: Uint8Array } {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const count = view.getUint16(4);
  let start = HEADER_LENGTH;
  const open = (index: number) => {
    const stream = new Stream(packed, start);
    start += view.getUint32(8 + 4 * index);
    return stream;
  };
  const [contours, points, flags, coordinates, , boxes] = [0, 1, 2, 3, 4, 5].map(open);
  if (!contours || !points || !flags || !coordinates || !boxes) throw new Error('outlines are cut off');
  const boxed = Array.from({ length: 4 * Math.ceil(count / 32) }, () => boxes.byte());
  const loca = Buffer.alloc(4 * (count + 1));
  const glyphs: Uint8Array[] = [];
  let length = 0;
  for (let glyph = 0; glyph < count; glyph++) {
    const contourCount = contours.word();
    if (contourCount === 0xffff) throw new Error('a composite glyph');
    if (contourCount > 0) {
      const lengths = Array.from({ length: contourCount }, () => points.count());
      const outline = readOutline(lengths, flags, coordinates);
      if (((boxed[glyph >> 3] ?? 0) & (0x80 >> (glyph & 7))) !== 0)
        outline.box = [boxes.word(), boxes.word(), boxes.word(), boxes.word()];
      const bytes = writeOutline(lengths, outline);
      glyphs.push(bytes);
      length += bytes.length;
    }
    loca.writeUInt32BE(length, 4 * (glyph + 1));
  }
  return { glyf: Buffer.concat(glyphs, length), loca };
}

interface Outline {
  readonly onCurve: Uint8Array;
  /** Distances from point to point. */
  readonly dx: Int16Array;
  readonly dy: Int16Array;
  box: readonly number[];
}

function readOutline(lengths: readonly number[], flags: Stream, coordinates: Stream): Outline {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const [onCurve, dx, dy] = [new Uint8Array(total), new Int16Array(total), new Int16Array(total)];
  let [x, y] = [0, 0];
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let point = 0; point < total; point++) {
    const flag = flags.byte();
    onCurve[point] = flag & 0x80 ? 0 : ON_CURVE;
    readStep(flag & 0x7f, coordinates, dx, dy, point);
    x += dx[point] ?? 0;
    y += dy[point] ?? 0;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < bottom) bottom = y;
    if (y > top) top = y;
  }
  coordinates.count(); // the length of the hints
  return { onCurve, dx, dy, box: [left, bottom, right, top] };
}

/** One point's distance from the last: the table of WOFF2 §5.2 as arithmetic. */
function readStep(form: number, coordinates: Stream, dx: Int16Array, dy: Int16Array, point: number): void {
  const first = coordinates.byte();
  const across = form & 1 ? 1 : -1;
  const up = form & 2 ? 1 : -1;
  if (form < 10) dy[point] = across * (((form & 14) << 7) + first);
  else if (form < 20) dx[point] = across * ((((form - 10) & 14) << 7) + first);
  else if (form < 84) {
    dx[point] = across * (1 + ((form - 20) & 0x30) + (first >> 4));
    dy[point] = up * (1 + (((form - 20) & 0x0c) << 2) + (first & 0x0f));
  } else if (form < 120) {
    dx[point] = across * (1 + (((form - 84) / 12) << 8) + first);
    dy[point] = up * (1 + ((((form - 84) % 12) >> 2) << 8) + coordinates.byte());
  } else if (form < 124) {
    const second = coordinates.byte();
    dx[point] = across * ((first << 4) + (second >> 4));
    dy[point] = up * (((second & 0x0f) << 8) + coordinates.byte());
  } else {
    dx[point] = across * ((first << 8) + coordinates.byte());
    dy[point] = up * coordinates.word();
  }
}

/** A glyph of `glyf` (ISO/IEC 14496-22 §5.3.3) without hints, padded to an even length. */
function writeOutline(lengths: readonly number[], { onCurve, dx, dy, box }: Outline): Uint8Array {
  const total = onCurve.length;
  const bytes = new Uint8Array(12 + 2 * lengths.length + 5 * total + 1);
  let at = 0;
  const word = (value: number) => {
    bytes[at++] = value >> 8;
    bytes[at++] = value;
  };
  word(lengths.length);
  box.forEach(word);
  let end = -1;
  for (const length of lengths) word((end += length));
  word(0);
  for (let point = 0; point < total; point++)
    bytes[at++] =
      (onCurve[point] ?? 0) | formOf(dx[point] ?? 0, X_SHORT, X_SAME) | formOf(dy[point] ?? 0, Y_SHORT, Y_SAME);
  for (const distances of [dx, dy])
    for (const distance of distances) {
      if (distance > 255 || distance < -255) word(distance);
      else if (distance !== 0) bytes[at++] = distance < 0 ? -distance : distance;
    }
  return bytes.subarray(0, at + (at % 2));
}

/** The flags of TrueType's shortest form of a distance. */
function formOf(distance: number, short: number, same: number): number {
  if (distance === 0) return same;
  if (distance > 255 || distance < -255) return 0;
  return distance > 0 ? short | same : short;
}
