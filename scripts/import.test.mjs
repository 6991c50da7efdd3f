import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'suiban-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

const bring = (content) => {
  const file = join(folder, 'city.json');
  if (content !== undefined) writeFileSync(file, content);
  const args = ['--import', 'tsx', 'scripts/import.ts', ...(content === undefined ? [] : [file])];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, DATA_DIR: join(folder, 'data') },
  });
  return { status, text: stdout + stderr };
};

// The example of the docs.
const operations = readFileSync(join(root, 'docs/operations.md'), 'utf8');
const city = JSON.parse(/```json\n(.*?)```/s.exec(operations)?.[1] ?? '');

test('an operator imports a city, reads each password once, and may run it again', () => {
  const first = bring(JSON.stringify(city));
  expect(first).toEqual({ status: 0, text: expect.stringMatching(/^changed: unit 样例区政务服务中心$/m) });
  expect(first.text).toMatch(/^password of 7001: [0-9A-HJKMNP-TV-Z]{16}$/m);
  expect(bring(JSON.stringify(city))).toEqual({ status: 0, text: 'Nothing to change.\n' });
});

test.each([
  ['no file', undefined, 'say which file'],
  ['no JSON', '{', 'JSON'],
  ['a wrong field', '{"staff":[{"staffNumber":"1"}]}', 'staff.0.staffNumber: 4 to 8 digits'],
  ['an unknown unit', JSON.stringify({ staff: city.staff.map((one) => ({ ...one, unit: '没有' })) }), 'no unit 没有'],
])('refuses %s in words, with exit 1', (_what, content, words) => {
  const { status, text } = bring(content);
  expect(status).toBe(1);
  expect(text).toMatch(/^Nothing was imported: /);
  expect(text).toContain(words);
  expect(text).not.toMatch(/\n\s+at /);
});
