import { toHex } from '../octets.ts';
import { equalBytes } from './bytes.ts';
import {
  children,
  contentOf,
  DerError,
  readBits,
  readFirst,
  readObjectId,
  readSmallInteger,
  readTime,
  readWhole,
  type DerElement,
} from './der-reader.ts';
import { readPublicKey, type PublicKey } from './public-key.ts';
import { readSignatureAlgorithm, type SignatureAlgorithm } from './signature-algorithms.ts';
import { decodeUtf8, webCrypto } from './web-platform.ts';

/** What a chain check needs to know about an X.509 v3 certificate. Names are DER, to be compared byte by byte. */
export interface X509Certificate {
  readonly der: Uint8Array;
  readonly toBeSigned: Uint8Array;
  readonly signatureAlgorithm: SignatureAlgorithm;
  readonly signature: Uint8Array;
  readonly serial: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly publicKey: PublicKey;
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

/** Reads a DER certificate (RFC 5280 §4.1). Throws DerError when it is not one, UnsupportedError for odd algorithms. */
export function readCertificate(der: Uint8Array): X509Certificate {
  const [tbs, algorithm, signature, ...more] = children(readWhole(der), 0x30);
  const [version, serial, inner, issuer, validity, subject, spki, ...optional] = children(tbs, 0x30);
  if (!tbs || !algorithm || !inner || !issuer || !subject || !spki || more.length > 0)
    throw new DerError('certificate');
  if (!equalBytes(inner.bytes, algorithm.bytes)) throw new DerError('two signature algorithms');
  if (toHex(contentOf(version, 0xa0)) !== '020102') throw new DerError('not version 3');
  const [from, until] = children(validity, 0x30);
  return {
    der,
    toBeSigned: tbs.bytes,
    signatureAlgorithm: readSignatureAlgorithm(algorithm),
    signature: readBits(signature),
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
export function nameAttribute(name: Uint8Array, oid: string): string | undefined {
  for (const set of children(readFirst(name), 0x30))
    for (const pair of children(set, 0x31)) {
      const [type, value] = children(pair, 0x30);
      if (value && readObjectId(type) === oid) return decodeUtf8(value.content);
    }
  return undefined;
}

/** Lower-case hex SHA-256 of the certificate. */
export async function fingerprint({ der }: Pick<X509Certificate, 'der'>): Promise<string> {
  return toHex(new Uint8Array(await webCrypto().digest('SHA-256', der)));
}

function readExtensions(wrapped: DerElement | undefined) {
  let isAuthority = false;
  let pathLength: number | undefined;
  let keyUsage: number | undefined;
  let hasUnknownCritical = false;
  const seen = new Set<string>();
  for (const extension of wrapped ? children(children(wrapped, 0xa3)[0], 0x30) : []) {
    const parts = children(extension, 0x30);
    const isCritical = parts[1]?.tag === 0x01 && parts[1].content[0] === 0xff;
    const name = readObjectId(parts[0]);
    if (seen.has(name)) throw new DerError('an extension stands twice');
    seen.add(name);
    const value = contentOf(parts.at(-1), 0x04);
    if (name === BASIC_CONSTRAINTS) {
      const [authority, length] = children(readWhole(value), 0x30);
      isAuthority = authority?.tag === 0x01 && authority.content[0] === 0xff;
      pathLength = length && readSmallInteger(length);
    } else if (name === KEY_USAGE) keyUsage = contentOf(readWhole(value), 0x03)[1] ?? 0;
    else if (isCritical) hasUnknownCritical = true;
  }
  return { isAuthority, pathLength, keyUsage, hasUnknownCritical };
}
