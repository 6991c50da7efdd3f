import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { verifyDocument } from 'shared/sealed-documents/verify-document.ts';
import { testWith } from '../../test/harness/programs.ts';
import { openFonts, type Fonts } from './fonts.ts';
import type { DocumentDescription } from './page.ts';
import { writePdf } from './pdf.ts';
import { openSampleOffice, SAMPLE_NOW, type SampleOffice } from './sample-office.ts';
import { longSampleSheet, sampleSheet } from './sample-sheet.ts';
import { UnsupportedCharacterError } from './unsupported-character.ts';

const run = promisify(execFile);
let folder: string;
let fonts: Fonts;
let office: SampleOffice;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suiban-pdf-'));
  fonts = await openFonts();
  office = openSampleOffice(fonts);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const HARD_NAMES = [
  '㛃𬭚䶮',
  '𠮷𡋾𣭘𮧵𪚥𫝀𬺡',
  '犇喆堃𠅤𫍲𬱖𫟹𬍛鿍',
  '阿不都热依木·买买提',
  '古丽仙·阿卜杜热合曼·吐尔逊江·艾尼瓦尔·麦麦提',
  "O'Connor Müller",
];

async function save(bytes: Uint8Array, name = 'document.pdf'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

const write = (description: DocumentDescription) =>
  writePdf(description, { template: office.template, signer: office.signer, seal: office.seal, now: SAMPLE_NOW });

function withLines(lines: readonly string[]): DocumentDescription {
  const base = office.layout(sampleSheet({ name: '一', number: 1 }));
  const items = lines.map(
    (text, index) => ({ kind: 'text', x: 20, y: 20 + 6 * index, text, size: 4, weight: 'regular' }) as const,
  );
  return { ...base, pages: [{ items }] };
}

const longDocument = () => office.layout(longSampleSheet({ name: '㛃𬭚𠮷', number: 9 }, 200));

describe('independent readers', () => {
  testWith(['pdfsig', 'certutil'], 'pdfsig calls the signature valid and the certificate trusted', async () => {
    for (const keyType of ['ec', 'rsa'] as const) {
      const own = openSampleOffice(fonts, keyType);
      const store = await mkdtemp(join(folder, 'nss-'));
      const root = await save(Buffer.from(own.root.pem), 'root.pem');
      execFileSync('certutil', ['-N', '-d', `sql:${store}`, '--empty-password']);
      execFileSync('certutil', ['-A', '-d', `sql:${store}`, '-n', 'root', '-t', 'CT,C,C', '-i', root]);
      const path = await save(await own.write(sampleSheet({ name: '张伟', number: 3 })));
      const { stdout } = await run('pdfsig', ['-nssdir', `sql:${store}`, path]);
      expect(stdout).toContain('Signature Type: ETSI.CAdES.detached');
      expect(stdout).toContain('Signature is Valid');
      expect(stdout).toContain('Certificate is Trusted');
      expect(stdout).toContain('Total document signed');
    }
  });

  testWith(['qpdf'], 'qpdf finds nothing to complain about, on one page and on several', async () => {
    for (const bytes of [await office.write(sampleSheet({ name: '张伟', number: 3 })), await write(longDocument())]) {
      const { stdout, stderr } = await run('qpdf', ['--check', await save(bytes)]);
      expect(stdout).toContain('No syntax or stream encoding errors found');
      expect(`${stdout}${stderr}`).not.toMatch(/warning|error:/i);
    }
  });

  testWith(['pdftotext'], 'pdftotext gives back every text exactly, rare characters of names included', async () => {
    for (const name of HARD_NAMES) {
      const sheet = office.layout(sampleSheet({ name, number: 5 }));
      const { stdout } = await run('pdftotext', ['-raw', await save(await write(sheet)), '-']);
      for (const { items } of sheet.pages)
        for (const item of items) if (item.kind === 'text') expect(stdout).toContain(item.text.trim());
    }
  });

  testWith(['pdftotext'], 'each of a thousand random drawable characters comes back as itself', async () => {
    const drawable = Array.from({ length: 0x30000 }, (_, codePoint) => codePoint).filter(
      (codePoint) =>
        codePoint > 0x20 &&
        (fonts.regular.advance(codePoint) ?? 0) > 0 &&
        !/\p{Z}/u.test(String.fromCodePoint(codePoint)),
    );
    const start = Math.floor(Math.random() * 30);
    const lines = Array.from({ length: 40 }, (_, line) =>
      Array.from({ length: 25 }, (_, column) =>
        String.fromCodePoint(drawable[start + 30 * (25 * line + column)] ?? 0x4e00),
      ).join(''),
    );
    const { stdout } = await run('pdftotext', [
      '-raw',
      await save(await write(withLines(lines.map((line) => `始${line}终`)))),
      '-',
    ]);
    const flat = stdout.replaceAll(/\s/g, '');
    expect(lines.filter((line) => !flat.includes(`始${line}终`))).toEqual([]);
  });

  testWith(['pdffonts'], 'pdffonts shows every font embedded, subset and readable as text', async () => {
    const { stdout } = await run('pdffonts', [await save(await write(longDocument()))]);
    const rows = stdout.trim().split('\n').slice(2);
    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const row of rows)
      expect(row).toMatch(/^[A-Z]{6}\+(NotoSerifSC-\w+|HanaMinB) +CID TrueType +Identity-H +yes yes yes/);
  });

  testWith(['pdftoppm', 'zbarimg'], 'zbarimg reads the code from a picture of 110 dots per inch', async () => {
    const path = await save(await office.write(sampleSheet({ name: '张伟', number: 12 })));
    await run('pdftoppm', ['-r', '110', '-png', '-singlefile', path, join(folder, 'page')]);
    const { stdout } = await run('zbarimg', ['-q', '--raw', '-Sdisable', '-Sqrcode.enable', join(folder, 'page.png')]);
    expect(stdout.trim()).toBe('HTTPS://SUIBAN.EXAMPLE/V/YXGJJ2026000000012.7K3M9QX2WZ4R8T5N6P1C0HJD2F');
  });

  testWith(
    ['pdftotext'],
    'a table of two hundred rows runs over several pages with its header and page numbers',
    async () => {
      const sheet = longDocument();
      const bytes = await write(sheet);
      const { stdout } = await run('pdftotext', ['-layout', await save(bytes), '-']);
      const pages = stdout.split('\f').slice(0, -1);
      expect(pages).toHaveLength(sheet.pages.length);
      expect(pages.length).toBeGreaterThan(5);
      pages.forEach((page, index) => expect(page.replaceAll(' ', '')).toContain(`第${index + 1}页共${pages.length}页`));
      const rows = pages.map((page) => [...page.matchAll(/^ *(\d+) +(\d{4}年\d+月) +2,904\.00元$/gm)]);
      pages.forEach((page, index) =>
        expect([page.match(/缴存月份/g)?.length ?? 0, index]).toEqual([rows[index]?.length ? 1 : 0, index]),
      );
      expect(rows.flat().map(([, number]) => Number(number))).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
      expect((await verifyDocument(bytes, { roots: [office.root.der], at: SAMPLE_NOW })).ok).toBe(true);
    },
  );
});

