import { watchMatches } from './nearest-match.ts';
import { PackageError } from './package-error.ts';

const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;
const FIXED_LENGTHS = [repeat(8, 144), repeat(9, 112), repeat(7, 24), repeat(8, 8)].flat();
const END_OF_BLOCK = 256;
const LONGEST_MATCH = 258;

/**
 * Decompresses raw DEFLATE (RFC 1951) into exactly `size` bytes; no more memory than that is ever taken. Strict: every
 * code complete, unused bits zero, nothing left over, and no second way to write the same (see `watchMatches`). Throws
 * PackageError, UnsupportedError.
 */
export function inflate(data: Uint8Array, size: number): Uint8Array {
  const bits = readBitsOf(data);
  const bytes = new Uint8Array(size);
  const out = { bytes, length: 0, checkMatch: watchMatches(bytes) };
  for (let isLast = false; !isLast;) {
    isLast = bits.take(1) === 1;
    const type = bits.take(2);
    if (type === 0) copyStored(bits, out);
    else if (type === 1) copyCoded(bits, out, makeCode(FIXED_LENGTHS), makeCode(repeat(5, 32)));
    else if (type === 2) copyCoded(bits, out, ...readCodes(bits));
    else throw new PackageError('a compressed block of no known kind');
  }
  bits.alignToByte();
  if (bits.left() > 0 || out.length !== size) throw new PackageError('compressed data of another length');
  return out.bytes;
}

type Bits = ReturnType<typeof readBitsOf>;

interface Output {
  readonly bytes: Uint8Array;
  length: number;
  readonly checkMatch: (at: number, distance: number, length: number) => void;
}

function readBitsOf(data: Uint8Array) {
  let at = 0;
  let kept = 0;
  let count = 0;
  return {
    take(wanted: number): number {
      for (; count < wanted; count += 8) {
        const byte = data[at];
        if (byte === undefined) throw new PackageError('compressed data end too early');
        kept |= byte << count;
        at += 1;
      }
      const value = kept & ((1 << wanted) - 1);
      kept >>>= wanted;
      count -= wanted;
      return value;
    },
    alignToByte() {
      if (kept !== 0) throw new PackageError('unused bits that are not zero');
      count = 0;
    },
    bytes(wanted: number): Uint8Array {
      at += wanted;
      return data.subarray(at - wanted, at);
    },
    left: () => data.length - at,
  };
}

function copyStored(bits: Bits, out: Output): void {
  bits.alignToByte();
  const length = bits.take(16);
  if ((bits.take(16) ^ 0xffff) !== length || length > bits.left()) throw new PackageError('a stored block');
  if (out.length + length > out.bytes.length) throw new PackageError('more data than the package says');
  out.bytes.set(bits.bytes(length), out.length);
  out.length += length;
}

function copyCoded(bits: Bits, out: Output, literals: Code, distances: Code): void {
  for (;;) {
    const symbol = decode(bits, literals);
    if (symbol === END_OF_BLOCK) return;
    if (symbol < END_OF_BLOCK) {
      if (out.length >= out.bytes.length) throw new PackageError('more data than the package says');
      out.bytes[out.length] = symbol;
      out.length += 1;
    } else {
      const length = readLength(bits, symbol);
      copyMatch(out, readDistance(bits, decode(bits, distances)), length);
    }
  }
}

/** Codes 257–285 of RFC 1951 §3.2.5: four to each number of extra bits; 285 is 258, and nothing else may be. */
function readLength(bits: Bits, symbol: number): number {
  const index = symbol - 257;
  if (index === 28) return LONGEST_MATCH;
  if (index > 28) throw new PackageError('a length code');
  const extra = index < 8 ? 0 : (index >> 2) - 1;
  const length = (index < 8 ? index : ((index & 3) | 4) << extra) + 3 + bits.take(extra);
  if (length >= LONGEST_MATCH) throw new PackageError('a length written the long way');
  return length;
}

function readDistance(bits: Bits, symbol: number): number {
  if (symbol >= 30) throw new PackageError('a distance code');
  const extra = symbol < 4 ? 0 : (symbol >> 1) - 1;
  return (symbol < 4 ? symbol : ((symbol & 1) | 2) << extra) + 1 + bits.take(extra);
}

function copyMatch(out: Output, distance: number, length: number): void {
  if (distance > out.length) throw new PackageError('a distance before the beginning');
  if (out.length + length > out.bytes.length) throw new PackageError('more data than the package says');
  const start = out.length;
  for (; out.length < start + length; out.length += 1) out.bytes[out.length] = out.bytes[out.length - distance] ?? 0;
  out.checkMatch(start, distance, length);
}

/** A canonical Huffman code: how many codes there are of each length, and the symbols in the order of their codes. */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

function makeCode(lengths: readonly number[], mayBeIncomplete = false): Code {
  const counts = new Uint16Array(16);
  for (const length of lengths) if (length > 0) counts[length] = (counts[length] ?? 0) + 1;
  let free = 1;
  for (const count of counts.subarray(1)) {
    free = free * 2 - count;
    if (free < 0) throw new PackageError('a code with too many words');
  }
  const used = counts.reduce((sum, count) => sum + count, 0);
  if (free > 0 && !(mayBeIncomplete && used <= 1 && counts[1] === used)) throw new PackageError('an incomplete code');
  const symbols = Uint16Array.from(
    lengths
      .map((length, symbol) => ({ length, symbol }))
      .filter(({ length }) => length > 0)
      .sort((one, other) => one.length - other.length || one.symbol - other.symbol)
      .map(({ symbol }) => symbol),
  );
  return { counts, symbols };
}

function decode(bits: Bits, { counts, symbols }: Code): number {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length < 16; length += 1) {
    code |= bits.take(1);
    const count = counts[length] ?? 0;
    if (code - first < count) return symbols[index + code - first] ?? 0;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw new PackageError('a word outside the code');
}

function readCodes(bits: Bits): [literals: Code, distances: Code] {
  const [literals, distances, words] = [bits.take(5) + 257, bits.take(5) + 1, bits.take(4) + 4];
  if (literals > 286 || distances > 30) throw new PackageError('too many symbols');
  const wordLengths = repeat(0, 19);
  for (const symbol of CODE_LENGTH_ORDER.slice(0, words)) wordLengths[symbol] = bits.take(3);
  const code = makeCode(wordLengths);
  const lengths: number[] = [];
  while (lengths.length < literals + distances) {
    const word = decode(bits, code);
    if (word < 16) lengths.push(word);
    else if (word === 16) lengths.push(...repeat(lastOf(lengths), bits.take(2) + 3));
    else lengths.push(...repeat(0, word === 17 ? bits.take(3) + 3 : bits.take(7) + 11));
  }
  if (lengths.length > literals + distances) throw new PackageError('too many code lengths');
  if (lengths[END_OF_BLOCK] === 0) throw new PackageError('a block without an end');
  return [makeCode(lengths.slice(0, literals)), makeCode(lengths.slice(literals), true)];
}

function lastOf(lengths: readonly number[]): number {
  const last = lengths.at(-1);
  if (last === undefined) throw new PackageError('nothing to repeat');
  return last;
}

function repeat(value: number, count: number): number[] {
  return Array.from({ length: count }, () => value);
}
