import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { SafeLibsql } from './safe-libsql.ts';

const database = fileURLToPath(new URL('../../', import.meta.url));

/** What each value becomes, by JavaScript source; in a child, for libsql can abort the whole process. */
function bound(library: 'SafeLibsql' | 'Libsql', ...codes: string[]): unknown {
  const script = `
    import Libsql from 'libsql';
    import { SafeLibsql } from './src/database/safe-libsql.ts';
    const connection = new ${library}(':memory:', {});
    connection.prepare('CREATE TABLE t (v)').run();
    const stored = (value) => {
      try {
        connection.prepare('DELETE FROM t').run();
        connection.prepare('INSERT INTO t VALUES (?)').run(value);
        const [row] = connection.prepare('SELECT typeof(v) AS type, hex(v) AS hex FROM t').all();
        return [row.type, row.hex];
      } catch (error) { return error.message; }
    };
    process.stdout.write(JSON.stringify([${codes.map((code) => `stored(${code})`).join()}]));`;
  const child = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: database,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return child.status === 0 ? JSON.parse(child.stdout) : `process ended: ${child.signal ?? child.status}`;
}

const hex = (text: string) => Buffer.from(text).toString('hex').toUpperCase();

test('each kind of value is stored exactly or refused', () => {
  const expected = {
    "'㛃𬭚'": ['text', hex('㛃𬭚')],
    "''": ['text', ''],
    true: ['real', hex('1.0')],
    42: ['real', hex('42.0')],
    null: ['null', ''],
    "new Date('2026-11-22T08:00:00.123Z')": ['text', hex('2026-11-22 08:00:00.123')],
    'Buffer.from([1, 0, 255])': ['blob', '0100FF'],
    '[Buffer.from([7])]': ['blob', '07'],
    "'a\\0b'": 'cannot bind a text with NUL',
    "'a\\ud800'": 'cannot bind a text with half a character',
    NaN: 'cannot bind number',
    undefined: 'cannot bind undefined',
    '{ a: 1 }': 'cannot bind object',
    '() => 1': 'cannot bind function',
  };
  expect(bound('SafeLibsql', ...Object.keys(expected))).toEqual(Object.values(expected));
});

test('the bare library aborts the process on a boolean: the day it does not, the wrapper can go', () => {
  expect(bound('Libsql', 'true')).toMatch(/^process ended/);
});

test('a statement is prepared once and keeps working after the schema changed', () => {
  const connection = new SafeLibsql(':memory:', {});
  connection.prepare('CREATE TABLE t (a)').run();
  const select = connection.prepare('SELECT * FROM t');
  expect(connection.prepare('SELECT * FROM t')).toBe(select);
  connection.prepare('ALTER TABLE t ADD COLUMN b').run();
  connection.prepare('INSERT INTO t VALUES (?, ?)').run('x', 'y');
  expect(select.all()).toEqual([{ a: 'x', b: 'y' }]);
  connection.close();
});
