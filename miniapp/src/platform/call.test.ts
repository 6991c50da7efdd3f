import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { endpoint } from 'shared/endpoint.ts';
import * as z from 'zod/mini';
import '../../test/taro.ts';
import { ApiError } from './api-error.ts';
import { call, newKey, pathOf, upload } from './call.ts';
import { lendFile } from './lent-files.h5.ts';

const read = endpoint('GET', '/proofs/:id', {
  summary: 'Read',
  audience: 'resident',
  input: z.strictObject({ id: z.string(), after: z.optional(z.string()) }),
  output: z.object({ number: z.string() }),
});
const revoke = endpoint('POST', '/proofs/:id/revoke', {
  summary: 'Revoke',
  audience: 'resident',
  input: z.strictObject({ id: z.string(), reason: z.string() }),
  output: z.object({ number: z.string() }),
});

type Answer = { status: number; json?: unknown; headers?: Record<string, string> } | 'no answer';
const sent: { url: string; init: RequestInit }[] = [];
const answers: Answer[] = [];

beforeEach(() => {
  sent.length = 0;
  sessionStorage.clear();
  const server = async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    const answer = answers.shift() ?? 'no answer';
    if (answer === 'no answer') throw new TypeError('Failed to fetch');
    const headers = new Map(Object.entries({ 'content-type': 'application/problem+json', ...answer.headers }));
    return {
      status: answer.status,
      headers: { get: (name: string) => headers.get(name.toLowerCase()) ?? null },
      json: async () => answer.json,
    };
  };
  Object.assign(globalThis, { fetch: server });
  Object.assign(AbortSignal, { timeout: () => new AbortController().signal });
});
afterEach(() => {
  answers.length = 0;
});

const headersOf = (index: number) => new Headers(sent[index]?.init.headers);
const failure = (promise: Promise<unknown>): Promise<ApiError> =>
  promise.then(
    () => {
      throw new Error('it worked');
    },
    (error: unknown) => {
      if (error instanceof ApiError) return error;
      throw error;
    },
  );

describe('a call', () => {
  test('fills the path and sends the rest of a GET as query, without what is not given', async () => {
    answers.push({ status: 200, json: { number: 'N1' } });
    expect(await call(read, { id: 'a/b', after: '甲' })).toEqual({ number: 'N1' });
    expect(sent[0]?.url).toBe('/api/v1/proofs/a%2Fb?after=%E7%94%B2');
    expect(pathOf(read, { id: 'x', after: undefined })).toBe('/proofs/x');
  });

  test('sends the rest of a POST as JSON under its key, and keeps only what the contract names', async () => {
    answers.push({ status: 200, json: { number: 'N1', secret: 'x' } });
    const key = newKey();
    expect(await call(revoke, { id: '7', reason: '填错' }, { key })).toEqual({ number: 'N1' });
    expect(sent[0]?.init.body).toBe('{"reason":"填错"}');
    expect(headersOf(0).get('Idempotency-Key')).toBe(key);
  });

  test('a small POST goes out also when its tab closes; a long one would not be taken', async () => {
    answers.push({ status: 200, json: { number: 'N1' } }, { status: 200, json: { number: 'N1' } });
    await call(revoke, { id: '7', reason: '填错' });
    await call(revoke, { id: '7', reason: '长'.repeat(5_000) });
    expect(sent.map(({ init }) => init.keepalive)).toEqual([true, false]);
  });

  test('turns a problem into an ApiError with the words of the server', async () => {
    const problem = {
      status: 422,
      code: 'request.invalid',
      title: '有内容要改',
      detail: '请改好。',
      fields: { id: '少了' },
    };
    answers.push({ status: 422, json: problem, headers: { 'retry-after': '5' } });
    const error = await failure(call(read, { id: '1' }));
    expect(error).toMatchObject({ status: 422, code: 'request.invalid', fields: { id: '少了' }, retryAfter: 5 });
  });

  test('says that nothing came back, and never claims more', async () => {
    answers.push('no answer');
    expect(await failure(call(read, { id: '1' }))).toMatchObject({ status: 0, code: 'network' });
    answers.push({ status: 200, json: { wrong: true } });
    expect(await failure(call(read, { id: '1' }))).toMatchObject({ code: 'answer.unreadable' });
    answers.push({ status: 502, json: '<html>' });
    expect(await failure(call(read, { id: '1' }))).toMatchObject({ status: 502, code: 'answer.unreadable' });
  });

  test('learns the CSRF token of a new tab from the session and goes again with the same key', async () => {
    answers.push({ status: 403, json: { code: 'session.csrf' } }, { status: 200, json: { csrfToken: 'fresh' } });
    answers.push({ status: 200, json: { number: 'N1' } });
    await call(revoke, { id: '7', reason: '填错' }, { key: 'K' });
    expect(sent.map(({ url }) => url)).toEqual([
      '/api/v1/proofs/7/revoke',
      '/api/v1/session',
      '/api/v1/proofs/7/revoke',
    ]);
    expect(headersOf(2).get('X-CSRF-Token')).toBe('fresh');
    expect(headersOf(2).get('Idempotency-Key')).toBe('K');
  });
});

test('a picked file goes as a form, without the page ever fetching its own blob', async () => {
  Object.assign(URL, { createObjectURL: () => 'blob:photo-1' });
  const photos = endpoint('POST', '/photos', {
    summary: 'Upload',
    audience: 'resident',
    input: z.object({ place: z.string() }),
    output: z.object({ id: z.string() }),
  });
  answers.push({ status: 201, json: { id: 'P1' } });
  const path = lendFile(new Blob(['picture'], { type: 'image/jpeg' }));
  expect(await upload(photos, { place: '东门' }, path)).toEqual({ id: 'P1' });
  expect(sent.map(({ url }) => url)).toEqual(['/api/v1/photos']);
  const form = sent[0]?.init.body;
  if (!(form instanceof FormData)) throw new Error('not a form');
  expect([form.get('place'), form.get('file')].map((part) => (part instanceof Blob ? part.size : part))).toEqual([
    '东门',
    7,
  ]);
});

test('keys are unique, sort by time and have the form of a ULID', () => {
  const keys = Array.from({ length: 500 }, newKey);
  expect(new Set(keys).size).toBe(500);
  expect(keys.every((key) => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(key))).toBe(true);
});
