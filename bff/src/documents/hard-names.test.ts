import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HARD_NAMES } from '../../test/harness/hard-texts.ts';
import { textObjectsOf } from '../../test/harness/ofd-reader.ts';
import { testWith } from '../../test/harness/programs.ts';
import { openFonts, unsupportedCharacters, type Fonts } from './fonts.ts';
import type { DocumentDescription } from './page.ts';
import { openOfdSampleOffice } from './ofd-sample.ts';
import { writeOfd } from './ofd.ts';
import { writePdf } from './pdf.ts';
import { openSampleOffice, SAMPLE_NOW, type SampleOffice } from './sample-office.ts';
import { sampleSheet } from './sample-sheet.ts';

const run = promisify(execFile);
let folder: string;
let fonts: Fonts;
let office: SampleOffice;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suiban-names-'));
  fonts = await openFonts();
  office = openSampleOffice(fonts);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const write = (description: DocumentDescription) =>
  writePdf(description, { template: office.template, signer: office.signer, seal: office.seal, now: SAMPLE_NOW });

async function save(description: DocumentDescription): Promise<string> {
  const path = join(folder, 'names.pdf');
  await writeFile(path, await write(description));
  return path;
}

/** Every name as holder, as employer in a narrow cell, and in both weights of a long table. */
function withNames(): DocumentDescription {
  const sheet = sampleSheet({ name: HARD_NAMES[0] ?? '', number: 44 });
  const rows = HARD_NAMES.map((name) => [{ text: name }, { text: name, weight: 'bold' as const }]);
  return office.layout({ ...sheet, tables: [...sheet.tables, { columns: [80, 80], size: 2.8, rows }] });
}

describe('attack row 39: hard names', () => {
  test('are more than forty-four, one of them of twenty-five characters', () => {
    expect(new Set(HARD_NAMES).size).toBeGreaterThanOrEqual(44);
    expect(HARD_NAMES.map((name) => [...name].length)).toContain(25);
    expect(unsupportedCharacters(fonts, HARD_NAMES.join(''))).toEqual([]);
  });

  testWith(['pdftotext'], 'come back from a document character by character', async () => {
    const { stdout } = await run('pdftotext', ['-raw', await save(withNames()), '-']);
    expect(HARD_NAMES.filter((name) => !stdout.includes(`${name} ${name}\n`))).toEqual([]);
  });

  testWith(['pdftotext'], 'come back each from a proof of its own', async () => {
    for (const name of HARD_NAMES) {
      const sheet = sampleSheet({ name, number: 5, employer: `${name}样例工作室` });
      const { stdout } = await run('pdftotext', ['-raw', await save(office.layout(sheet)), '-']);
      const flat = stdout.replaceAll(/\s/g, '');
      expect(flat).toContain(`姓名${name}身份证号码`.replaceAll(/\s/g, ''));
      expect(flat).toContain(`单位名称${name}样例工作室开户日期`.replaceAll(/\s/g, ''));
    }
  });

  testWith(['python3'], 'come back from an OFD too, each from a proof of its own', async () => {
    const { template, seal, write: writeSheet } = await openOfdSampleOffice(fonts);
    const paths = ['all', ...HARD_NAMES.keys()].map((key) => join(folder, `names-${key}.ofd`));
    const [first = '', ...own] = paths;
    await writeFile(first, await writeOfd(withNames(), { template, seal, now: SAMPLE_NOW }));
    for (const [index, name] of HARD_NAMES.entries())
      await writeFile(
        own[index] ?? '',
        await writeSheet(sampleSheet({ name, number: 5, employer: `${name}样例工作室` })),
      );
    const [together = [], ...single] = textObjectsOf(paths);
    const text = together.map((object) => object.text).join('');
    expect(HARD_NAMES.filter((name) => !text.includes(`${name}${name}`))).toEqual([]);
    const beyond = together.filter((object) => (object.text.codePointAt(0) ?? 0) > 0xffff);
    expect(beyond.length).toBeGreaterThan(80);
    expect(beyond.filter((object) => [...object.text].length > 1 || !object.afterPath)).toEqual([]);

    expect(single).toHaveLength(HARD_NAMES.length);
    for (const [index, name] of HARD_NAMES.entries()) {
      const flat = single[index]?.map((object) => object.text).join('');
      expect(flat).toContain(`姓名${name}身份证号码`);
      expect(flat).toContain(`单位名称${name}样例工作室开户日期`);
    }
  });

  testWith(
    ['pdffonts', 'qpdf', 'pdfsig'],
    'leave every font embedded, the file sound and the signature valid',
    async () => {
      const path = await save(withNames());
      const fontRows = (await run('pdffonts', [path])).stdout.trim().split('\n').slice(2);
      expect(fontRows.length).toBeGreaterThan(10);
      for (const row of fontRows)
        expect(row).toMatch(/^[A-Z]{6}\+(NotoSerifSC-\w+|HanaMinB) +CID TrueType +Identity-H +yes yes yes/);
      const checked = await run('qpdf', ['--check', path]);
      expect(`${checked.stdout}${checked.stderr}`).not.toMatch(/warning|error:/i);
      expect((await run('pdfsig', [path])).stdout).toContain('Signature is Valid');
    },
  );
});
