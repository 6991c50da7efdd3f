import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from '@jest/globals';
import { departmentData } from './department-data.http.ts';
import { startDepartmentSimulator } from './department-simulator.ts';

const secret = 'a-secret-both-sides-hold-42';
const now = () => new Date('2026-11-22T05:00:00.000Z');
const holder = { name: '王㛃', code: '990104199109030022' };
const subject = { kind: 'person', ...holder } as const;
const question = { dataSet: 'housing-fund.account', subject, purpose: '申请贷款', reference: 'R1' };

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function clientOf(url: string, totalMs = 30_000, key = secret) {
  const client = departmentData({ url, secret: key, totalMs }, now);
  closing.push(() => client.close());
  return client;
}

async function department(answer: (response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

const good = { reference: 'R1', dataSet: 'housing-fund.account', holder, record: { a: 1 } };

test('the simulated department checks the signature and answers about the person it was asked about', async () => {
  const simulator = await startDepartmentSimulator(
    { secret },
    ({ dataSet }) => (dataSet === 'none' ? null : { record: { 甲: 1 } }),
    now,
  );
  closing.push(() => simulator.close());
  expect(await (await clientOf(simulator.url)).ask(question)).toEqual({ holder, record: { 甲: 1 } });
  const stranger = await clientOf(simulator.url, 400, 'another-secret');
  await expect(stranger.ask(question)).rejects.toMatchObject({ code: 'upstream.invalid' });
  await expect((await clientOf(simulator.url)).ask({ ...question, dataSet: 'none' })).rejects.toMatchObject({
    code: 'upstream.invalid',
  });
});

test.each<[what: string, code: string, answer: (response: ServerResponse) => void]>([
  ['silence', 'upstream.timeout', () => undefined],
  [
    'a drip of one byte at a time',
    'upstream.timeout',
    (response) => void setInterval(() => response.write(' '), 100).unref(),
  ],
  ['a reset in mid body', 'upstream.unavailable', (response) => void response.write('{"re', () => response.destroy())],
  ['500', 'upstream.unavailable', (response) => void response.writeHead(500).end('oops')],
  ['HTML with 200', 'upstream.invalid', (response) => void response.end('<!doctype html><title>login</title>')],
  ['nothing with 200', 'upstream.invalid', (response) => void response.end()],
  [
    'GBK instead of UTF-8',
    'upstream.invalid',
    (response) =>
      void response.end(
        Buffer.concat([
          Buffer.from(
            '{"reference":"R1","dataSet":"housing-fund.account","record":{},"holder":{"code":"990104199109030022","name":"',
          ),
          Buffer.from([0xcd, 0xf5, 0xb7, 0xbc]),
          Buffer.from('"}}'),
        ]),
      ),
  ],
  ['50 MB', 'upstream.invalid', (response) => void response.end(Buffer.alloc(50_000_000, 0x20))],
  ['the answer twice', 'upstream.invalid', (response) => void response.end(JSON.stringify(good).repeat(2))],
  [
    'the answer to another question',
    'upstream.invalid',
    (response) => void response.end(JSON.stringify({ ...good, reference: 'R2' })),
  ],
  [
    'a redirect to another host',
    'upstream.invalid',
    (response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
  ],
])('attack row 75: %s from a department becomes %s within its deadline', async (_what, code, answer) => {
  const client = await clientOf(await department(answer), code === 'upstream.timeout' ? 400 : 30_000);
  const started = Date.now();
  await expect(client.ask(question)).rejects.toMatchObject({ code });
  expect(Date.now() - started).toBeLessThan(15_000);
});

test('attack row 75: nobody listening, and a department that keeps failing, is left alone for a while', async () => {
  let asked = 0;
  const url = await department((response) => {
    asked += 1;
    response.writeHead(500).end();
  });
  const client = await clientOf(url);
  for (let i = 0; i < 30; i += 1)
    await expect(client.ask(question)).rejects.toMatchObject({ code: 'upstream.unavailable' });
  expect(asked).toBeLessThan(30);
  await expect((await clientOf('http://127.0.0.1:9')).ask(question)).rejects.toMatchObject({
    code: 'upstream.unavailable',
  });
});

test('attack row 75: a department that keeps failing does not take the others of the same exchange with it', async () => {
  const simulator = await startDepartmentSimulator(
    { secret },
    ({ dataSet }) => ({ record: {}, ...(dataSet === 'housing-fund.account' && { failure: 503 }) }),
    now,
  );
  closing.push(() => simulator.close());
  const client = await clientOf(simulator.url);
  for (let i = 0; i < 30; i += 1)
    await expect(client.ask(question)).rejects.toMatchObject({ code: 'upstream.unavailable' });
  expect(await client.ask({ ...question, dataSet: 'real-estate.homes' })).toMatchObject({ record: {} });
});

test('the stand-in of the departments runs as a process of its own, and its death is a clear answer', async () => {
  const entry = fileURLToPath(new URL('../../demo/department-service.ts', import.meta.url));
  const process = spawn('node', ['--import', 'tsx', entry, '0', secret], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(process, 'exit');
  const [said] = await once(process.stdout, 'data');
  const url = /http:\S+/.exec(String(said))?.[0] ?? '';
  const client = departmentData({ url, secret, totalMs: 30_000 }, () => new Date());
  closing.push(() => client.close());
  const { holder: whose, record } = await client.ask({ ...question, dataSet: 'real-estate.homes' });
  expect(whose).toEqual(holder);
  expect(record).toHaveProperty('homes');
  process.kill('SIGKILL');
  await ended;
  await expect(client.ask(question)).rejects.toMatchObject({ code: 'upstream.unavailable' });
});
