import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';
import { openDatabase } from '../src/database/data-source.ts';
import { manyResidents, residents } from '../src/demo/city.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'suiban-seed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function seed(args: readonly string[], settings: Record<string, string> = {}) {
  return new Promise<{ code: number; output: string }>((resolve) => {
    const env = { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'development', DATA_DIR: folder, ...settings };
    execFile(
      process.execPath,
      ['--import', 'tsx', 'scripts/seed.ts', ...args],
      { cwd: root, env },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
      },
    );
  });
}

test('adds people with their certificates, tells how far it is, and the second time finds them there', async () => {
  const first = await seed(['--residents', '320']);
  expect(first).toMatchObject({ code: 0 });
  expect(first.output).toMatch(/^\d+ % 300\/320$/m);
  expect(first.output).toContain('Added 320, 0 were there');
  expect((await seed(['--residents', '330'])).output).toContain('Added 10, 320 were there');

  const database = await openDatabase({ kind: 'sqlite', file: join(folder, 'suiban.db') });
  const [people] = await database.rows('SELECT COUNT(*) AS there FROM resident');
  const [cards] = await database.rows(
    "SELECT COUNT(DISTINCT holder_index) AS there FROM certificate WHERE type = 'resident-identity-card'",
  );
  await database.close();
  expect([people, cards]).toEqual([{ there: 330 }, { there: 330 }]);
});

test.each<[string, string[], Record<string, string>]>([
  ['in production', ['--residents', '5'], { NODE_ENV: 'production' }],
  ['where there is no demo city', ['--residents', '5'], { DEMO_DATA: 'off' }],
  ['without a number', [], {}],
  ['a number that is none', ['--residents', '1e9'], {}],
])('refuses %s with one sentence and exit 1', async (_what, args, settings) => {
  const { code, output } = await seed(args, settings);
  expect(code).toBe(1);
  expect(output).toMatch(/^No residents were made: /);
  expect(output).not.toMatch(/\n\s+at /);
});

test('nobody of twenty thousand shares an ID number, a phone or an id, and the first sixty are the demo city', () => {
  const seen = { numbers: new Set(), phones: new Set(), ids: new Set() };
  const first: unknown[] = [];
  for (const person of manyResidents()) {
    if (seen.ids.size === 20_000) break;
    seen.numbers.add(person.idNumber);
    seen.phones.add(person.phone);
    seen.ids.add(person.id);
    if (first.length < residents.length) first.push(person);
    expect(person.idNumber).toMatch(/^99010[45]\d{11}[\dX]$/);
  }
  expect([seen.numbers.size, seen.phones.size]).toEqual([20_000, 20_000]);
  expect(first).toEqual(residents);
});
