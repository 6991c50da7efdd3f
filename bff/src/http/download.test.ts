import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { endpoint } from 'shared/endpoint.ts';
import * as z from 'zod/mini';
import { openTestHttp, silentLog, type TestHttp } from '../../test/harness/http.ts';

const bytes = Buffer.from('0123456789');
const file = endpoint('GET', '/sample-file', {
  summary: 'A file',
  audience: 'anyone',
  input: z.object({}),
  output: z.unknown(),
});

let http: TestHttp;
beforeAll(async () => {
  const refuse = () => Promise.reject(new Error('nothing is written here'));
  const keys = { find: refuse, begin: refuse, takeOver: refuse, abandon: refuse };
  const parts = {
    actors: new Map<string, never>(),
    keys,
    now: () => new Date(),
    newId: () => '0'.repeat(26),
    log: silentLog,
  };
  http = await openTestHttp(parts, (mount) =>
    mount.file(file, () => Promise.resolve({ bytes, mediaType: 'application/ofd', fileName: 'a.ofd', version: 'v1' })),
  );
});
afterAll(() => http.close());

const get = async (headers: Record<string, string>) => {
  const answer = await http.fetch('/api/v1/sample-file', { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

test('a download that broke off goes on with the same file, and begins anew with another', async () => {
  const whole = await get({});
  expect([whole.status, whole.text, whole.headers.get('etag')]).toEqual([200, '0123456789', '"v1"']);
  expect(whole.headers.get('accept-ranges')).toBe('bytes');
  const rest = await get({ range: 'bytes=4-', 'if-range': '"v1"' });
  expect([rest.status, rest.text, rest.headers.get('content-range')]).toEqual([206, '456789', 'bytes 4-9/10']);
  for (const other of ['"v0"', 'W/"v1"', 'Sun, 22 Nov 2026 00:00:00 GMT']) {
    const anew = await get({ range: 'bytes=4-', 'if-range': other });
    expect([anew.status, anew.text]).toEqual([200, '0123456789']);
  }
});

test('a range beyond the end is refused, and told how long the file is', async () => {
  const answer = await get({ range: 'bytes=10-' });
  expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
});
