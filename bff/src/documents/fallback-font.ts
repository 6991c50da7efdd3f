import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Face } from './face.ts';
import type { Subsetter } from './subset.ts';
import { unpackWoff2 } from './woff2.ts';

/** Name, first and last code point of the extensions of Chinese that HanaMinB draws without a gap. */
const EXTENSIONS = [
  ['B', 0x20000, 0x2a6d6],
  ['C', 0x2a700, 0x2b734],
  ['D', 0x2b740, 0x2b81d],
  ['E', 0x2b820, 0x2cea1],
  ['F', 0x2ceb0, 0x2ebe0],
] as const;
/** How many code points one file of the package `hanamin` covers. */
const BLOCK = 0x400;
/** Unpacked blocks that are kept, about half a megabyte each. */
const KEPT_BLOCKS = 16;

/** One file of the fallback font; `first` and `last` are code points. */
export interface FallbackBlock {
  readonly path: string;
  readonly first: number;
  readonly last: number;
  readonly face: Face;
}

/**
 * The fallback font HanaMinB (花園明朝, OFL), a file for each thousand characters. Every glyph is one em wide, so texts are
 * measured without it; a file is read and unpacked (about 15 ms) when a document first needs one of its characters.
 */
export function openFallback({ cut }: Subsetter): FallbackBlock[] {
  const folder = createRequire(import.meta.url)
    .resolve('hanamin/package.json')
    .replace(/package\.json$/, '');
  const unpacked = new Map<string, Uint8Array>();
  const open = (path: string) => {
    const bytes = unpacked.get(path) ?? unpackWoff2(readFileSync(path));
    unpacked.delete(path);
    unpacked.set(path, bytes);
    for (const oldest of unpacked.keys()) if (unpacked.size > KEPT_BLOCKS) unpacked.delete(oldest);
    return bytes;
  };
  return EXTENSIONS.flatMap(([name, start, end]) => {
    const count = Math.ceil((end - start + 1) / BLOCK);
    return Array.from({ length: count }, (_, index): FallbackBlock => {
      const first = start + index * BLOCK;
      const last = Math.min(first + BLOCK - 1, end);
      const number = count === 1 ? '' : `-${String(index + 1).padStart(String(count).length, '0')}`;
      const path = `${folder}HanaMinB.CJK-Unified-Ideographs-Extension-${name}${number}.woff2`;
      const face: Face = {
        name: 'HanaMinB',
        advance: (codePoint) => (codePoint >= first && codePoint <= last ? 1 : undefined),
        subset: (codePoints, use) => cut(open(path), codePoints, use),
      };
      return { path, first, last, face };
    });
  });
}
