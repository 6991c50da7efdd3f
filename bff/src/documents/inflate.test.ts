import { randomBytes } from 'node:crypto';
import { constants, deflateRawSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { inflate } from 'shared/sealed-documents/inflate.ts';
import { PackageError } from 'shared/sealed-documents/package-error.ts';
import { UnsupportedError } from 'shared/sealed-documents/unsupported-error.ts';
import { cpuClock } from '../../test/harness/effort.ts';

const text = Buffer.from(Array.from({ length: 400 }, (_, n) => `第${n % 37}行 <ofd:TextCode X="${n * 7}">`).join(''));
const pack = (data: Uint8Array, level = 6) => deflateRawSync(data, { level, strategy: constants.Z_FILTERED });

test.each([
  ['nothing', Buffer.alloc(0)],
  ['one byte', Buffer.of(7)],
  ['a text', text],
  ['a million zeros', Buffer.alloc(1_000_000)],
  ['what cannot be compressed', randomBytes(100_000)],
])('%s comes out as it went in, at every level a writer may use', (_, data) => {
  for (const level of [4, 6, 9]) expect(Buffer.from(inflate(pack(data, level), data.length)).equals(data)).toBe(true);
});

test('a fixed and a stored block are read too', () => {
  const fixed = deflateRawSync(text, { strategy: constants.Z_FIXED });
  expect(Buffer.from(inflate(fixed, text.length)).equals(text)).toBe(true);
  expect(Buffer.from(inflate(deflateRawSync(text, { level: 0 }), text.length)).equals(text)).toBe(true);
});

test('attack row 38: a bomb is stopped at the size the package says', () => {
  const bomb = deflateRawSync(Buffer.alloc(50_000_000), { level: 9 });
  const spent = cpuClock();
  expect(() => inflate(bomb, 1000)).toThrow(PackageError);
  expect(spent()).toBeLessThan(400);
});

test.each([
  ['cut off', (data: Buffer) => data.subarray(0, -1)],
  ['followed by a byte', (data: Buffer) => Buffer.concat([data, Buffer.of(0)])],
  ['of an unknown kind', () => Buffer.of(0x07)],
  ['empty', () => Buffer.alloc(0)],
  ['pointing before its beginning', () => Buffer.of(0x03, 0x02, 0x00)],
])('attack row 38: data %s are refused', (_, change) => {
  expect(() => inflate(change(pack(text)), text.length)).toThrow(PackageError);
});

test('attack row 38: one byte more or less than the package says is refused', () => {
  for (const size of [text.length - 1, text.length + 1]) expect(() => inflate(pack(text), size)).toThrow(PackageError);
});

test('attack row 38: the unused bits behind the last word must be zero', () => {
  const empty = deflateRawSync(Buffer.alloc(0));
  expect(inflate(empty, 0)).toHaveLength(0);
  expect(() => inflate(Buffer.of(empty[0] ?? 0, (empty[1] ?? 0) | 0x80), 0)).toThrow(PackageError);
});

test('attack row 38: no bit of compressed data can change without a change of what comes out', () => {
  const packed = pack(text);
  for (let bit = 0; bit < packed.length * 8; bit += 1) {
    const changed = Buffer.from(packed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    let same = false;
    try {
      same = Buffer.from(inflate(changed, text.length)).equals(text);
    } catch (error) {
      expect(error instanceof PackageError || error instanceof UnsupportedError).toBe(true);
    }
    expect(same).toBe(false);
  }
});

test('attack row 38: data that would take long to check are left unjudged, soon', () => {
  const coins = Buffer.from([...randomBytes(200_000)].map((byte) => 0x30 + (byte & 1)));
  const packed = pack(coins, 9);
  const spent = cpuClock();
  expect(() => inflate(packed, coins.length)).toThrow(UnsupportedError);
  expect(spent()).toBeLessThan(4_000);
});

test('a repetition that points further back than it must is not accepted', () => {
  // Level 1 skips the beginnings inside long repetitions, and so misses nearer ones.
  const lines = Buffer.from(Array.from({ length: 3000 }, (_, n) => `${(n * n) % 97} 样例 ${n % 13};`).join(''));
  expect(() => inflate(deflateRawSync(lines, { level: 1 }), lines.length)).toThrow(UnsupportedError);
});
