import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServer } from './harness/server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'suiban-start-'));
const filled = join(place, 'filled');
afterAll(() => rmSync(place, { recursive: true, force: true }));

async function startIn(dataDir: string, settings: Record<string, string> = {}) {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    NODE_ENV: 'development',
    PORT: '0',
    ADMIN_PORT: '0',
    LOG_LEVEL: 'error',
  };
  const server = spawn(process.execPath, ['--import', 'tsx', 'bff/src/main.ts'], {
    cwd: root,
    env: { ...env, DATA_DIR: dataDir, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  server.stdout.on('data', (chunk) => (output += String(chunk)));
  server.stderr.on('data', (chunk) => (output += String(chunk)));
  const late = setTimeout(() => server.kill('SIGKILL'), 100_000);
  const [code] = await once(server, 'close');
  clearTimeout(late);
  return { code, output };
}

/** What is in a folder, without SQLite's own helpers. */
const contentOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile() && !/-(wal|shm)$/.test(name))
    .sort()
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]);

let copies = 0;
function copyOfFilled(change: (folder: string) => void): string {
  const folder = join(place, `copy-${(copies += 1)}`);
  cpSync(filled, folder, { recursive: true });
  change(folder);
  return folder;
}

beforeAll(async () => {
  const times: number[] = [];
  for (let start = 0; start < 2; start += 1) {
    const began = performance.now();
    const server = await startServer({ DATA_DIR: filled, LOG_LEVEL: 'error' });
    times.push(performance.now() - began);
    await server.stop();
  }
  process.stdout.write(`ready after ${times.map((ms) => `${ms.toFixed(0)} ms`).join(', the second time ')}\n`);
});

describe('a start that cannot work says so in one sentence, ends with 1 and leaves the data as they are', () => {
  test.each<[string, (folder: string) => void, RegExp]>([
    ['keys that are gone', (folder) => rmSync(join(folder, 'keys.json')), /keys\.json is missing: .*--reset/],
    [
      'keys of another version',
      (folder) => writeFileSync(join(folder, 'keys.json'), '{"version":2,"rings":{},"signers":{}}'),
      /keys\.json is not a key file of version 1/,
    ],
    ['half a key file', (folder) => writeFileSync(join(folder, 'keys.json'), '{"version":1,'), /not a key file/],
    ['keys others can read', (folder) => chmodSync(join(folder, 'keys.json'), 0o644), /read by others: chmod 600/],
    ['keys of another installation', otherKeys, /holds other keys than the ones this database was filled with/],
    [
      'a file that is no database',
      (folder) => writeFileSync(join(folder, 'suiban.db'), 'no database '.repeat(1_000)),
      /The database cannot be used \(SQLITE_NOTADB\)/,
    ],
  ])('%s', async (_what, change, sentence) => {
    const folder = copyOfFilled(change);
    const before = contentOf(folder);
    const { code, output } = await startIn(folder);
    expect([code, output]).toEqual([1, expect.stringMatching(sentence)]);
    expect(output).not.toMatch(/\n\s+at |SUIBAN_READY/);
    expect(contentOf(folder)).toEqual(before);
  });

  test('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    const { code, output } = await startIn(
      copyOfFilled(() => undefined),
      { PORT: port },
    );
    other.close();
    expect([code, output]).toEqual([
      1,
      `Port ${port} is in use. Stop the program that uses it, or choose another PORT or ADMIN_PORT.\n`,
    ]);
  });

  test('a place that is no folder', async () => {
    const file = join(place, 'file');
    writeFileSync(file, '');
    const { code, output } = await startIn(join(file, 'data'));
    expect([code, output]).toEqual([1, expect.stringMatching(/^Cannot use .*file\/data \(ENOTDIR\)\. .*\n$/)]);
  });

  test('attack row 82: production without secrets, with a simulator, demo data and keys beside the data', async () => {
    const folder = mkdtempSync(join(place, 'production-'));
    const { code, output } = await startIn(folder, { NODE_ENV: 'production' });
    expect(code).toBe(1);
    for (const name of ['SIMULATORS', 'DEMO_DATA', 'KEYS_FILE', 'PUBLIC_ORIGIN', 'WECHAT_APP_SECRET'])
      expect(output).toContain(`  - ${name}: `);
    expect(readdirSync(folder)).toEqual([]);
  });
});

function otherKeys(folder: string): void {
  const file = join(folder, 'keys.json');
  const keys = JSON.parse(readFileSync(file, 'utf8'));
  keys.rings.fields.keys.k1 = Buffer.alloc(32, 7).toString('base64');
  writeFileSync(file, JSON.stringify(keys));
}
