import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startServer } from './harness/server.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'suiban-production-'));
const keys = join(place, 'keys');
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Keys and seals of a demonstration, put where an operator would put the city's own. */
beforeAll(async () => {
  const dataDir = join(place, 'demo');
  const server = await startServer({ DATA_DIR: dataDir, LOG_LEVEL: 'error', DEMO_DATA: 'off' });
  await server.stop();
  mkdirSync(keys, { mode: 0o700 });
  for (const name of ['keys.json', 'seals']) cpSync(join(dataDir, name), join(keys, name), { recursive: true });
});

async function start(change: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(place, 'data-'));
  const server = spawn(process.execPath, ['--import', 'tsx', 'bff/src/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'production',
      PORT: '0',
      ADMIN_PORT: '0',
      DATA_DIR: dataDir,
      KEYS_FILE: join(keys, 'keys.json'),
      DISTRICT_NAME: '青山区',
      PUBLIC_ORIGIN: 'https://suiban.example.cn',
      SIMULATORS: 'off',
      DEMO_DATA: 'off',
      WECHAT_APP_ID: 'wx0011223344556677',
      WECHAT_APP_SECRET: '9f8e7d6c5b4a39281706f5e4d3c2b1a0',
      DEPARTMENT_DATA_URL: 'https://exchange.example.cn',
      DEPARTMENT_DATA_SECRET: 'q8Zr2Lm5Vx7Kc1Nw4Tb6Yh3Jd0',
      ...change,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  server.stdout.on('data', (chunk) => (output += String(chunk)));
  server.stderr.on('data', (chunk) => (output += String(chunk)));
  server.stdout.on('data', () => output.includes('SUIBAN_READY') && server.kill('SIGKILL'));
  const [code] = await once(server, 'close');
  return { code, output, dataDir };
}

test('attack row 82: production does not start with the keys and seals of a demonstration', async () => {
  const { code, output } = await start();
  expect([code, output]).toEqual([
    1,
    expect.stringContaining('KEYS_FILE: the seal of BDC is a demonstration’s (样例)'),
  ]);
  expect(output).not.toContain('SUIBAN_READY');
});

test.each([
  ['SIMULATORS', { SIMULATORS: 'on' }],
  ['DEMO_DATA', { DEMO_DATA: 'on' }],
  ['DISTRICT_NAME', { DISTRICT_NAME: '云溪区' }],
])('attack row 82: production does not start with %s of a demonstration, and writes nothing', async (name, change) => {
  const { code, output, dataDir } = await start(change);
  expect([code, output]).toEqual([1, expect.stringContaining(`  - ${name}: `)]);
  expect(existsSync(dataDir) ? readdirSync(dataDir) : []).toEqual([]);
});
