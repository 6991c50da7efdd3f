import { deflateSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { cpuClock } from '../../../test/harness/effort.ts';
import { jpegPhoto } from '../../../test/harness/pictures.ts';
import { AppError } from '../../kernel/app-error.ts';
import { admitMaterial } from './admit-material.ts';
import { checkPdf } from './check-pdf.ts';

const END = '\nstartxref\n9\n%%EOF\n';
const pdf = (...parts: (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(
    ['%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\n', ...parts, END].map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : part,
    ),
  );
const packed = (content: string | Uint8Array, dictionary = '/Type/ObjStm/Filter/FlateDecode') => [
  `5 0 obj <<${dictionary}>>\nstream\n`,
  deflateSync(content),
  '\nendstream endobj\n',
];
const codeOf = (bytes: Uint8Array): string => {
  try {
    checkPdf(bytes);
    return 'taken';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};

describe('a PDF handed in as a material', () => {
  test('is taken when it is plain, with packed objects and with a picture of any bytes', () => {
    expect(codeOf(pdf())).toBe('taken');
    expect(codeOf(pdf(...packed('<</Type/Page>>')))).toBe('taken');
    const picture = Buffer.from('abc/JS def stream\nendstream'.repeat(20_000));
    expect(codeOf(pdf(...packed(picture, '/Subtype/Image')))).toBe('taken');
  });

  test.each([
    ['a script', ['<</S/JavaScript/JS(app.alert(1))>>']],
    ['a script in escaped letters', ['<</S/J#61vaScript/JS(x)>>']],
    ['a script in a packed object', packed('<</S/JavaScript/JS(x)>>')],
    ['a script in a packed object of an escaped name', packed('<</S/JavaScript>>', '/Type/Obj#53tm')],
    ['a program to start', ['<</S/Launch/F(cmd.exe)>>']],
    ['an attachment', ['<</EmbeddedFiles 7 0 R>>']],
    ['a form of its own', ['<</XFA [1 0 R]>>']],
    ['a password', ['trailer <</Encrypt 9 0 R>>']],
    ['a packed object that is none', ['5 0 obj <</Type/ObjStm>>\nstream\nnot packed\nendstream']],
    ['a packed object without an end', ['5 0 obj <</Type/ObjStm>>\nstream\n']],
    ['a small file that unpacks to 100 MB', packed(Buffer.alloc(100 * 1024 * 1024))],
  ])('attack row 45: with %s is refused', (_what, parts) => {
    expect(codeOf(pdf(...parts))).toBe('material.invalid');
  });

  test('attack row 45: cut off, or with something after its end, is refused', () => {
    const whole = pdf();
    expect(codeOf(whole.subarray(0, whole.length - 8))).toBe('material.invalid');
    expect(codeOf(Buffer.concat([whole, Buffer.from('PK\u0003\u0004a zip')]))).toBe('material.invalid');
  });

  test.each(['<html><script>', 'MZ\u0090', 'PK\u0003\u0004', '<svg xmlns="http://www.w3.org/2000/svg"/>', ''])(
    'attack row 45: what begins with 「%s」 is no material',
    async (begin) => {
      const bytes = Buffer.from(begin.padEnd(200, ' '), 'latin1');
      await expect(admitMaterial(bytes)).rejects.toMatchObject({ code: 'material.unsupported' });
      expect(codeOf(bytes)).toBe('material.unsupported');
    },
  );

  test.each<[string, () => Uint8Array]>([
    ['names without an end', () => pdf('/Type/ObjStm'.repeat(800_000))],
    ['packed objects without an end', () => pdf('<</Type/ObjStm>>stream\n'.repeat(400_000))],
    ['escapes before each of many streams', () => pdf(`${'#41'.repeat(10)}stream\n`.repeat(270_000))],
    ['streams only', () => pdf('stream\n'.repeat(1_400_000))],
    ['streams with a dictionary', () => pdf('obj stream\n'.repeat(900_000))],
    ['escapes only', () => pdf('#41'.repeat(3_300_000))],
    ['packed escapes', () => pdf(...packed(Buffer.from('#41'.repeat(21_000_000))))],
  ])(
    'attack row 44: %s, ten million bytes made to slow the check, are judged within three seconds of CPU',
    (_what, made) => {
      const bytes = made();
      const cpu = cpuClock();
      codeOf(bytes);
      expect(cpu()).toBeLessThan(3_000);
    },
  );
});

test('a picture handed in as a material is drawn anew', async () => {
  const { kind, bytes } = await admitMaterial(await jpegPhoto());
  expect(kind).toBe('picture');
  expect(Buffer.from(bytes.subarray(0, 3)).toString('hex')).toBe('ffd8ff');
});
