import { expect, test } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import { pngDataUri } from './png.ts';

const picture = (uri: string) => Buffer.from(uri.replace('data:image/png;base64,', ''), 'base64');

test('a code picture is a PNG that any reader inflates to the very modules', () => {
  const rows = Array.from({ length: 25 }, (_, y) => Array.from({ length: 25 }, (_, x) => (x * 7 + y * 3) % 5 === 0));
  const bytes = picture(pngDataUri(rows, 8));
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([200, 200]);
  const length = bytes.readUInt32BE(33);
  const pixels = inflateSync(bytes.subarray(41, 41 + length));
  const line = 1 + 25;
  for (const [y, row] of rows.entries()) {
    const seen = [...pixels.subarray(y * 8 * line + 1, y * 8 * line + line)].map((byte) => byte === 0);
    expect(seen).toEqual(row);
  }
});
