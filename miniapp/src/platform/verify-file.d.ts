import type { DocumentVerification } from 'shared/sealed-documents/verification.ts';
import type { VerificationKeys } from 'shared/verification.ts';

/** What is learnt of a file without sending it. */
export interface FileVerification {
  /** Lower-case hex, to ask the register with. */
  sha256: string;
  verification: DocumentVerification;
}

/** Authorities to believe, and the certificates they took back. */
export type FileTrust = Pick<VerificationKeys, 'roots' | 'revoked'>;

/** False where files have to be sent: in WeChat, or on a page without HTTPS. */
export const canVerifyFiles: boolean;
/**
 * Judges a picked file (`path` of pickDocument or DropArea) where it lies; `trust` as /verification-keys gives it.
 * Undefined where that cannot be done (WeChat, a page without HTTPS, a verifier that did not load): then send the file.
 */
export const verifyFileHere: (path: string, trust: FileTrust) => Promise<FileVerification | undefined>;
/** Fetches the verifier while there is a network, so that it is there without one. */
export const warmVerifier: () => void;
