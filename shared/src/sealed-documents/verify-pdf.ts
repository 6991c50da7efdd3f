import { concatBytes } from './bytes.ts';
import { DerError } from './der-reader.ts';
import { findSignedRange } from './pdf-signed-range.ts';
import { UnsupportedError } from './unsupported-error.ts';
import { findChainFailure, type ChainFailure } from './verify-chain.ts';
import { verifyCms, withoutPadding, type CmsFailure } from './verify-cms.ts';
import { webCrypto } from './web-platform.ts';
import { fingerprint, nameAttribute, readCertificate, type X509Certificate } from './x509-reader.ts';
import { toHex } from './bytes.ts';

export interface VerifiedSigner {
  readonly commonName: string;
  readonly organization: string;
  /** Lower-case hex. */
  readonly serial: string;
  /** Lower-case hex SHA-256 of the certificate. */
  readonly sha256: string;
}

/** The first thing that fails, in the order in which they are looked at. */
export type PdfFailure =
  'too-large' | 'not-a-pdf' | 'no-signature' | 'coverage' | 'unsupported' | CmsFailure | ChainFailure;

export type PdfVerification =
  { readonly ok: true; readonly signer: VerifiedSigner } | { readonly ok: false; readonly reason: PdfFailure };

export interface PdfTrust {
  /** DER certificates of the roots; a trusted root is believed as given. */
  readonly roots: readonly Uint8Array[];
  /** The instant at which all certificates must be valid. */
  readonly at: Date;
}

const LARGEST = 32 * 1024 * 1024;

/**
 * Says whether a PDF is, byte for byte, what its last signer signed (PAdES B-B, ETSI EN 319 142-1): the signature
 * covers everything but its own value, digest and signature hold, the chain ends at a trusted root. Revocation and the
 * status of the document itself are the caller's business. Never throws for what stands in `pdf`.
 */
export async function verifyPdf(pdf: Uint8Array, trust: PdfTrust): Promise<PdfVerification> {
  if (pdf.length > LARGEST) return { ok: false, reason: 'too-large' };
  const range = findSignedRange(pdf);
  if (typeof range === 'string') return { ok: false, reason: range };
  const signed = concatBytes(pdf.subarray(0, range.start), pdf.subarray(range.end));
  const roots = trust.roots.map(readCertificate);
  try {
    const digestOf = async (hash: string) => new Uint8Array(await webCrypto().digest(hash, signed));
    const cms = await verifyCms(withoutPadding(range.value), digestOf);
    if (!cms.ok) return cms;
    const reason = await findChainFailure(cms.signer, cms.others, roots, trust.at);
    return reason ? { ok: false, reason } : { ok: true, signer: await describeSigner(cms.signer) };
  } catch (error) {
    if (error instanceof UnsupportedError) return { ok: false, reason: 'unsupported' };
    if (error instanceof DerError) return { ok: false, reason: 'malformed' };
    throw error;
  }
}

async function describeSigner(certificate: X509Certificate): Promise<VerifiedSigner> {
  return {
    commonName: nameAttribute(certificate.subject, '2.5.4.3') ?? '',
    organization: nameAttribute(certificate.subject, '2.5.4.10') ?? '',
    serial: toHex(certificate.serial),
    sha256: await fingerprint(certificate),
  };
}
