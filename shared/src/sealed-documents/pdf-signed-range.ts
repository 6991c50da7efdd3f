import { fromHex } from '../octets.ts';
import { lastIndexOfWord, toLatin1 } from './bytes.ts';

/** The hole in the signed bytes and what stands in it. */
export interface SignedRange {
  /** Where `/ByteRange` stands. */
  readonly dictionary: number;
  /** Where `<` of the signature value stands. */
  readonly start: number;
  /** One past its `>`. */
  readonly end: number;
  /** The signature value with its padding. */
  readonly value: Uint8Array;
}

const MOST_SIGNATURES = 32;
const LONGEST_VALUE = 256 * 1024;
const LONGEST_DICTIONARY = 4096;

/**
 * Finds the signature that covers the whole file except its own value. The file is not parsed as objects: whoever made
 * a CMS over all bytes but one hole vouches for all bytes but that hole, and the hole may hold nothing but that CMS.
 */
export function findSignedRange(pdf: Uint8Array): SignedRange | 'unknown-format' | 'no-signature' | 'coverage' {
  if (!isPdf(pdf)) return 'unknown-format';
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

/**
 * When it was signed as the signature dictionary says (ISO 32000-1 §12.8.1, `/M`). Like everything outside the hole it
 * stands there by the will of the signer.
 */
export function readSigningTime(pdf: Uint8Array, { dictionary, end }: SignedRange): Date | undefined {
  const before = toLatin1(pdf.subarray(Math.max(0, dictionary - LONGEST_DICTIONARY), dictionary));
  const after = toLatin1(pdf.subarray(end, end + LONGEST_DICTIONARY));
  const inside = before.slice(before.lastIndexOf(' obj') + 1) + after.slice(0, Math.max(0, after.indexOf('endobj')));
  const match = /\/M\s{0,8}\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d)'?)/.exec(inside);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zone = '+00', zoneMinutes = '00'] = match;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}:${zoneMinutes}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

export function isPdf(pdf: Uint8Array): boolean {
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
  return { dictionary: at, start, end, value: fromHex(hex.slice(1, -1)) };
}
