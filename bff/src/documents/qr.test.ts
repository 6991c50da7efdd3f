import { expect, test } from '@jest/globals';
import { encode } from 'uqr';
import { darkRuns, encodeQr } from './qr.ts';

test('upper-case text is packed tighter than text with one lower-case letter', () => {
  const upper = encodeQr(`HTTPS://SUIBAN.EXAMPLE/V/${'A7'.repeat(40)}`);
  const lower = encodeQr(`HTTPS://SUIBAN.EXAMPLE/V/${'A7'.repeat(39)}Aa`);
  expect(upper.length).toBeLessThan(lower.length);
});

test('284 characters of upper-case text fit version 10, 57 modules wide', () => {
  expect(encodeQr('A'.repeat(284))).toHaveLength(57);
});

test('the dark runs paint exactly the dark modules', () => {
  const modules = encodeQr('HTTPS://SUIBAN.EXAMPLE/V/7K3M9QX2');
  const painted = modules.map((row) => [...row].fill('0'));
  for (const [x, y, length] of darkRuns(modules)) painted[y]?.fill('1', x, x + length);
  expect(painted.map((row) => row.join(''))).toEqual(modules);
});

test('every alphanumeric text up to version 10, and a little more, is encoded as the library does', () => {
  const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const sizes = new Set<number>();
  for (let length = 1; length <= 330; length++) {
    // A text of digits alone the library packs tighter still.
    const text = Array.from({ length }, () => characters[Math.floor(Math.random() * 45)])
      .join('')
      .replace(/^./, 'A');
    const { data } = encode(text, { ecc: 'M', boostEcc: true, maskPattern: 3, border: 0 });
    sizes.add(data.length);
    expect([text, encodeQr(text)]).toEqual([text, data.map((row) => row.map(Number).join(''))]);
  }
  expect([...sizes]).toEqual([21, 25, 29, 33, 37, 41, 45, 49, 53, 57, 61]);
});
