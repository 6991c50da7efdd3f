import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { iconNames } from './icon.tsx';

test('every named icon has its picture, and no picture lacks a name', () => {
  const css = readFileSync(new URL('./icon.css', import.meta.url), 'utf8');
  const drawn = [...css.matchAll(/\.sb-icon-([a-z-]{2,}) \{\s*--sb-picture/g)].map((match) => match[1] ?? '');
  expect(drawn.sort()).toEqual([...iconNames].sort());
});