describe('the writer', () => {
  test.each(['\u{30EDD}', '\u{E000}', '\u{D800}', '\n', '😀', '\u{301}', '\u{202E}', '\u{AD}'])(
    'refuses %j before the key is used',
    async (character) => {
      let isKeyUsed = false;
      const sign = () => {
        isKeyUsed = true;
        return Buffer.alloc(0);
      };
      const sealing = {
        template: office.template,
        signer: { ...office.signer, sign },
        seal: office.seal,
        now: SAMPLE_NOW,
      };
      await expect(writePdf(withLines([`王${character}`]), sealing)).rejects.toMatchObject({ characters: [character] });
      await expect(writePdf(withLines([`王${character}`]), sealing)).rejects.toThrow(UnsupportedCharacterError);
      expect(isKeyUsed).toBe(false);
    },
  );

  test('waits for a signer that lives elsewhere', async () => {
    const sign = (data: Uint8Array) =>
      new Promise<Uint8Array>((done) => setTimeout(() => done(office.signer.sign(data)), 5));
    const signer = { ...office.signer, sign };
    const bytes = await writePdf(withLines(['云江市']), {
      template: office.template,
      signer,
      seal: office.seal,
      now: SAMPLE_NOW,
    });
    expect((await verifyDocument(bytes, { roots: [office.root.der], at: SAMPLE_NOW })).ok).toBe(true);
  });

  test('puts every object where the cross-reference table says, in entries of twenty bytes', async () => {
    const text = (await write(longDocument())).toString('latin1');
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    const [, size = '', entries = ''] = /^xref\n0 (\d+)\n([^t]*)trailer\n/.exec(text.slice(start)) ?? [];
    expect(entries).toHaveLength(20 * Number(size));
    for (let number = 1; number < Number(size); number++) {
      const offset = Number(entries.slice(20 * number, 20 * number + 10));
      expect(text.slice(offset, offset + 20)).toMatch(new RegExp(`^${number} 0 obj\n`));
    }
  });

  test('a page of a proof stays under 90 KB', async () => {
    expect((await office.write(sampleSheet({ name: '㛃𬭚䶮', number: 3 }))).length).toBeLessThan(90_000);
  });

  test('characters that mean something in XML do not break the metadata', async () => {
    const bytes = await write({ ...withLines(['云江市']), title: '<证明> & "样例"' });
    expect(bytes.toString('utf8')).toContain('&lt;证明&gt; &amp; &quot;样例&quot;');
  });
});
