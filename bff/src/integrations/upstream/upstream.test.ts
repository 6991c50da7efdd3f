import { generateKeyPairSync } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { once } from 'node:events';
import { afterEach, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { createCertificateAuthority } from '../../documents/x509.ts';
import { createUpstream, type UpstreamSettings } from './upstream.ts';

const PLENTY_MS = 30_000;
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
  const upstream = createUpstream({ base: `http://127.0.0.1:${port}`, totalMs: PLENTY_MS, ...more });
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
  const { call } = await upstreamAnswering(answer, code === 'upstream.timeout' ? { totalMs: 300 } : {});
  await expect(call()).rejects.toMatchObject({ code });
});

test('attack row 75: an answer that comes in drops is given up when its time is over, not when it pauses', async () => {
  const { call } = await upstreamAnswering(
    (response) => {
      const drops = setInterval(() => response.write(' '), 50);
      const end = setTimeout(() => response.end('{"ok":true}'), 20_000);
      response.on('close', () => (clearInterval(drops), clearTimeout(end)));
    },
    { totalMs: 300 },
  );
  await expect(call()).rejects.toMatchObject({ code: 'upstream.timeout' });
});

test('attack row 66: a redirect is an answer, never a way: nobody else is asked', async () => {
  let inner = 0;
  const metadata = createServer((_request, response) => {
    inner += 1;
    response.end('{"ok":true}');
  });
  metadata.listen(0, '127.0.0.1');
  await once(metadata, 'listening');
  closing.push(() => new Promise((resolve) => (metadata.closeAllConnections(), metadata.close(resolve))));
  const address = metadata.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  for (const status of [301, 302, 303, 307, 308]) {
    const { call } = await upstreamAnswering(
      (response) => void response.writeHead(status, { location: `http://127.0.0.1:${port}/` }).end(),
    );
    await expect(call()).rejects.toMatchObject({ code: 'upstream.invalid' });
  }
  expect(inner).toBe(0);
});

test('attack row 75: a system whose certificate ran out or comes from nowhere is told nothing', async () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const past = { from: new Date('2020-01-01T00:00:00Z'), until: new Date('2021-01-01T00:00:00Z') };
  const { der } = createCertificateAuthority({
    subject: { commonName: '127.0.0.1', organization: '样例' },
    privateKey,
    validity: past,
  });
  let heard = 0;
  const server = createSecureServer(
    {
      key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      cert: `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`,
    },
    (_request, response) => {
      heard += 1;
      response.end('{"ok":true}');
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const upstream = createUpstream({ base: `https://127.0.0.1:${port}`, totalMs: PLENTY_MS });
  closing.push(
    () => upstream.close(),
    () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  );
  const asked = upstream.call({ method: 'GET', path: '/thing', answer: z.object({ ok: z.boolean() }) });
  await expect(asked).rejects.toMatchObject({ code: 'upstream.unavailable' });
  expect(heard).toBe(0);
});

test('after ten failures of twenty the system is left alone for a while', async () => {
  const { call, seen } = await upstreamAnswering((response) => void response.writeHead(500).end());
  for (let i = 0; i < 25; i += 1) await expect(call()).rejects.toMatchObject({ code: 'upstream.unavailable' });
  expect(seen.length).toBeLessThan(25);
});
