import { encode } from 'uqr';
import type { QrModules } from './page.ts';

// Any mask may be read by any scanner. Trying all eight costs ten times the encoding; ours carry random-looking text,
// for which they hardly differ.
const MASK = 3;

/**
 * A QR code of level M or better (ISO/IEC 18004). Text made only of 0-9 A-Z space $ % * + - . / : is packed in
 * alphanumeric mode, 5.5 bits a character; one lower-case letter makes the whole text 8 bits a character.
 */
export const encodeQr = (text: string): QrModules =>
  encode(text, { ecc: 'M', boostEcc: true, maskPattern: MASK, border: 0 }).data.map((row) =>
    row.map((isDark) => (isDark ? '1' : '0')).join(''),
  );

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
