import { fromBase32, toBase32 } from './base32.ts';
import { readFacts, writeFacts, type CodeFacts } from './code-facts.ts';
import { fromHex, toHex } from './octets.ts';
import { sm3 } from './sm3.ts';

/** A code taken apart, not yet believed: see `verifySm2`. */
export interface SignedCode {
  readonly facts: CodeFacts;
  /** Which key it claims: 8 hex characters, {@link keyIdOf}. */
  readonly keyId: string;
  /** What the key signed. */
  readonly signed: Uint8Array;
  /** r then s, 64 bytes. */
  readonly signature: Uint8Array;
}

/** Characters of a whole link: up to version 10 of a QR code at level M, which print and cheap cameras carry. */
export const LONGEST_LINK = 290;
const VERSION = 1;
const KEY_ID = 4;
const SIGNATURE = 64;

/** The short name of a public key (65 bytes, 04 ‖ x ‖ y): the first 4 bytes of its SM3 hash, hex. */
export const keyIdOf = (publicKey: Uint8Array): string => toHex(sm3(publicKey).subarray(0, KEY_ID));

/** The bytes to sign: version ‖ key id ‖ facts. The key signs nothing that begins otherwise. Throws RangeError when a fact does not fit. */
export function encodeUnsigned(keyId: string, facts: CodeFacts): Uint8Array {
  if (!/^[0-9a-f]{8}$/.test(keyId)) throw new RangeError('a key id is 8 hex characters');
  return Uint8Array.from([VERSION, ...fromHex(keyId), ...writeFacts(facts)]);
}

/** The code: {@link encodeUnsigned}'s bytes and their SM2 signature (r then s, 64 bytes) as base32. */
export function formatCode(signed: Uint8Array, signature: Uint8Array): string {
  if (signature.length !== SIGNATURE) throw new RangeError('an SM2 signature is r and s, 32 bytes each');
  return toBase32(Uint8Array.from([...signed, ...signature]));
}

/** Takes a code apart; null unless it is, character by character, what {@link formatCode} writes of sound facts. */
export function parseCode(code: string): SignedCode | null {
  const bytes = code.length > LONGEST_LINK ? null : fromBase32(code);
  const split = (bytes?.length ?? 0) - SIGNATURE;
  if (!bytes || split < 1 + KEY_ID || bytes[0] !== VERSION) return null;
  const facts = readFacts(bytes.subarray(1 + KEY_ID, split));
  const keyId = toHex(bytes.subarray(1, 1 + KEY_ID));
  return facts && { facts, keyId, signed: bytes.subarray(0, split), signature: bytes.subarray(split) };
}

/**
 * The link a QR code holds; `origin` is scheme and host. Upper case throughout keeps the QR code small (alphanumeric
 * mode); schemes and hosts ignore case. Throws RangeError beyond {@link LONGEST_LINK}.
 */
export function linkOf(origin: string, code: string): string {
  const link = `${origin.toUpperCase()}/V/${code}`;
  if (link.length > LONGEST_LINK) throw new RangeError(`a link of ${link.length} characters is too long to print`);
  return link;
}

/** The code in a scanned link of {@link linkOf}, or of the random codes before it; null for any other text. */
export const codeInLink = (scanned: string): string | null => /\/V\/([0-9A-Z-]+)$/i.exec(scanned)?.[1] ?? null;
