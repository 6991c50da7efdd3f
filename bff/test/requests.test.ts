import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loginApi, loginSimulatorApi } from 'shared/login.ts';
import { proofsApi } from 'shared/proofs.ts';
import { DEMO_STAFF_PASSWORD } from '../src/demo/city.ts';
import { demoTerminals } from '../src/demo/staff-demo.ts';
import { Client } from './harness/client.ts';
import { residentOnPhone, stepUp } from './harness/people.ts';
import { linesOf, sendRaw } from './harness/raw-request.ts';
import { startServer, type RunningServer } from './harness/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'info' });
});
afterAll(() => server?.stop());

const HOST = 'Host: 127.0.0.1';
const GET = 'GET /healthz HTTP/1.1';
const POST = ['POST /api/v1/verifications/number HTTP/1.1', HOST, 'Content-Type: application/json'];
/** What a proxy that reads the first request differently would let through. */
const HIDDEN = linesOf('GET /healthz HTTP/1.1', HOST);

describe('attack row 67: a request two readers could read differently', () => {
  test.each([
    ['length and chunks', `${linesOf(...POST, 'Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\n${HIDDEN}`],
    ['two lengths', `${linesOf(...POST, 'Content-Length: 2', 'Content-Length: 60')}{}${HIDDEN}`],
    ['one length said twice', `${linesOf(...POST, 'Content-Length: 2', 'Content-Length: 2')}{}${HIDDEN}`],
    ['a list of lengths', `${linesOf(...POST, 'Content-Length: 2, 60')}{}${HIDDEN}`],
    ['a signed length', `${linesOf(...POST, 'Content-Length: +2')}{}${HIDDEN}`],
    ['an unknown encoding', `${linesOf(...POST, 'Transfer-Encoding: xchunked')}0\r\n\r\n${HIDDEN}`],
    ['chunks inside another encoding', `${linesOf(...POST, 'Transfer-Encoding: chunked, identity')}0\r\n\r\n${HIDDEN}`],
    ['a space before the colon', `${linesOf(...POST, 'Transfer-Encoding : chunked')}0\r\n\r\n${HIDDEN}`],
    ['a tab of another kind', `${linesOf(...POST, 'Transfer-Encoding: \x0bchunked')}0\r\n\r\n${HIDDEN}`],
    ['a folded line', `${linesOf(...POST, 'Transfer-Encoding:', '  chunked')}0\r\n\r\n${HIDDEN}`],
    ['bare line feeds', 'GET /healthz HTTP/1.1\nHost: 127.0.0.1\n\n'],
    ['one bare line feed', `GET /healthz HTTP/1.1\r\n${HOST}\nX: y\r\n\r\n`],
    ['a chunk size that is none', `${linesOf(...POST, 'Transfer-Encoding: chunked')}zz\r\n{}\r\n0\r\n\r\n`],
    ['a chunk ended by a bare line feed', `${linesOf(...POST, 'Transfer-Encoding: chunked')}2\n{}\r\n0\r\n\r\n`],
    ['a space in Host', linesOf(GET, 'Host : 127.0.0.1')],
    ['no Host', linesOf(GET, 'X: y')],
    ['two Hosts', linesOf(GET, HOST, 'Host: evil.example')],
    ['two names in one Host', linesOf(GET, 'Host: 127.0.0.1, evil.example')],
    ['a NUL in a header', linesOf(GET, HOST, 'X: a\0b')],
    ['no version', 'GET /healthz\r\n\r\n'],
    ['TLS on a plain port', '\x16\x03\x01\x02\x00\x01\x00'],
  ])('%s: one 400 in problem+json, then closed', async (_what, bytes) => {
    const answer = await sendRaw(server.url, bytes);
    expect([answer.statuses, answer.closed]).toEqual([[400], true]);
    expect(answer.text).toContain('application/problem+json');
  });

  test.each([
    ['a header of 20 KB', `X-Big: ${'x'.repeat(20_000)}`],
    ['200 headers', Array.from({ length: 200 }, (_, number) => `X-${number}: y`).join('\r\n')],
  ])('%s: one 431 in problem+json, then closed', async (_what, headers) => {
    const answer = await sendRaw(server.url, linesOf(GET, HOST, headers));
    expect([answer.statuses, answer.closed]).toEqual([[431], true]);
    expect(answer.text).toContain('application/problem+json');
  });

  test('the address of another server in the request line is no address for us', async () => {
    const answer = await sendRaw(server.url, linesOf('GET http://169.254.169.254/latest HTTP/1.1', HOST));
    expect(answer.statuses).toEqual([404]);
  });

  test('two requests well said on one connection get two answers', async () => {
    expect((await sendRaw(server.url, HIDDEN + HIDDEN)).statuses).toEqual([200, 200]);
  });
});

