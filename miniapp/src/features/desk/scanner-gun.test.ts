import { expect, test } from '@jest/globals';
import { scannerGun, type GunVerdict } from './scanner-gun.ts';

/** Keys at a steady pace from second 1 on; the verdict on each. */
function type(keys: readonly string[], gapMs: number): GunVerdict[] {
  const gun = scannerGun();
  return keys.map((key, index) => gun(key, 1_000 + index * gapMs));
}
const code = 'Z1ABCDEFGH12345678ABCDEFGH';

test.each([
  ['3 ms a key, then Enter', [...code, 'Enter'], 3, code],
  ['3 ms a key, then Tab', [...code, 'Tab'], 3, code],
  ['a slow gun of 30 ms a key', [...code, 'Enter'], 30, code],
  ['ten characters', [...'R8D2NFH7Q1', 'Enter'], 5, 'R8D2NFH7Q1'],
  ['shift pressed for capitals', ['Shift', 'Z', '1', 'Shift', 'A', 'B', 'C', 'D', 'E', 'F', 'Enter'], 3, 'Z1ABCDEF'],
])('%s is a scan', (_, keys, gapMs, text) => {
  expect(type(keys, gapMs).at(-1)).toEqual({ kind: 'scan', text });
});

test.each([
  ['a hand of 90 ms a key', [...code, 'Enter'], 90],
  ['a quick hand of 50 ms a key', [...code, 'Enter'], 50],
  ['a burst too short to be a code', [...'1234567', 'Enter'], 3],
  ['a burst that ends with another key', [...code, 'Escape'], 3],
  ['Enter alone', ['Enter'], 3],
])('%s is no scan', (_, keys, gapMs) => {
  expect(type(keys, gapMs).at(-1)?.kind).not.toBe('scan');
});

test('the Enter of a burst that is no code is not a hand pressing Enter', () => {
  expect(type([...'1234567', 'Enter'], 3).at(-1)).toEqual({ kind: 'burst' });
  expect(type(['1', 'Enter'], 3).at(-1)).toEqual({ kind: 'hand' });
});

test('a scan that stumbles once is still one whole scan', () => {
  const gun = scannerGun();
  const at = (index: number) => 1_000 + index * 3 + (index > 4 ? 120 : 0);
  expect([...code, 'Enter'].map((key, index) => gun(key, at(index))).at(-1)).toEqual({ kind: 'scan', text: code });
});

test('a burst is told from a shortcut at its second key', () => {
  expect(type(['1', '2', '3'], 3).map(({ kind }) => kind)).toEqual(['hand', 'burst', 'burst']);
  expect(type(['1', '2', '3'], 200).map(({ kind }) => kind)).toEqual(['hand', 'hand', 'hand']);
});

test('what was typed before a pause does not belong to the scan', () => {
  const gun = scannerGun();
  gun('x', 1_000);
  const verdicts = [...'R8D2NFH7Q1', 'Enter'].map((key, index) => gun(key, 2_000 + index * 3));
  expect(verdicts.at(-1)).toEqual({ kind: 'scan', text: 'R8D2NFH7Q1' });
});
