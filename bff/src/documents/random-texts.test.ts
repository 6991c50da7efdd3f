import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readZip } from 'shared/sealed-documents/zip-reader.ts';
import { randomTexts } from '../../test/harness/hard-texts.ts';
import { textObjectsOf } from '../../test/harness/ofd-reader.ts';
import { testWith } from '../../test/harness/programs.ts';
import { FontFile } from './font-file.ts';
import { openFonts, unsupportedCharacters, type Fonts } from './fonts.ts';
import { openOfdSampleOffice, type OfdSampleOffice } from './ofd-sample.ts';
import { writeOfd } from './ofd.ts';
import type { DocumentDescription } from './page.ts';
import { writePdf } from './pdf.ts';
import { openSampleOffice, SAMPLE_NOW, type SampleOffice } from './sample-office.ts';
import { sampleSheet } from './sample-sheet.ts';
import { UnsupportedCharacterError } from './unsupported-character.ts';

let folder: string;
let fonts: Fonts;
let office: SampleOffice;
let ofdOffice: OfdSampleOffice;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'suiban-texts-'));
  fonts = await openFonts();
  office = openSampleOffice(fonts);
  ofdOffice = await openOfdSampleOffice(fonts);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const toPdf = (description: DocumentDescription) =>
  writePdf(description, { template: office.template, signer: office.signer, seal: office.seal, now: SAMPLE_NOW });
const toOfd = (description: DocumentDescription) =>
  writeOfd(description, { template: ofdOffice.template, seal: ofdOffice.seal, now: SAMPLE_NOW });

/** A line each, both weights in turn. */
function pageOf(lines: readonly string[]): DocumentDescription {
  const { watermark: _, ...base } = office.layout(sampleSheet({ name: '一', number: 1 }));
  const items = lines.map((text, index) => {
    const weight = index % 2 === 0 ? 'regular' : 'bold';
    return { kind: 'text', x: 10, y: 10 + 5 * index, text, size: 3, weight } as const;
  });
  return { ...base, pages: [{ items }] };
}

describe('attack row 39: two thousand random texts of any code point', () => {
  const seed = 20261122;
  const texts = randomTexts(seed);
  const isWhole = (text: string) => unsupportedCharacters(fonts, text).length === 0;
  const drawablePages = () => {
    const drawable = texts.filter(isWhole);
    const pages = Math.ceil(drawable.length / 50);
    return Array.from({ length: pages }, (_, page) => drawable.slice(50 * page, 50 * (page + 1)));
  };

  test('are drawable or not in good number', () => {
    expect(texts.filter(isWhole).length).toBeGreaterThan(900);
    expect(texts.filter((text) => !isWhole(text)).length).toBeGreaterThan(300);
  });

  testWith(['pdftotext'], 'come back exactly from a PDF', async () => {
    const path = join(folder, 'texts.pdf');
    for (const drawable of drawablePages()) {
      const lines = drawable.map((text) => `始${text}终`);
      await writeFile(path, await toPdf(pageOf(lines)));
      const out = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
      // poppler folds every kind of space into one.
      const flat = out.replaceAll(/\s/g, '');
      expect([seed, lines.filter((line) => !flat.includes(line.replaceAll(/\s/g, '')))]).toEqual([seed, []]);
    }
  });

  testWith(['python3'], 'come back exactly from an OFD, every character from a font that has it', async () => {
    const pages = drawablePages();
    const written = await Promise.all(pages.map((lines) => toOfd(pageOf(lines))));
    const paths = pages.map((_, page) => join(folder, `texts-${page}.ofd`));
    for (const [page, path] of paths.entries()) await writeFile(path, written[page] ?? '');
    for (const [page, objects] of textObjectsOf(paths).entries()) {
      const lines = pages[page] ?? [];
      expect([seed, objects.map(({ text }) => text).join('')]).toEqual([seed, lines.join('')]);
      const files = readZip(written[page] ?? new Uint8Array());
      const fontOf = new Map(
        [...new Set(objects.map(({ font }) => font))].map((name) => [
          name,
          new FontFile(files.get(`Doc_0/Res/${name}`) ?? new Uint8Array()),
        ]),
      );
      const faulty = objects.filter(({ text, font, afterPath, alpha }) => {
        const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
        const isRare = (codePoints[0] ?? 0) > 0xffff;
        // Beyond U+FFFF readers fail: there the outline is drawn, and the text below it is next to unseen.
        const isShown = isRare ? codePoints.length === 1 && afterPath && alpha < 10 : alpha === 255;
        return !isShown || codePoints.some((codePoint) => !fontOf.get(font)?.glyphId(codePoint));
      });
      expect([seed, faulty]).toEqual([seed, []]);
    }
  });

  test('that no font can draw are refused in both formats, by character, before anything is signed', async () => {
    for (const text of texts.filter((one) => !isWhole(one))) {
      const refusal = { name: UnsupportedCharacterError.name, characters: unsupportedCharacters(fonts, text) };
      await expect(toPdf(pageOf([text]))).rejects.toMatchObject(refusal);
      await expect(toOfd(pageOf([text]))).rejects.toMatchObject(refusal);
    }
  });
});
