import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { children, contentOf, DerError, readElements, readFirst, readTime, type DerElement } from './der-reader.ts';
import { objectId } from './der.ts';

/** What a chain check needs to know about an X.509 v3 certificate. Names are DER, to be compared byte by byte. */
export interface X509Certificate {
  readonly der: Buffer;
  readonly toBeSigned: Buffer;
  readonly signatureAlgorithm: Buffer;
  readonly signature: Buffer;
  readonly serial: Buffer;
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly publicKey: KeyObject;
  readonly isAuthority: boolean;
  /** How many authorities may follow below; undefined when not limited. */
  readonly pathLength: number | undefined;
  /** First byte of the keyUsage bits (0x80 digitalSignature, 0x40 nonRepudiation, 0x04 keyCertSign); undefined: any. */
  readonly keyUsage: number | undefined;
  /** True when it carries a critical extension that is not understood here: such a certificate must be refused. */
  readonly hasUnknownCritical: boolean;
}

const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';

/** Reads a DER certificate (RFC 5280 §4.1). Throws DerError when it is not one. */
export function readCertificate(der: Uint8Array): X509Certificate {
  const whole = readElements(Buffer.from(der));
  const [tbs, algorithm, signature, ...more] = children(whole[0], 0x30);
  const [version, serial, inner, issuer, validity, subject, spki, ...optional] = children(tbs, 0x30);
  if (!tbs || !algorithm || !inner || !issuer || !subject || !spki || whole.length + more.length !== 1)
    throw new DerError('certificate');
  if (!inner.bytes.equals(algorithm.bytes)) throw new DerError('two signature algorithms');
  if (contentOf(version, 0xa0).toString('hex') !== '020102') throw new DerError('not version 3');
  const [from, until] = children(validity, 0x30);
  const bits = contentOf(signature, 0x03);
  if (bits[0] !== 0) throw new DerError('signature bits');
  return {
    der: Buffer.from(der),
    toBeSigned: tbs.bytes,
    signatureAlgorithm: algorithm.bytes,
    signature: bits.subarray(1),
    serial: contentOf(serial, 0x02),
    issuer: issuer.bytes,
    subject: subject.bytes,
    validFrom: readTime(from),
    validUntil: readTime(until),
    publicKey: readPublicKey(spki.bytes),
    ...readExtensions(optional.find(({ tag }) => tag === 0xa3)),
  };
}

/** The first value of an attribute of a DER name, as commonName 2.5.4.3 or organizationName 2.5.4.10. */
export function nameAttribute(name: Buffer, oid: string): string | undefined {
  const wanted = objectId(oid);
  for (const set of children(readFirst(name), 0x30))
    for (const pair of children(set, 0x31)) {
      const [type, value] = children(pair, 0x30);
      if (type && value && type.bytes.equals(wanted)) return value.content.toString('utf8');
    }
  return undefined;
}

/** Lower-case hex SHA-256 of the certificate. */
export function fingerprint(certificate: X509Certificate): string {
  return createHash('sha256').update(certificate.der).digest('hex');
}

function readPublicKey(spki: Buffer): KeyObject {
  try {
    return createPublicKey({ key: spki, format: 'der', type: 'spki' });
  } catch (cause) {
    throw new DerError('unreadable public key', { cause });
  }
}

function readExtensions(wrapped: DerElement | undefined) {
  let isAuthority = false;
  let pathLength: number | undefined;
  let keyUsage: number | undefined;
  let hasUnknownCritical = false;
  for (const extension of wrapped ? children(children(wrapped, 0xa3)[0], 0x30) : []) {
    const parts = children(extension, 0x30);
    const isCritical = parts[1]?.tag === 0x01 && parts[1].content[0] === 0xff;
    const [value] = readElements(contentOf(parts.at(-1), 0x04));
    const is = (oid: string) => parts[0]?.bytes.equals(objectId(oid)) === true;
    if (is(BASIC_CONSTRAINTS)) {
      const [authority, length] = children(value, 0x30);
      isAuthority = authority?.tag === 0x01 && authority.content[0] === 0xff;
      pathLength = length && contentOf(length, 0x02).readUIntBE(0, Math.min(length.content.length, 6));
    } else if (is(KEY_USAGE)) keyUsage = contentOf(value, 0x03)[1] ?? 0;
    else if (isCritical) hasUnknownCritical = true;
  }
  return { isAuthority, pathLength, keyUsage, hasUnknownCritical };
}
