import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'suiban-verify-file-'));
const at = (name) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

const makeDocuments = `
  import { writeFileSync } from 'node:fs';
  import { openFonts } from './bff/src/documents/fonts.ts';
  import { openOfdSampleOffice } from './bff/src/documents/ofd-sample.ts';
  import { openSampleOffice } from './bff/src/documents/sample-office.ts';
  import { sampleSheet } from './bff/src/documents/sample-sheet.ts';
  const fonts = await openFonts();
  const offices = { pdf: openSampleOffice(fonts), ofd: await openOfdSampleOffice(fonts) };
  for (const [format, office] of Object.entries(offices)) {
    writeFileSync(process.env.FOLDER + '/good.' + format, await office.write(sampleSheet({ name: '张伟', number: 7 })));
    writeFileSync(process.env.FOLDER + '/' + format + '-root.pem', office.root.pem);
    writeFileSync(process.env.FOLDER + '/' + format + '-root.der', office.root.der);
  }`;

beforeAll(() => {
  execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', makeDocuments], {
    cwd: root,
    env: { PATH: process.env.PATH, FOLDER: folder },
  });
});

const verify = (...args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/verify.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, DATA_DIR: folder },
  });
  return { status, text: stdout + stderr };
};

test('a PDF and an OFD are believed under the roots that are named, in PEM or DER', () => {
  const { status, text } = verify(
    '--root',
    at('pdf-root.pem'),
    '--root',
    at('ofd-root.der'),
    at('good.pdf'),
    at('good.ofd'),
  );
  expect(text.match(/: VALID$/gm)).toHaveLength(2);
  expect(text).toContain('云江市住房公积金管理中心（样例）');
  expect(text).toContain('2026-11-22T05:00:00.000Z');
  expect(status).toBe(0);
});

test('without a root it says what holds and what is not known', () => {
  const { status, text } = verify(at('good.pdf'));
  expect(text).toContain('No root is trusted here');
  expect(text).toContain('NOT VALID (untrusted)');
  expect(text).toContain('yes PDF, every byte is as it was sealed');
  expect(status).toBe(1);
});

test('the roots a demonstration left in its folder are believed', () => {
  writeFileSync(at('demo-sm2-root.pem'), readFileSync(at('ofd-root.pem')));
  expect(verify(at('good.ofd'))).toMatchObject({ status: 0 });
});

test('a changed file is named with what changed, and spoils the exit status of all', () => {
  const bytes = readFileSync(at('good.pdf'));
  bytes[5000] = (bytes[5000] ?? 0) ^ 1;
  writeFileSync(at('bad.pdf'), bytes);
  const { status, text } = verify('--root', at('pdf-root.pem'), at('bad.pdf'), at('good.pdf'));
  expect(text).toContain('bad.pdf: NOT VALID (digest)');
  expect(text).toContain('it was changed after it was sealed');
  expect(text).toContain('good.pdf: VALID');
  expect(status).toBe(1);
});

test('what cannot be found out is neither yes nor no', () => {
  for (const args of [[], [at('missing.pdf')], ['--root', at('good.pdf'), at('good.pdf')], ['--odd']]) {
    const { status, text } = verify(...args);
    expect(text).toContain('Not verified: ');
    expect(status).toBe(2);
  }
});
