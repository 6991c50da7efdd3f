import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../', import.meta.url));
const Libsql = createRequire(join(root, 'bff/package.json'))('libsql');
const folder = mkdtempSync(join(tmpdir(), 'suiban-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (script, settings = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, DATA_DIR: folder, ...settings },
  });
  return { status, text: stdout + stderr };
};

test('an operator migrates, verifies, and is told what is broken', () => {
  expect(run('audit-verify')).toEqual({
    status: 1,
    text: expect.stringMatching(/^Not verified: there is no database at /),
  });
  expect(run('migrate')).toEqual({ status: 0, text: expect.stringMatching(/^Ran \d+: foundation/) });
  expect(run('migrate')).toEqual({ status: 0, text: 'The database is up to date.\n' });
  expect(run('audit-verify')).toEqual({ status: 0, text: expect.stringMatching(/^0 entries in order/) });

  const connection = new Libsql(join(folder, 'suiban.db'));
  const insert = 'INSERT INTO audit_entry (id, at, actor_kind, action, subject, outcome) VALUES (?, ?, ?, ?, ?, ?)';
  connection.prepare(insert).run('01J', '2026-01-01 00:00:00.000', 'anyone', 'test.make', 'X', 'done');
  const late = run('audit-verify');
  expect(late.status).toBe(1);
  expect(late.text).toContain('BROKEN (01J): an entry is older than 60 s and not in the chain');

  connection.exec('DELETE FROM audit_entry');
  connection.close();
  mkdirSync(join(folder, 'heads'));
  const heads = join(folder, 'heads/heads.ndjson');
  writeFileSync(heads, '{"at":"2026-01-01T0');
  const torn = { status: 0, text: expect.stringContaining('Torn lines in heads.ndjson') };
  expect(run('audit-verify', { AUDIT_HEAD_DIR: join(folder, 'heads') })).toEqual(torn);
  writeFileSync(heads, `{"at":"2026-01-01T00:00:00.000Z","seq":7,"hash":"${'a'.repeat(64)}"}\n{"at":"20`);
  const cut = run('audit-verify', { AUDIT_HEAD_DIR: join(folder, 'heads') });
  expect(cut.status).toBe(1);
  expect(cut.text).toContain('Torn lines in heads.ndjson');
  expect(cut.text).toContain('BROKEN at number 1: the newest entries were deleted');
});

test('a database that is away is one sentence, not a stack', () => {
  expect(run('migrate', { DATABASE_URL: 'mysql://nobody@127.0.0.1:1/none' })).toEqual({
    status: 1,
    text: 'Not migrated: server.unavailable (database away: ECONNREFUSED)\n',
  });
});
