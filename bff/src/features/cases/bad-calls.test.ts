import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { CaseDetail } from 'shared/cases.ts';
import { aCall, openCasesStage, people, type CasesStage } from '../../../test/harness/cases.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../database/data-source.ts';
import { integerOf } from '../../database/row.ts';

let database: Database;
let stage: CasesStage;
beforeAll(async () => {
  database = await openTestDatabase();
  stage = await openCasesStage(database);
});
afterAll(async () => {
  await stage.http.close();
  await database.close();
});

const post = async (body: string | Uint8Array, headers: Record<string, string> = {}) => {
  const response = await stage.http.fetch('/api/v1/cases', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${people.caller}`,
      'content-type': 'application/json',
      'idempotency-key': `bad-call-${Math.random().toString(36).slice(2)}-0000000000`,
      ...headers,
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  const said = await response.text();
  expect(said).not.toMatch(/at .*\.ts|SELECT|INSERT|node_modules/);
  return { status: response.status, type: response.headers.get('content-type'), body: JSON.parse(said) };
};
const written = async () => {
  const [row = {}] = await database.rows('SELECT COUNT(*) AS n FROM service_case');
  return integerOf(row, 'n');
};
const json = (more: Record<string, unknown>) => JSON.stringify({ ...aCall, ...more });
const withText = (text: string) => json({ text });

describe('bad calls are refused with a problem and write nothing', () => {
  test.each([
    ['52: a megabyte', withText('路'.repeat(400_000)), {}, 413],
    ['52: 60,000 brackets deep', '['.repeat(60_000), {}, 400],
    ['52: 100,000 names', `{${Array.from({ length: 20_000 }, (_, n) => `"k${n}":1`).join(',')}}`, {}, 400],
    [
      '52: a number beyond numbers',
      json({ place: { text: '', point: 0 } }).replace(
        '"point":0',
        '"point":{"lng":1e999,"lat":1,"datum":"gcj02","accuracy":null,"source":"device"}',
      ),
      {},
      422,
    ],
    ['52: a name twice', `{"kind":"help",${json({}).slice(1)}`, {}, 400],
    ['53: __proto__', `{"__proto__":{"admin":true},${json({}).slice(1)}`, {}, 422],
    ['53: __proto__ inside the place', json({}).replace('"point":null', '"point":null,"__proto__":{"a":1}'), {}, 422],
    ['53: constructor.prototype', json({ constructor: { prototype: { admin: true } } }), {}, 422],
    ['53: a field of the server', json({ status: 'archived' }), {}, 422],
    ['54: text/plain', json({}), { 'content-type': 'text/plain' }, 415],
    ['54: another charset', json({}), { 'content-type': 'application/json; charset=utf-16' }, 415],
    ['54: no type', json({}), { 'content-type': '' }, 415],
    ['54: a gzip bomb', gzipSync(Buffer.alloc(10_000_000, 32)), { 'content-encoding': 'gzip' }, 415],
    [
      '55: invalid UTF-8',
      Buffer.concat([Buffer.from('{"text":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
      {},
      400,
    ],
    ['55: a lone surrogate', json({}).replace('路灯', '路\\ud800灯'), {}, 400],
    ['55: NUL', json({}).replace('路灯', '路\\u0000灯'), {}, 400],
    ['55: a control character', withText('路灯\u0007不亮了三天'), {}, 422],
    ['55: C1', withText('路灯\u0085不亮了三天'), {}, 422],
    ['55: right-to-left override', withText('路灯\u202E不亮了三天'), {}, 422],
    ['55: bidi isolate', withText('路灯\u2066不亮了三天'), {}, 422],
    ['55: zero-width space', withText('路灯\u200B不亮了三天'), {}, 422],
    ['56: one code point too many', withText('𠮷'.repeat(2001)), {}, 422],
    ['56: four where five are asked', withText('𠮷𠮷𠮷𠮷'), {}, 422],
    ['56: only spaces', withText('         '), {}, 422],
  ])('attack row %s', async (_what, body, headers, status) => {
    const before = await written();
    const answer = await post(body, headers);
    expect([answer.status, answer.type]).toEqual([status, 'application/problem+json; charset=utf-8']);
    expect(answer.body.code).toMatch(/^request\./);
    expect(await written()).toBe(before);
    expect(Reflect.get({}, 'admin')).toBeUndefined();
  });

  test('attack row 53: a polluting query is refused', async () => {
    const answer = await stage.http.get('/cases?a[__proto__][x]=1', people.caller);
    expect(answer.status).toBe(422);
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });

  test('attack row 55: a family emoji keeps its joiners, decomposed text is composed (NFC), look-alikes stay as they are', async () => {
    for (const [text, kept] of [
      ['一家👨‍👩‍👧都怕摔', '一家👨‍👩‍👧都怕摔'],
      ['cafe\u0301 门口路灯不亮', 'caf\u00e9 门口路灯不亮'],
      ['раураl 假网站骗人', 'раураl 假网站骗人'],
    ] as const) {
      const { status, body } = await post(withText(text));
      expect([status, z.parse(CaseDetail, body).text]).toEqual([201, kept]);
    }
  });

  test('attack row 56: two thousand four-byte characters come back to the last', async () => {
    const text = '𠮷🍣'.repeat(1000);
    const { status, body } = await post(withText(text));
    expect([status, z.parse(CaseDetail, body).text]).toEqual([201, text]);
  });

  test('each wrong field says its own sentence', async () => {
    const { body } = await post(json({ kind: 'rant', text: '短', category: 'lamp', contactPhone: '123' }));
    expect(body.fields).toEqual({
      kind: '请选一种',
      text: '要说的事至少5个字',
      category: '请选一个类别',
      contactPhone: '手机号是11位数字，请核对',
    });
  });
});
