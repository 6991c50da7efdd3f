import { concatBytes } from './bytes.ts';
import { describeSigner } from './describe-signer.ts';
import { findSignedRange, readSigningTime } from './pdf-signed-range.ts';
import type { DocumentVerification } from './verification.ts';
import { findChainFailure, type ChainTrust } from './verify-chain.ts';
import { verifyCms, withoutPadding } from './verify-cms.ts';
import { webCrypto } from './web-platform.ts';

/**
 * Says whether a PDF is, byte for byte, what its last signer signed (PAdES B-B, ETSI EN 319 142-1; also plain CMS): the
 * signature covers everything but its own value, digest and signature hold, the chain ends at a trusted root. Throws
 * DerError, UnsupportedError.
 */
export async function verifyPdf(pdf: Uint8Array, trust: ChainTrust): Promise<DocumentVerification> {
  const range = findSignedRange(pdf);
  if (typeof range === 'string') return { ok: false, reason: range };
  const signed = concatBytes(pdf.subarray(0, range.start), pdf.subarray(range.end));
  const digestOf = async (hash: string) => new Uint8Array(await webCrypto().digest(hash, signed));
  const cms = await verifyCms(withoutPadding(range.value), digestOf);
  if (!cms.ok) return cms;
  const signedAt = readSigningTime(pdf, range) ?? cms.signedAt;
  const sealed = { format: 'pdf', signer: await describeSigner(cms.signer), signedAt, seal: undefined } as const;
  const reason = await findChainFailure(cms.signer, cms.others, trust, trust.at ?? signedAt ?? new Date());
  return reason ? { ok: false, reason, sealed } : { ok: true, ...sealed };
}
