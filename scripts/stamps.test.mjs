import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { hashOf, isFresh, stamp } from './stamps.mjs';

const root = mkdtempSync(join(tmpdir(), 'suiban-stamps-'));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'src'));
const write = (name, text) => writeFileSync(join(root, name), text);
write('src/page.ts', 'one');

test('a changed, added or renamed source changes the hash; its time and its tests do not', () => {
  const before = hashOf(root, ['src']);
  utimesSync(join(root, 'src/page.ts'), 1, 1);
  write('src/page.test.ts', 'a test');
  expect(hashOf(root, ['src'])).toBe(before);
  write('src/other.ts', '');
  expect(hashOf(root, ['src'])).not.toBe(before);
  expect(hashOf(root, ['src'], 'another Node')).not.toBe(hashOf(root, ['src']));
});

test('a step is fresh only with its stamp, the same hash and its output', () => {
  expect(isFresh(root, 'h5', 'a', ['out'])).toBe(false);
  stamp(root, 'h5', 'a');
  expect(isFresh(root, 'h5', 'a', ['out'])).toBe(false);
  write('out', '');
  expect(isFresh(root, 'h5', 'a', ['out'])).toBe(true);
  expect(isFresh(root, 'h5', 'b', ['out'])).toBe(false);
});
