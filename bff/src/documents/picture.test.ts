import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { testWith } from '../../test/harness/programs.ts';
import { openFonts, type Fonts } from './fonts.ts';
import type { DocumentDescription, Raster } from './page.ts';
import { writePdf } from './pdf.ts';
import { encodePng } from './png.ts';
import { openSampleOffice, SAMPLE_NOW, type SampleOffice } from './sample-office.ts';
import { sampleSheet } from './sample-sheet.ts';
import { writeSvg } from './svg.ts';

const run = promisify(execFile);
const FLAG = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 10, 20, 30, 200, 200, 0];
const flag: Raster = { width: 3, height: 2, rgb: Buffer.from(FLAG).toString('base64') };

let fonts: Fonts;
let office: SampleOffice;
beforeAll(async () => {
  sharp.unblock({ operation: ['VipsForeignLoadSvg'] });
  fonts = await openFonts();
  office = openSampleOffice(fonts);
});

/** Two copies of one picture on a blank page: the first from (30, 40) to (60, 60) mm. */
function page(image: Raster): DocumentDescription {
  const { width, height, title, issuer, seal } = office.layout(sampleSheet({ name: '一', number: 1 }));
  const copy = { kind: 'image', width: 30, height: 20, image } as const;
  const items = [
    { ...copy, x: 30, y: 40 },
    { ...copy, x: 30, y: 80 },
  ];
  return { title, issuer, width, height, seal, pages: [{ items }] };
}

const write = (image: Raster) =>
  writePdf(page(image), { template: office.template, signer: office.signer, seal: office.seal, now: SAMPLE_NOW });

/** Colors in the middles of the picture's six pixels, from a picture of the page with five dots a millimetre. */
async function colorsOf(picture: Buffer): Promise<number[]> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const scale = info.width / 210;
  return [45, 55].flatMap((y) =>
    [35, 45, 55].flatMap((x) => {
      const at = 3 * (Math.round(y * scale) * info.width + Math.round(x * scale));
      return [...data.subarray(at, at + 3)];
    }),
  );
}

testWith(['pdftoppm', 'pdfimages'], 'a picture stands in the PDF where the page says, stored once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'suiban-picture-'));
  try {
    const path = join(folder, 'document.pdf');
    await writeFile(path, await write(flag));
    await run('pdftoppm', ['-r', '127', '-png', '-singlefile', path, join(folder, 'page')]);
    expect(await colorsOf(await readFile(join(folder, 'page.png')))).toEqual(FLAG);
    const { stdout } = await run('pdfimages', ['-list', path]);
    const rows = stdout.trim().split('\n').slice(2);
    expect(rows.map((row) => row.trim().split(/\s+/).slice(2, 8))).toEqual(
      Array(2).fill(['image', '3', '2', 'rgb', '3', '8']),
    );
    expect(new Set(rows.map((row) => row.trim().split(/\s+/)[10])).size).toBe(1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('the preview shows it at the same place', async () => {
  const svg = writeSvg(page(flag), 0, fonts, office.seal).replaceAll(
    '<image ',
    '<image style="image-rendering:pixelated" ',
  );
  expect(await colorsOf(await sharp(Buffer.from(svg), { density: 127 }).png().toBuffer())).toEqual(FLAG);
});

test('as a PNG file it has the same pixels', async () => {
  const { data, info } = await sharp(encodePng(flag)).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height, info.channels]).toEqual([3, 2, 3]);
  expect([...data]).toEqual(FLAG);
});

test('a picture with other pixels than its size says is refused', async () => {
  await expect(write({ ...flag, width: 4 })).rejects.toThrow(RangeError);
});