describe('attack row 25: methods', () => {
  test.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])('%s is 405 and echoes nothing', async (method) => {
    const answer = await sendRaw(
      server.url,
      linesOf(`${method} /api/v1/session HTTP/1.1`, HOST, 'X-Planted: echo-me', 'Connection: close'),
    );
    expect(answer.statuses).toEqual([405]);
    expect(answer.text).toMatch(/^Allow: /im);
    expect(answer.text).not.toContain('echo-me');
  });
  test('"POST;" is no method, CONNECT opens no tunnel, HEAD has no body', async () => {
    expect((await sendRaw(server.url, linesOf('POST; /api/v1/session HTTP/1.1', HOST))).statuses).toEqual([400]);
    const tunnel = await sendRaw(server.url, linesOf('CONNECT evil.example:443 HTTP/1.1', HOST));
    expect([tunnel.statuses.includes(200), tunnel.closed]).toEqual([false, true]);
    const head = await fetch(`${server.url}/api/v1/session`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
  test('a header naming another method changes nothing', async () => {
    const code = 'x'.repeat(20);
    const answer = await fetch(`${server.url}/api/v1/login/wechat?code=${code}&client=weapp`, {
      headers: { 'X-HTTP-Method-Override': 'POST', 'X-Method-Override': 'POST' },
    });
    expect(answer.status).toBe(405);
  });
});

const EVERYWHERE = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
};
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
const PAGE_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data: blob:; media-src 'self' blob:; worker-src 'self'; connect-src 'self'; font-src 'self' data:; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

describe('headers', () => {
  const headersOf = async (path: string, init?: RequestInit) =>
    Object.fromEntries((await fetch(`${server.url}${path}`, init)).headers);

  test.each([
    ['a page', '/', PAGE_POLICY],
    ['a missing page', '/nowhere', PAGE_POLICY],
    ['the OpenAPI document', '/openapi.json', PAGE_POLICY],
    ['an answer', '/api/v1/session', API_POLICY],
    ['a refusal', '/api/v1/certificates', API_POLICY],
    ['a missing route', '/api/v1/nowhere', API_POLICY],
  ])('of %s are exact', async (_what, path, policy) => {
    const headers = await headersOf(path);
    expect(headers).toMatchObject({ ...EVERYWHERE, 'content-security-policy': policy });
    for (const name of ['x-powered-by', 'server', 'access-control-allow-origin']) expect(headers[name]).toBeUndefined();
    if (policy === API_POLICY) expect(headers['cache-control']).toBe('no-store');
  });

  test('of a file: an attachment, never sniffed, never kept', async () => {
    const phone = await residentOnPhone(server.url, 1);
    await stepUp(phone);
    const { id } = await phone.call(proofsApi.issue, { type: 'housing-status', purpose: '其他事项' });
    const headers = await headersOf(`/api/v1/proofs/${id}/file`, {
      headers: { authorization: `Bearer ${phone.token}` },
    });
    expect(headers).toMatchObject({
      ...EVERYWHERE,
      'content-security-policy': API_POLICY,
      'cache-control': 'no-store',
      'content-type': 'application/pdf',
    });
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%-]+$/);
  });

  test.each(['https://evil.example', 'null', 'http://127.0.0.1.evil.example', 'https://servicewechat.com'])(
    'give the origin %s nothing',
    async (origin) => {
      const asked = { Origin: origin, 'Access-Control-Request-Method': 'POST' };
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST']) {
        const response = await fetch(`${server.url}/api/v1/session/end`, { method, headers: asked });
        const granted = [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));
        expect([method, granted]).toEqual([method, []]);
        if (method === 'POST') expect([401, 403]).toContain(response.status);
      }
    },
  );
});

