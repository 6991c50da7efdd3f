import { equalBytes } from './bytes.ts';
import { isSignedBy } from './signature-algorithms.ts';
import type { RevokedCertificate } from './verification.ts';
import type { X509Certificate } from './x509-reader.ts';

export type ChainFailure = 'untrusted' | 'expired' | 'key-usage' | 'revoked';

/** `Trust` with its certificates read. */
export interface ChainTrust {
  readonly roots: readonly X509Certificate[];
  readonly revoked: readonly RevokedCertificate[];
  readonly at: Date | undefined;
}

const DIGITAL_SIGNATURE_OR_NON_REPUDIATION = 0xc0;
const KEY_CERT_SIGN = 0x04;
const LONGEST_CHAIN = 5;

/**
 * Follows a signer's certificate up to one of the trusted roots (RFC 5280 §6, without policies) and looks at validity
 * and revocation at the instant of signing. Every certificate that came along must be part of the way. A certificate
 * revoked after the signing still counts, unless its key was compromised. Undefined: good.
 */
export async function findChainFailure(
  signer: X509Certificate,
  others: readonly X509Certificate[],
  { roots, revoked }: ChainTrust,
  at: Date,
): Promise<ChainFailure | undefined> {
  if (others.length >= LONGEST_CHAIN) return 'untrusted';
  const chain = await findChain([signer], others, roots);
  if (!chain || !others.every((other) => chain.some(({ der }) => equalBytes(der, other.der)))) return 'untrusted';
  if (chain.some(({ validFrom, validUntil }) => at < validFrom || at > validUntil)) return 'expired';
  if (signer.isAuthority || !((signer.keyUsage ?? 0xff) & DIGITAL_SIGNATURE_OR_NON_REPUDIATION)) return 'key-usage';
  const isRevoked = chain.slice(0, -1).some((one) => revoked.some((entry) => counts(entry, one, at)));
  return isRevoked ? 'revoked' : undefined;
}

const counts = (entry: RevokedCertificate, certificate: X509Certificate, at: Date): boolean =>
  isAbout(entry, certificate) && (entry.isKeyCompromised || entry.revokedAt <= at);

/** Whether it is this certificate that the entry takes back. */
export const isAbout = (entry: RevokedCertificate, { issuer, serial }: X509Certificate): boolean =>
  equalBytes(entry.serial, serial) && equalBytes(entry.issuer, issuer);

async function findChain(
  soFar: readonly X509Certificate[],
  others: readonly X509Certificate[],
  roots: readonly X509Certificate[],
): Promise<readonly X509Certificate[] | undefined> {
  const last = soFar.at(-1);
  if (!last || last.hasUnknownCritical || soFar.length > LONGEST_CHAIN) return undefined;
  for (const root of roots) if (await isIssuedBy(last, root, soFar.length - 1)) return [...soFar, root];
  for (const candidate of others) {
    if (soFar.includes(candidate) || !(await isIssuedBy(last, candidate, soFar.length - 1))) continue;
    const chain = await findChain([...soFar, candidate], others, roots);
    if (chain) return chain;
  }
  return undefined;
}

/** `authoritiesBelow` counts the authorities between the issuer and the signer. */
async function isIssuedBy(
  certificate: X509Certificate,
  issuer: X509Certificate,
  authoritiesBelow: number,
): Promise<boolean> {
  const { keyType, hash } = certificate.signatureAlgorithm;
  return (
    equalBytes(certificate.issuer, issuer.subject) &&
    issuer.isAuthority &&
    ((issuer.keyUsage ?? 0xff) & KEY_CERT_SIGN) !== 0 &&
    (issuer.pathLength ?? LONGEST_CHAIN) >= authoritiesBelow &&
    keyType === issuer.publicKey.type &&
    hash !== undefined &&
    (await isSignedBy(issuer.publicKey, hash, certificate.toBeSigned, certificate.signature))
  );
}
