import { expect, test } from '@jest/globals';
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
