import net from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { endpoint } from 'shared/endpoint.ts';
import { text } from 'shared/text.ts';
import { ulid } from 'ulid';
import * as z from 'zod/mini';
import { openTestHttp, testToken, type TestHttp } from '../../test/harness/http.ts';
import type { Log } from '../kernel/log.ts';
import type { KeyStore } from './once.ts';

const echo = endpoint('POST', '/echo', {
  summary: 'Answers what it was told.',
  audience: 'anyone',
  once: { exempt: 'changes nothing' },
  input: z.object({ said: text('内容', 20), amount: z.optional(z.number()) }),
  output: z.object({ said: z.string() }),
});
const find = endpoint('GET', '/things/:id', {
  summary: 'Finds a thing.',
  audience: 'resident',
  input: z.object({ id: z.string().check(z.regex(/^[A-Z]{3}$/, '编号格式不正确')), page: z.optional(z.string()) }),
  output: z.object({ id: z.string() }),
});
const Answered = z.looseObject({ code: z.optional(z.string()) });
const fieldsOf = (body: object): object => {
  const fields: unknown = Reflect.get(body, 'fields');
  return typeof fields === 'object' && fields !== null ? fields : {};
};
const noKeys: KeyStore = {
  find: () => Promise.resolve(null),
  begin: () => Promise.resolve(true),
  takeOver: () => Promise.resolve(false),
  abandon: () => Promise.resolve(),
};
const lines: string[] = [];
const keep = (event: string, facts = {}) => void lines.push(JSON.stringify({ event, ...facts }));
const log: Log = { info: keep, warn: keep, error: (event, facts = {}) => keep(event, { ...facts, level: 'error' }) };
const resident = testToken(1);

let http: TestHttp;
beforeAll(async () => {
  http = await openTestHttp(
    {
      keys: noKeys,
      now: () => new Date(),
      newId: ulid,
      log,
      actors: new Map([
        [
          resident,
          {
            csrfToken: 'csrf',
            actor: { kind: 'resident', id: 'R', accountId: 'A', sessionId: 'S', actingFor: null, steppedUpUntil: null },
          },
        ],
      ]),
    },
    (mount) => {
      mount.plain(echo, (_actor, input) => Promise.resolve({ ...input, secret: 'never leaves' }));
      mount.plain(find, (_actor, { id }) => Promise.resolve({ id, idNumber: 'never leaves' }));
    },
  );
});
afterAll(() => http.close());

const send = async (
  body: string | Uint8Array,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => {
  const response = await http.fetch('/api/v1/echo', { method: 'POST', headers, body });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: z.parse(Answered, await response.json()),
  };
};

describe('a refusal', () => {
  test('is problem+json with a stable code, a Chinese sentence, a request id and no-store', async () => {
    const response = await http.fetch('/api/v1/nowhere');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toMatchObject({ code: 'request.not-found', status: 404, title: '没有找到' });
  });

  test('never shows what went wrong inside', async () => {
    const answer = await send('{"said":');
    expect(JSON.stringify(answer.body)).not.toMatch(/SyntaxError|at |\/src\/|position/);
  });
});

