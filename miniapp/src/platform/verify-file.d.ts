import type { DocumentVerification } from 'shared/sealed-documents/verification.ts';

/** What is learnt of a file without sending it. */
export interface FileVerification {
  /** Lower-case hex, to ask the register with. */
  sha256: string;
  verification: DocumentVerification;
}

/**
 * Judges a picked file (`path` of pickDocument or DropArea) where it lies; `roots` as /verification-keys gives them.
 * Undefined where that cannot be done (WeChat, a page without HTTPS, a verifier that did not load): then send the file.
 */
export const verifyFileHere: (path: string, roots: readonly string[]) => Promise<FileVerification | undefined>;
