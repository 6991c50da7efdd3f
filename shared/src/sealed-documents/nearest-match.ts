import { UnsupportedError } from './unsupported-error.ts';

const { imul } = Math;

const WINDOW = 32 * 1024;
const BUCKETS = 1 << 15;
/** Bytes compared for each byte of output: fonts, pages and scripts need 2 to 8. */
const EFFORT = 24;
const LEAST_EFFORT = 4 * WINDOW;

/**
 * Watches decompression and refuses a repetition that points further back than it must. The same bytes often stand at
 * several distances; were each of them accepted, a compressed file could change without a change of what is in it, and
 * no hash would notice. What zlib writes at levels 4 to 9 passes; in builds that hash four bytes a match of three may not,
 * so a writer is safe with Z_FILTERED.
 */
export function watchMatches(bytes: Uint8Array) {
  const heads = new Int32Array(BUCKETS).fill(-1);
  const previous = new Int32Array(WINDOW);
  let known = 0;
  let effort = bytes.length * EFFORT + LEAST_EFFORT;

  const bucketAt = (at: number) =>
    imul((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16), 0x9e3779b1) >>> 17;

  const learnUntil = (end: number) => {
    for (; known < end; known += 1) {
      const bucket = bucketAt(known);
      previous[known % WINDOW] = heads[bucket] ?? -1;
      heads[bucket] = known;
    }
  };

  const isSame = (one: number, other: number, length: number) => {
    let same = 0;
    while (same < length && bytes[one + same] === bytes[other + same]) same += 1;
    effort -= same + 1;
    return same === length;
  };

  /** To be called when `length` bytes from `distance` before `at` have been copied to `at`. Throws UnsupportedError. */
  return (at: number, distance: number, length: number): void => {
    learnUntil(at);
    for (let near = heads[bucketAt(at)] ?? -1; near > at - distance; near = previous[near % WINDOW] ?? -1)
      if (isSame(near, at, length) || effort < 0)
        throw new UnsupportedError('compression that leaves room for changes');
  };
}