describe('attack row 52: JSON made to hurt', () => {
  test.each([
    ['1 MB', JSON.stringify({ said: 'x'.repeat(1_000_000) }), 413, 'request.too-large'],
    ['60,000 levels deep', '['.repeat(60_000), 400, 'request.malformed'],
    ['100,000 keys', `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":1`).join(',')}}`, 400, 'request.malformed'],
    ['a number without end', '{"said":"a","amount":1e999}', 422, 'request.invalid'],
    ['a name given twice', '{"said":"a","said":"b"}', 400, 'request.malformed'],
    ['a name given twice, once in escapes', '{"said":"a","\\u0073aid":"b"}', 400, 'request.malformed'],
    ['no object', '[1]', 400, 'request.malformed'],
    ['half an object', '{"said":"a"', 400, 'request.malformed'],
  ])('%s', async (_what, body, status, code) => {
    const answer = await send(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

test.each([
  ['__proto__', '{"said":"a","__proto__":{"x":1}}'],
  ['constructor', '{"said":"a","constructor":{"prototype":{"x":1}}}'],
])('attack row 53: %s in a body is an unknown field', async (name, body) => {
  const answer = await send(body);
  expect(answer.status).toBe(422);
  expect(Object.keys(fieldsOf(answer.body))).toContain(name);
  expect(Reflect.get({}, 'x')).toBeUndefined();
});

test('attack row 53: __proto__ in a query is an unknown field', async () => {
  const answer = await http.get('/things/ABC?__proto__%5Bx%5D=1', resident);
  expect(answer.status).toBe(422);
});

test.each([
  ['text/plain', { 'content-type': 'text/plain' }],
  ['utf-16', { 'content-type': 'application/json; charset=utf-16' }],
  ['gzip', { 'content-type': 'application/json', 'content-encoding': 'gzip' }],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
])('attack row 54: %s is refused with 415', async (_what, headers) => {
  expect((await send('{"said":"a"}', headers)).status).toBe(415);
});

describe('attack row 55: text that is not text', () => {
  const say = (said: string) => send(JSON.stringify({ said }));
  test.each([
    ['invalid UTF-8', Buffer.from([...Buffer.from('{"said":"'), 0xff, 0xfe, ...Buffer.from('"}')])],
    ['a lone surrogate', '{"said":"\\ud800"}'],
    ['NUL', '{"said":"a\\u0000b"}'],
    ['NUL in a name', '{"sa\\u0000id":"a"}'],
  ])('%s is refused with 400', async (_what, body) => {
    expect([(await send(body)).status]).toEqual([400]);
  });
  test.each(['a\u0007b', 'a\u009bb', 'a\u202eb', 'a\u2066b', 'a\u200bb', 'a\ufeffb'])(
    '%j is refused with 422',
    async (said) => {
      expect((await say(said)).status).toBe(422);
    },
  );
  test('decomposed text comes back composed (NFC), as documented', async () => {
    expect((await say('e\u0301')).body).toEqual({ said: '\u00e9' });
  });
});

test('attack row 56: a limit counts code points, exact at the limit, 422 one above', async () => {
  const exact = '𠮷'.repeat(20);
  expect((await send(JSON.stringify({ said: exact }))).body).toEqual({ said: exact });
  expect(fieldsOf((await send(JSON.stringify({ said: `${exact}汉` }))).body)).toEqual({ said: '内容不能超过20个字' });
});

test('attack row 22: a field the contract does not name is refused, and one the handler adds never leaves', async () => {
  expect(fieldsOf((await send('{"said":"a","role":"admin"}')).body)).toEqual({ role: '不认识的内容' });
  expect((await send('{"said":"a"}')).body).toEqual({ said: 'a' });
});

test.each(['id=1&id=2', 'page=1&page=2', 'id%5B%5D=1', 'id%5Ba%5D=1'])(
  'attack row 62: ?%s is refused',
  async (query) => {
    expect((await http.get(`/things/ABC?${query}`, resident)).status).toBe(422);
  },
);

test.each(['0', '-1', '1e3', '9007199254740993', 'null', '%00', '..%2f1', '１', '%ff'])(
  'attack row 21: the id %s finds nothing',
  async (id) => {
    expect([400, 404, 422]).toContain((await http.get(`/things/${id}`, resident)).status);
  },
);

describe('attack row 25: other methods', () => {
  test.each(['PUT', 'DELETE', 'PATCH'])('%s is refused with Allow', async (method) => {
    const response = await http.fetch('/api/v1/echo', { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
  test('GET on a POST route and an override header do nothing', async () => {
    const response = await http.fetch('/api/v1/echo', { headers: { 'x-http-method-override': 'POST' } });
    expect(response.status).toBe(405);
  });
});

test('attack row 63: a log line stays one line and holds no header, path or body', async () => {
  lines.length = 0;
  await http.fetch('/api/v1/things/ABC%0d%0aFAKE?x=${jndi:ldap://x}', {
    headers: { 'user-agent': 'x'.repeat(8_000) },
  });
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.join('')).not.toMatch(/FAKE|jndi|xxxx|\n/);
});

test.each([
  '/metrics',
  '/docs',
  '/health?full',
  '/.git/config',
  '/.env',
  '/app.js.map',
  '/swagger',
  '/api/v0/echo',
  '/admin',
])('attack row 83: %s is not there', async (path) => {
  expect((await http.fetch(path)).status).toBe(404);
});

describe('who calls', () => {
  const get = async (headers: Record<string, string>) => (await http.fetch('/api/v1/things/ABC', { headers })).status;
  test.each([
    ['no credential', {}],
    ['an empty one', { authorization: '' }],
    ['Basic', { authorization: 'Basic dTpw' }],
    ['a JWT with alg none', { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.' }],
    ['a token nobody gave out', { authorization: `Bearer ${testToken(99)}` }],
    ['10 KB', { authorization: `Bearer ${'x'.repeat(10_000)}` }],
  ])('attack rows 1-7: %s is 401', async (_what, headers) => {
    expect(await get(headers)).toBe(401);
  });

  test('attack row 1: two Authorization headers are 401, not a choice', async () => {
    expect(await rawStatus(http, [`Authorization: Bearer ${resident}`, `Authorization: Bearer ${testToken(2)}`])).toBe(
      401,
    );
  });

  test('a cookie and a bearer together are 400', async () => {
    expect(await get({ authorization: `Bearer ${resident}`, cookie: `__Host-suiban=${resident}` })).toBe(400);
  });

  test('the right token passes and the answer holds only the contract', async () => {
    expect((await http.get('/things/ABC', resident)).body).toEqual({ id: 'ABC' });
  });

  test('a POST from another origin is refused', async () => {
    const response = await http.fetch('/api/v1/echo', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: '{"said":"a"}',
    });
    expect(response.status).toBe(403);
  });
});

function rawStatus(target: TestHttp, headers: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(Number(new URL(target.origin).port), '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const status = /^HTTP\/1\.1 (\d{3})/.exec(received)?.[1];
      if (status) {
        socket.destroy();
        resolve(Number(status));
      }
    });
    socket.on('error', reject);
    socket.write(['GET /api/v1/things/ABC HTTP/1.1', 'Host: 127.0.0.1', ...headers, '', ''].join('\r\n'));
  });
}
