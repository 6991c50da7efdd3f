import type { VerificationKeys } from 'shared/verification.ts';

/** What is signed into a QR code; names and numbers in full, the code carries them masked and hashed. */
export interface CodeOrder {
  /** `GJJ-2026-000123` */
  readonly number: string;
  readonly type: string;
  readonly issuedOn: string;
  readonly validUntil: string;
  readonly holder: { readonly name: string; readonly code: string };
  /** SHA-256 of everything the document states, hex. */
  readonly factsSha256: string;
}

/** The key of this installation's codes. */
export interface ProofCodes {
  /** The signed code, for `…/V/<code>`. */
  sign(order: CodeOrder): Promise<string>;
  /** Whether a signed code was made for the holder of this ID number or credit code; null for a code that does not tell. */
  isFor(linkCode: string, holderCode: string): boolean | null;
  /** All public keys that codes were ever signed with, with the names a phone shows without a network. */
  published(now: Date): VerificationKeys;
}
