import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import decompress from 'woff2-encoder/decompress';
import { openFallback } from './fallback-font.ts';
import { FontFile } from './font-file.ts';
import { readOutlines } from './glyph-outline.ts';
import { startSubsetter } from './subset.ts';
import { unpackWoff2 } from './woff2.ts';

const blocks = openFallback(await startSubsetter());
const codePointsOf = ({ first, last }: { first: number; last: number }) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
/** Numbers in a list and nothing else: comparing nested lists one by one would take minutes. */
const drawingOf = (bytes: Uint8Array, codePoints: readonly number[]) => {
  const face = { name: '', subset: () => bytes, advance: () => 1 };
  const outlines = readOutlines({ advance: () => 1, faceOf: () => face }, String.fromCodePoint(...codePoints));
  return codePoints.map((codePoint) => outlines.draw(codePoint, (x, y) => [x, y]).join(' '));
};

test('extensions B to F are covered without a gap, every character one em wide and with an outline', () => {
  expect(blocks.reduce((sum, { first, last }) => sum + last - first + 1, 0)).toBe(42_711 + 4_149 + 222 + 5_762 + 7_473);
  for (const block of blocks) {
    const codePoints = codePointsOf(block);
    const file = new FontFile(unpackWoff2(readFileSync(block.path)));
    const glyphs = codePoints.map((codePoint) => file.glyphId(codePoint));
    expect(glyphs).not.toContain(0);
    expect(glyphs.every((glyph) => file.advance(glyph) === file.unitsPerEm)).toBe(true);
    expect([block.first - 1, block.first, block.last, block.last + 1].map((at) => block.face.advance(at))).toEqual([
      undefined,
      1,
      1,
      undefined,
    ]);
  }
});

test('every twentieth file is unpacked to the outlines that another decoder finds', async () => {
  for (const block of blocks.filter((_, index) => index % 20 === 0)) {
    const packed = readFileSync(block.path);
    const codePoints = codePointsOf(block);
    const drawings = drawingOf(unpackWoff2(packed), codePoints);
    expect(drawings.filter((drawing) => drawing === '')).toEqual([]);
    expect(drawings).toEqual(drawingOf(await decompress(packed), codePoints));
  }
});

test('a file that is no WOFF2 font, or a damaged one, is an error', () => {
  const packed = readFileSync(blocks[0]?.path ?? '');
  expect(() => unpackWoff2(Buffer.from('wOFFwOFF'))).toThrow('not a WOFF2 font');
  expect(() => unpackWoff2(packed.subarray(0, packed.length / 2))).toThrow();
});

test('memory stays flat when characters come from everywhere', () => {
  const cut = (index: number) => {
    const block = blocks[index % blocks.length];
    expect(block?.face.subset([block.first]).length).toBeGreaterThan(400);
  };
  for (let i = 0; i < 62; i++) cut(i);
  const before = process.memoryUsage().rss;
  for (let i = 0; i < 124; i++) cut(i);
  expect(process.memoryUsage().rss - before).toBeLessThan(60e6);
});
