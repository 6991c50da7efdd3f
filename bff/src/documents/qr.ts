import { encode } from 'uqr';

/** Rows of modules, true is dark; no quiet zone. */
export type QrModules = readonly (readonly boolean[])[];

// Any mask may be read by any scanner. Trying all eight costs ten times the encoding; ours carry random-looking text,
// for which they hardly differ.
const MASK = 3;

/**
 * A QR code of level M or better (ISO/IEC 18004). Text made only of 0-9 A-Z space $ % * + - . / : is packed in
 * alphanumeric mode, 5.5 bits a character; one lower-case letter makes the whole text 8 bits a character.
 */
export function encodeQr(text: string): QrModules {
  return encode(text, { ecc: 'M', boostEcc: true, maskPattern: MASK, border: 0 }).data;
}

/** Dark runs as [column, row, length]: what a writer draws instead of single modules. */
export function darkRuns(modules: QrModules): [number, number, number][] {
  const runs: [number, number, number][] = [];
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      const start = x;
      while (row[x]) x += 1;
      if (x > start) runs.push([start, y, x - start]);
    }
  });
  return runs;
}
