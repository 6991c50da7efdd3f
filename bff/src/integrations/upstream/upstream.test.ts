import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { createUpstream, type UpstreamSettings } from './upstream.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function upstreamAnswering(
  answer: (response: ServerResponse, url: string) => void,
  more: Partial<UpstreamSettings> = {},
) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    answer(response, request.url ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const upstream = createUpstream({ base: `http://127.0.0.1:${port}`, totalMs: 300, ...more });
  closing.push(
    () => upstream.close(),
    () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  );
  const call = () =>
    upstream.call({ method: 'GET', path: '/thing', query: { a: 'b&c=d\r\n' }, answer: z.object({ ok: z.boolean() }) });
  return { call, seen };
}

test('an answer in the agreed shape is returned, and values cannot change the address', async () => {
  const { call, seen } = await upstreamAnswering((response) => void response.end('{"ok":true,"more":1}'));
  expect(await call()).toEqual({ ok: true });
  expect(seen).toEqual(['/thing?a=b%26c%3Dd%0D%0A']);
});

test.each<[what: string, code: string, answer: (response: ServerResponse) => void]>([
  ['500', 'upstream.unavailable', (response) => void response.writeHead(500).end('{"ok":true}')],
  ['a reset in mid body', 'upstream.unavailable', (response) => void response.write('{"ok"', () => response.destroy())],
  ['silence', 'upstream.timeout', () => undefined],
  ['HTML with 200', 'upstream.invalid', (response) => void response.end('<html>')],
  ['nothing with 200', 'upstream.invalid', (response) => void response.end()],
  ['another shape', 'upstream.invalid', (response) => void response.end('{"ok":"yes"}')],
  [
    'a redirect',
    'upstream.invalid',
    (response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
  ],
  ['too much', 'upstream.invalid', (response) => void response.end(`{"ok":true,"x":"${'x'.repeat(300_000)}"}`)],
])('attack row 75: %s becomes %s', async (_what, code, answer) => {
  const { call } = await upstreamAnswering(answer);
  await expect(call()).rejects.toMatchObject({ code });
});

test('after ten failures of twenty the system is left alone for a while', async () => {
  const { call, seen } = await upstreamAnswering((response) => void response.writeHead(500).end());
  for (let i = 0; i < 25; i += 1) await expect(call()).rejects.toMatchObject({ code: 'upstream.unavailable' });
  expect(seen.length).toBeLessThan(25);
});
