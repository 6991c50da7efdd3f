import { equalBytes } from './bytes.ts';
import {
  children,
  contentOf,
  DerError,
  readBits,
  readObjectId,
  readTime,
  readWhole,
  type DerElement,
} from './der-reader.ts';
import { isSignedBy, readSignatureAlgorithm } from './signature-algorithms.ts';
import type { RevokedCertificate } from './verification.ts';
import { readCertificate } from './x509-reader.ts';

const CRL_SIGN = 0x02;
const REASON_CODE = '2.5.29.21';
/** keyCompromise, cACompromise, aACompromise (RFC 5280 §5.3.1). */
const COMPROMISED: readonly number[] = [1, 2, 10];

/**
 * Reads a DER certificate revocation list (RFC 5280 §5) that one of the DER certificates `authorities` signed. Whether it
 * is the newest is the caller's business. Throws DerError for anything else, also for a critical extension of the list.
 */
export async function readRevocationList(
  der: Uint8Array,
  authorities: readonly Uint8Array[],
): Promise<RevokedCertificate[]> {
  const [list, algorithm, signature, ...more] = children(readWhole(der), 0x30);
  const parts = children(list, 0x30);
  if (parts[0]?.tag === 0x02) parts.shift();
  const [inner, issuer, , ...rest] = parts;
  if (!list || !algorithm || !inner || !issuer || more.length > 0 || !equalBytes(inner.bytes, algorithm.bytes))
    throw new DerError('revocation list');
  const { keyType, hash } = readSignatureAlgorithm(algorithm);
  const authority = authorities
    .map(readCertificate)
    .find(({ subject, publicKey }) => equalBytes(subject, issuer.bytes) && publicKey.type === keyType);
  const maySign = authority?.isAuthority && ((authority.keyUsage ?? 0xff) & CRL_SIGN) !== 0;
  if (!maySign || !hash || !(await isSignedBy(authority.publicKey, hash, list.bytes, readBits(signature))))
    throw new DerError('a revocation list of nobody known');
  const extensions = rest.find(({ tag }) => tag === 0xa0);
  if (extensions && children(onlyChild(extensions), 0x30).some(isCritical))
    throw new DerError('a revocation list with a critical extension');
  const entries = rest.find(({ tag }) => tag === 0x30);
  return entries ? children(entries, 0x30).map((entry) => readEntry(entry, issuer.bytes)) : [];
}

function readEntry(entry: DerElement, issuer: Uint8Array): RevokedCertificate {
  const [serial, time, extensions] = children(entry, 0x30);
  const reason = extensions && children(extensions, 0x30).find((extension) => nameOf(extension) === REASON_CODE);
  const code = reason && contentOf(readWhole(contentOf(children(reason, 0x30).at(-1), 0x04)), 0x0a)[0];
  return {
    issuer,
    serial: contentOf(serial, 0x02),
    revokedAt: readTime(time),
    isKeyCompromised: code !== undefined && COMPROMISED.includes(code),
  };
}

const onlyChild = (element: DerElement) => children(element, element.tag)[0];
const nameOf = (extension: DerElement) => readObjectId(children(extension, 0x30)[0]);
const isCritical = (extension: DerElement) => children(extension, 0x30)[1]?.tag === 0x01;
