import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { preflight, PREFLIGHT } from '../../test/harness/preflight.ts';
import { testWith } from '../../test/harness/programs.ts';
import { openFonts, type Fonts } from './fonts.ts';
import type { DocumentDescription, ImageItem } from './page.ts';
import { preparePdfTemplate, writePdf } from './pdf.ts';
import { openSampleOffice, SAMPLE_NOW, type SampleOffice } from './sample-office.ts';
import { longSampleSheet, sampleSheet } from './sample-sheet.ts';

let folder: string;
let fonts: Fonts;
let office: SampleOffice;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suiban-preflight-'));
  fonts = await openFonts();
  office = openSampleOffice(fonts);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const write = (description: DocumentDescription, by = office) =>
  writePdf(description, { template: by.template, signer: by.signer, seal: by.seal, now: SAMPLE_NOW });

async function judge(pdf: Uint8Array): Promise<string> {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.pdf`);
  await writeFile(path, pdf);
  return preflight(path);
}

const photo: ImageItem = {
  kind: 'image',
  x: 150,
  y: 40,
  width: 25,
  height: 35,
  image: { width: 25, height: 35, rgb: Buffer.alloc(3 * 25 * 35, 130).toString('base64') },
};

const withPhoto = (description: DocumentDescription): DocumentDescription => ({
  ...description,
  pages: description.pages.map(({ items }) => ({ items: [...items, photo] })),
});

describe('PDFBox Preflight calls valid PDF/A-1b', () => {
  const samples: [string, () => Promise<Uint8Array>][] = [
    ['a proof on one page with a watermark', () => office.write(sampleSheet({ name: '张伟', number: 1 }))],
    [
      'one with characters of the fallback font',
      () => office.write(sampleSheet({ name: '𠮷𡋾𣭘𮧵㛃𬭚䶮', number: 2 })),
    ],
    [
      'many pages with a picture on each',
      () => write(withPhoto(office.layout(longSampleSheet({ name: '𠮷', number: 3 }, 200)))),
    ],
    [
      'one that is signed with RSA',
      () => {
        const other = openSampleOffice(fonts, 'rsa');
        return other.write(sampleSheet({ name: '张伟', number: 4 }));
      },
    ],
    [
      'one without watermark, code, table or a prepared template',
      () => {
        const { watermark: _, ...base } = office.layout(sampleSheet({ name: '一', number: 5 }));
        const items = [{ kind: 'text', x: 20, y: 20, text: '<样例> & "𠮷"', size: 4, weight: 'bold' } as const];
        const template = preparePdfTemplate(fonts, []);
        return write({ ...base, title: '<样例> & "𠮷"', pages: [{ items }] }, { ...office, template });
      },
    ],
  ];
  for (const [name, make] of samples)
    testWith(PREFLIGHT, name, async () => expect(await judge(await make())).toMatch(/is a valid PDF\/A-1b file/));

  testWith(PREFLIGHT, 'but not one whose fonts lack what archives ask for', async () => {
    const pdf = Buffer.from(await office.write(sampleSheet({ name: '张伟', number: 6 })));
    const broken = Buffer.from(pdf.toString('latin1').replaceAll('/CIDSet', '/CIDXet'), 'latin1');
    expect(await judge(broken)).toMatch(/not a valid PDF\/A-1b file[\s\S]*CIDSet entry is missing/);
  });
});