describe('cookies', () => {
  const setBy = async (path: string, body: object): Promise<string[]> => {
    const response = await fetch(`${server.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    return response.headers.getSetCookie();
  };
  const exactly = (name: string) =>
    new RegExp(`^${name}=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=\\d+$`);

  test('of a terminal, a member of staff and a resident are bound to this host and out of reach of scripts', async () => {
    const [enrolled] = await setBy('/staff/terminals/enroll', { enrolmentCode: demoTerminals[0]?.enrolmentCode });
    expect(enrolled).toMatch(exactly('__Host-suiban-terminal'));
    const [staff] = await setBy('/staff/login', { staffNumber: '2001', password: DEMO_STAFF_PASSWORD });
    expect(staff).toMatch(exactly('__Host-suiban-staff'));
    const { code } = await new Client(server.url).call(loginSimulatorApi.wechatCode, { person: 'demo-7' });
    const [resident] = await setBy('/login/wechat', { code, client: 'h5' });
    expect(resident).toMatch(exactly('__Host-suiban'));
  });

  test('are not given to a mini-program, whose token is in the answer', async () => {
    const phone = new Client(server.url);
    const { code } = await phone.call(loginSimulatorApi.wechatCode, { person: 'demo-8' });
    expect((await phone.call(loginApi.wechat, { code, client: 'weapp' })).token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const again = await phone.call(loginSimulatorApi.wechatCode, { person: 'demo-8' });
    expect(await setBy('/login/wechat', { code: again.code, client: 'weapp' })).toEqual([]);
  });
});

test('attack row 63: whatever a request holds, each line of the log is one JSON object without it', async () => {
  const planted = 'planted-7f3a';
  const evil = `${planted}\u001b[31m\${jndi:ldap://${planted}}`;
  await sendRaw(
    server.url,
    linesOf(`GET /api/v1/proofs/${planted}%0d%0aFAKE HTTP/1.1`, HOST, `User-Agent: ${evil}${'u'.repeat(8_000)}`),
  );
  await sendRaw(server.url, linesOf(`GET /${planted}%1b%5b31m?x=${planted} HTTP/1.1`, HOST, `Referer: ${planted}`));
  const body = JSON.stringify({ number: `${evil}\r\n{"event":"FAKE"}`, checkCode: planted });
  await sendRaw(server.url, `${linesOf(...POST, `Content-Length: ${Buffer.byteLength(body)}`)}${body}`);
  await pause(200);
  // The last line may still be under way.
  const lines = server
    .output()
    .split('\n')
    .slice(0, -1)
    .filter((line) => line !== '' && !line.startsWith('SUIBAN_READY '));
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) expect(typeof JSON.parse(line)).toBe('object');
  const all = lines.join('\n');
  for (const part of [planted, 'FAKE', 'jndi', '\u001b', 'u'.repeat(100)]) expect(all).not.toContain(part);
});

describe('attack row 83: what is not for the public is not on the public port', () => {
  test.each([
    '/metrics',
    '/health',
    '/health?full',
    '/docs',
    '/swagger',
    '/swagger-ui',
    '/admin',
    '/debug',
    '/.git/config',
    '/.env',
    '/package.json',
    '/js/app.js.map',
    '/api/v0/session',
    '/api/session',
    '/server.log',
    '/keys.json',
    '/suiban.db',
  ])('%s', async (path) => {
    expect((await fetch(`${server.url}${path}`)).status).toBe(404);
  });

  test.each(['/../../package.json', '/%2e%2e/%2e%2e/package.json', '/..%2f..%2fpackage.json', '/..\\..\\package.json'])(
    'the folder above: %s',
    async (path) => {
      const answer = await sendRaw(server.url, linesOf(`GET ${path} HTTP/1.1`, HOST, 'Connection: close'));
      expect([400, 404]).toContain(answer.statuses[0]);
      expect(answer.text).not.toContain('"name"');
    },
  );

  test('metrics and full health are on their own port, which has nothing else', async () => {
    const statusOf = async (path: string) => (await fetch(`${server.adminUrl}${path}`)).status;
    expect(await Promise.all(['/metrics', '/health', '/', '/api/v1/session', '/openapi.json'].map(statusOf))).toEqual([
      200, 200, 404, 404, 404,
    ]);
  });
});
