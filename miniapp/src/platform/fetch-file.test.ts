import { beforeEach, expect, test } from '@jest/globals';
import '../../test/taro.ts';
import { fetchFile } from './fetch-file.h5.ts';

const FILE = [...'0123456789'].map((digit) => digit.charCodeAt(0));
const asked: Record<string, string>[] = [];
let version: string | null;
/** After how many bytes each answer breaks off; those after them are whole. */
let breaks: number[];

beforeEach(() => {
  asked.length = 0;
  version = '"v1"';
  breaks = [];
  const server = async (_url: string, init: RequestInit) => {
    const headers = Object.fromEntries(
      Object.entries(init.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
    );
    asked.push(headers);
    const isRest = headers['range'] !== undefined && headers['if-range'] === version;
    const from = isRest ? Number(/\d+/.exec(headers['range'] ?? '')?.[0]) : 0;
    const until = breaks.shift() ?? FILE.length;
    const parts = [FILE.slice(from, until)].filter(({ length }) => length > 0);
    const read = async () => {
      const part = parts.shift();
      if (part) return { value: Uint8Array.from(part), done: false };
      if (until < FILE.length) throw new TypeError('the connection broke');
      return { value: undefined, done: true };
    };
    const header = new Map([['etag', version]]);
    return {
      ok: true,
      status: isRest ? 206 : 200,
      headers: { get: (name: string) => header.get(name) ?? null },
      body: { getReader: () => ({ read }) },
    };
  };
  Object.assign(globalThis, { fetch: server });
});

const textOf = (blob: Blob) =>
  new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result));
    reader.readAsText(blob);
  });

test('a file that breaks off on the way goes on where it broke, and is the same', async () => {
  breaks = [4, 7];
  expect(await textOf(await fetchFile('/proofs/1/file'))).toBe('0123456789');
  expect(asked.map((headers) => headers['range'])).toEqual([undefined, 'bytes=4-', 'bytes=7-']);
});

test('after too many breaks it says so; the next tap goes on, unless the file is another by then', async () => {
  breaks = [2, 3, 4];
  await expect(fetchFile('/proofs/2/file')).rejects.toMatchObject({ code: 'network' });
  expect(await textOf(await fetchFile('/proofs/2/file'))).toBe('0123456789');
  expect(asked.at(-1)).toMatchObject({ range: 'bytes=4-', 'if-range': '"v1"' });
  breaks = [2, 3, 4];
  await expect(fetchFile('/proofs/3/file')).rejects.toMatchObject({ code: 'network' });
  version = '"v2"';
  expect(await textOf(await fetchFile('/proofs/3/file'))).toBe('0123456789');
});

test('what has no version is fetched anew each time', async () => {
  version = null;
  breaks = [4];
  await expect(fetchFile('/proofs/4/picture')).rejects.toMatchObject({ code: 'network' });
  expect(await textOf(await fetchFile('/proofs/4/picture'))).toBe('0123456789');
  expect(asked.every((headers) => headers['range'] === undefined)).toBe(true);
});
