import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { CROCKFORD } from 'shared/base32.ts';
import { LONGEST_LINK } from 'shared/signed-code.ts';
import sharp from 'sharp';
import { testWith } from '../../test/harness/programs.ts';
import { openFonts } from './fonts.ts';
import { encodeQr } from './qr.ts';
import { openSampleOffice } from './sample-office.ts';
import { sampleSheet } from './sample-sheet.ts';

const run = promisify(execFile);
let folder: string;
let link: string;

beforeAll(async () => {
  // The cleaner of photos may have been loaded in this process: it allows itself little.
  sharp.unblock({ operation: ['VipsForeignLoadPngFile'] });
  folder = await mkdtemp(join(tmpdir(), 'suiban-print-'));
  const start = 'HTTPS://SUIBAN.EXAMPLE/V/';
  const code = Array.from({ length: LONGEST_LINK - start.length }, (_, at) => CROCKFORD[(at * at * 37 + at * 11) % 32]);
  link = start + code.join('');
  const sheet = { ...sampleSheet({ name: '张伟', number: 12 }), qr: { modules: encodeQr(link), caption: '扫码核验' } };
  await writeFile(join(folder, 'document.pdf'), await openSampleOffice(await openFonts()).write(sheet));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function picture(dotsPerInch: number): Promise<string> {
  const name = join(folder, `page-${dotsPerInch}`);
  await run('pdftoppm', ['-r', `${dotsPerInch}`, '-png', '-singlefile', join(folder, 'document.pdf'), name]);
  return `${name}.png`;
}

const readCode = async (path: string) =>
  (await run('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', path])).stdout.trim();

describe('a proof with the longest signed code', () => {
  for (const dotsPerInch of [110, 300])
    testWith(['pdftoppm', 'zbarimg'], `is read by a scanner at ${dotsPerInch} dots per inch`, async () =>
      expect(await readCode(await picture(dotsPerInch))).toBe(link),
    );

  testWith(['pdftoppm', 'zbarimg'], 'is still read from a gray, blurred and slightly turned copy', async () => {
    const copy = join(folder, 'copy.png');
    await sharp(await picture(200))
      .rotate(2, { background: '#fff' })
      .blur(1.2)
      .grayscale()
      .linear(0.7, 40)
      .toFile(copy);
    expect(await readCode(copy)).toBe(link);
  });

  testWith(
    ['pdftoppm'],
    'prints in ink of three colors and paper white: black text, red seal, pale watermark',
    async () => {
      const { data } = await sharp(await picture(300))
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      let [black, red, pale, white] = [0, 0, 0, 0];
      for (let at = 0; at < data.length; at += 3) {
        const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
        if (r > 250 && g > 250 && b > 250) white += 1;
        else if (r > 220 && g > 215 && b > 205) pale += 1;
        else if (r > 180 && g < 60 && b < 60) red += 1;
        else if (r < 60 && g < 60 && b < 60) black += 1;
      }
      const all = data.length / 3;
      expect(black / all).toBeGreaterThan(0.01);
      expect(red / all).toBeGreaterThan(0.003);
      expect(pale / all).toBeGreaterThan(0.01);
      expect(white / all).toBeGreaterThan(0.85);
    },
  );
});
