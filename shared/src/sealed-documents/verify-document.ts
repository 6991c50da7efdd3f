import { DerError } from './der-reader.ts';
import { MissingFileError, PackageError } from './package-error.ts';
import { isPdf } from './pdf-signed-range.ts';
import { UnsupportedError } from './unsupported-error.ts';
import type { DocumentVerification, Trust } from './verification.ts';
import { verifyOfd } from './verify-ofd.ts';
import { verifyPdf } from './verify-pdf.ts';
import { readCertificate } from './x509-reader.ts';
import { isZip } from './zip-reader.ts';

const LARGEST = 32 * 1024 * 1024;

/**
 * Judges a sealed PDF or OFD by its bytes alone: is it what its signer sealed, to the last byte, and is the signer to be
 * believed. Says the first thing that fails and never throws for what stands in `bytes`. The status of the document
 * itself (revoked, superseded) is the register's business. Runs wherever there is WebCrypto: Node 20, a browser page
 * over HTTPS. Throws when a root of `trust` is no certificate, or without WebCrypto.
 */
export async function verifyDocument(bytes: Uint8Array, trust: Trust): Promise<DocumentVerification> {
  if (bytes.length > LARGEST) return { ok: false, reason: 'too-large' };
  const verify = isPdf(bytes) ? verifyPdf : isZip(bytes) ? verifyOfd : undefined;
  if (!verify) return { ok: false, reason: 'unknown-format' };
  const { at, revoked = [] } = trust;
  const roots = trust.roots.map(readCertificate);
  try {
    return await verify(bytes, { roots, revoked, at });
  } catch (error) {
    if (error instanceof UnsupportedError) return { ok: false, reason: 'unsupported' };
    if (error instanceof DerError) return { ok: false, reason: 'malformed' };
    if (error instanceof MissingFileError) return { ok: false, reason: 'missing', where: error.file };
    if (error instanceof PackageError) return { ok: false, reason: 'package' };
    throw error;
  }
}
