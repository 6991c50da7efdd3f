import { encode } from 'uqr';
import type { QrModules } from './page.ts';
import { codewordsOf, fitText, type QrLevel } from './qr-codewords.ts';

// Any mask may be read by any scanner. Trying all eight costs ten times the encoding; ours carry random-looking text,
// for which they hardly differ.
const MASK = 3;

const DARK = '1'.charCodeAt(0);
const LIGHT = '0'.charCodeAt(0);

/**
 * A QR code of level M or better (ISO/IEC 18004). Text made only of 0-9 A-Z space $ % * + - . / : is packed in
 * alphanumeric mode, 5.5 bits a character; one lower-case letter makes the whole text 8 bits a character. Alphanumeric
 * codes up to version 10 are written into a frame the library drew once; all others are the library's own.
 */
export function encodeQr(text: string): QrModules {
  const fit = fitText(text);
  if (fit) return fill(frameOf(fit.version, fit.level), codewordsOf(text, fit.version, fit.level));
  return encode(text, { ecc: 'M', boostEcc: true, maskPattern: MASK, border: 0 }).data.map((row) =>
    Buffer.from(row.map((isDark) => (isDark ? DARK : LIGHT))).toString('latin1'),
  );
}

interface Frame {
  readonly size: number;
  /** A byte a module, row by row: everything but data, and the mask where data goes. */
  readonly modules: Uint8Array;
  /** Where each bit of data goes, in order. */
  readonly places: Uint16Array;
}

const frames = new Map<string, Frame>();

function frameOf(version: number, level: QrLevel): Frame {
  const key = `${version}${level}`;
  const known = frames.get(key);
  if (known) return known;
  const options = { ecc: level, boostEcc: false, minVersion: version, maxVersion: version };
  const { data, types, size } = encode('A', { ...options, maskPattern: MASK, border: 0 });
  const isData = (x: number, y: number) => types[y]?.[x] === 0;
  const isDark = (x: number, y: number) => (isData(x, y) ? (x + y) % 3 === 0 : data[y]?.[x]);
  const modules = Uint8Array.from({ length: size * size }, (_, at) =>
    isDark(at % size, Math.floor(at / size)) ? DARK : LIGHT,
  );
  const places = zigzag(size)
    .filter(([x, y]) => isData(x, y))
    .map(([x, y]) => y * size + x);
  const frame = { size, modules, places: Uint16Array.from(places) };
  frames.set(key, frame);
  return frame;
}

/** All modules two columns at a time from the right, up and down in turn, without the column of the timing (§7.7.3). */
function zigzag(size: number): [number, number][] {
  const order: [number, number][] = [];
  for (let right = size - 1, isUp = true; right > 0; right -= 2, isUp = !isUp) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) order.push([x, isUp ? size - 1 - step : step]);
  }
  return order;
}

function fill({ size, modules, places }: Frame, codewords: Uint8Array): QrModules {
  const bytes = Buffer.from(modules);
  for (let bit = 0; bit < 8 * codewords.length; bit++)
    if (((codewords[bit >> 3] ?? 0) << (bit & 7)) & 0x80) {
      const place = places[bit] ?? 0;
      bytes[place] = (bytes[place] ?? 0) ^ (DARK ^ LIGHT);
    }
  const all = bytes.toString('latin1');
  return Array.from({ length: size }, (_, row) => all.slice(row * size, (row + 1) * size));
}

/** Dark runs as [column, row, length]: what a writer draws instead of single modules. */
export function darkRuns(modules: QrModules): [number, number, number][] {
  const runs: [number, number, number][] = [];
  modules.forEach((row, y) => {
    for (let x = row.indexOf('1'); x >= 0;) {
      const light = row.indexOf('0', x);
      const end = light < 0 ? row.length : light;
      runs.push([x, y, end - x]);
      x = row.indexOf('1', end);
    }
  });
  return runs;
}
