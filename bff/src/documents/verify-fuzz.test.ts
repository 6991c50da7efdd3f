import { beforeAll, expect, test } from '@jest/globals';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { cpuClock } from '../../test/harness/effort.ts';
import { openFonts } from './fonts.ts';
import { openOfdSampleOffice } from './ofd-sample.ts';
import { openSampleOffice } from './sample-office.ts';
import { sampleSheet } from './sample-sheet.ts';

const SEED = 20261122;
const FLIPS = { pdf: 3000, ofd: 2000 };
const SLOWEST_MS = 4_000;

let roots: Buffer[];
let documents: { pdf: Buffer; ofd: Buffer };
beforeAll(async () => {
  const fonts = await openFonts();
  const [pdfOffice, ofdOffice] = [openSampleOffice(fonts), await openOfdSampleOffice(fonts)];
  roots = [pdfOffice.root.der, ofdOffice.root.der];
  const sheet = sampleSheet({ name: '㛃𬭚䶮', number: 7 });
  documents = { pdf: await pdfOffice.write(sheet), ofd: await ofdOffice.write(sheet) };
});

/** Mulberry32: the same numbers every time. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

test.each(['pdf', 'ofd'] as const)(
  'attack row 38: thousands of single changed bytes in a sealed %s, and not one passes',
  async (format) => {
    const document = documents[format];
    expect((await verifyDocument(document, { roots })).ok).toBe(true);
    const next = numbersFrom(SEED);
    const passed: { at: number; from: number | undefined; to: number }[] = [];
    let slowest = 0;
    for (let flip = 0; flip < FLIPS[format]; flip += 1) {
      const at = next(document.length);
      const to = (document[at] ?? 0) ^ (1 + next(255));
      const changed = Buffer.from(document);
      changed[at] = to;
      const spent = cpuClock();
      const { ok } = await verifyDocument(changed, { roots });
      slowest = Math.max(slowest, spent());
      if (ok) passed.push({ at, from: document[at], to });
    }
    expect(passed).toEqual([]);
    expect(slowest).toBeLessThan(SLOWEST_MS);
  },
);

test('attack row 38: whatever stands in a file, the verifier answers and never throws', async () => {
  const next = numbersFrom(SEED + 1);
  for (const document of Object.values(documents))
    for (let round = 0; round < 300; round += 1) {
      const from = next(document.length);
      const until = from + next(200);
      const mangled =
        round % 3 === 0
          ? document.subarray(0, from)
          : round % 3 === 1
            ? Buffer.concat([document.subarray(0, from), document.subarray(until)])
            : Buffer.concat([document.subarray(0, until), document.subarray(from)]);
      const result = await verifyDocument(mangled, { roots });
      expect(result.ok && mangled.length !== document.length).toBe(false);
    }
});
