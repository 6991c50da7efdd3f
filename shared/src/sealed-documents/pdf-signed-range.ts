import { fromHex, lastIndexOfWord, toLatin1 } from './bytes.ts';

/** The hole in the signed bytes and what stands in it. */
export interface SignedRange {
  /** Where `<` of the signature value stands. */
  readonly start: number;
  /** One past its `>`. */
  readonly end: number;
  /** The signature value with its padding. */
  readonly value: Uint8Array;
}

const MOST_SIGNATURES = 32;
const LONGEST_VALUE = 256 * 1024;

/**
 * Finds the signature that covers the whole file except its own value. The file is not parsed as objects: whoever made
 * a CMS over all bytes but one hole vouches for all bytes but that hole, and the hole may hold nothing but that CMS.
 */
export function findSignedRange(pdf: Uint8Array): SignedRange | 'not-a-pdf' | 'no-signature' | 'coverage' {
  if (!isPdf(pdf)) return 'not-a-pdf';
  let found = false;
  let at = pdf.length;
  for (let count = 0; count < MOST_SIGNATURES && at > 0; count++) {
    at = lastIndexOfWord(pdf, '/ByteRange', at - 1);
    if (at < 0) break;
    found = true;
    const range = readByteRange(pdf, at);
    if (range) return range;
  }
  return found ? 'coverage' : 'no-signature';
}

function isPdf(pdf: Uint8Array): boolean {
  const head = toLatin1(pdf.subarray(0, 16));
  const tail = toLatin1(pdf.subarray(Math.max(0, pdf.length - 8)));
  return /^%PDF-[12]\.\d[\r\n]/.test(head) && /%%EOF(\r\n|\r|\n)?$/.test(tail);
}

function readByteRange(pdf: Uint8Array, at: number): SignedRange | undefined {
  const text = toLatin1(pdf.subarray(at, at + 120));
  const match = /^\/ByteRange\s{0,8}\[\s{0,8}0\s{1,12}(\d{1,10})\s{1,12}(\d{1,10})\s{1,12}(\d{1,10})\s{0,40}\]/.exec(
    text,
  );
  if (!match) return undefined;
  const [start, end, rest] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (start >= end || end - start > LONGEST_VALUE || end + rest !== pdf.length) return undefined;
  if (!/\/Contents\s{0,8}$/.test(toLatin1(pdf.subarray(Math.max(0, start - 20), start)))) return undefined;
  const hex = toLatin1(pdf.subarray(start, end));
  // One case only: 'a' and 'A' mean the same, and a changed byte must not.
  if (!/^<(?:[0-9a-f]{2})+>$/.test(hex) && !/^<(?:[0-9A-F]{2})+>$/.test(hex)) return undefined;
  return { start, end, value: fromHex(hex.slice(1, -1)) };
}
