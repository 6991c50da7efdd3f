import { toHex } from '../octets.ts';
import { equalBytes } from './bytes.ts';
import {
  children,
  contentOf,
  DerError,
  onlyOne,
  readFirst,
  readObjectId,
  readSmallInteger,
  readTime,
  readWhole,
  type DerElement,
} from './der-reader.ts';
import { isSignedBy, readHash, readSignatureAlgorithm, type Hash } from './signature-algorithms.ts';
import { UnsupportedError } from './unsupported-error.ts';
import { fingerprint, readCertificate, type X509Certificate } from './x509-reader.ts';

export type CmsResult =
  | {
      readonly ok: true;
      readonly signer: X509Certificate;
      readonly others: readonly X509Certificate[];
      /** As the signer wrote it; PAdES leaves it out. */
      readonly signedAt: Date | undefined;
    }
  | { readonly ok: false; readonly reason: 'digest' | 'signature' | 'malformed' };

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';

/**
 * Checks a detached CMS SignedData (RFC 5652) over content whose digest `digestOf` gives: one signer, its certificate
 * bound by signing-certificate-v2 where that is present, the digest, the signature. Everything the signature does not
 * cover must have the one form expected, so that no byte can change unnoticed. The chain is not looked at here. Throws
 * DerError, UnsupportedError.
 */
export async function verifyCms(cms: Uint8Array, digestOf: (hash: Hash) => Promise<Uint8Array>): Promise<CmsResult> {
  const parts = readSignedData(cms);
  const attributes = readAttributes(parts.attributes);
  if (!equalBytes(attributes.messageDigest, await digestOf(parts.hash))) return { ok: false, reason: 'digest' };
  const signer = parts.certificates.find(
    ({ serial, issuer }) => equalBytes(serial, parts.serial) && equalBytes(issuer, parts.issuer),
  );
  if (!signer || !(await isBound(signer, attributes.signingCertificate))) return { ok: false, reason: 'malformed' };
  const { keyType } = parts.algorithm;
  if (signer.publicKey.type !== keyType) return { ok: false, reason: 'malformed' };
  const signed = Uint8Array.from(parts.attributes.bytes);
  signed[0] = 0x31;
  if (!(await isSignedBy(signer.publicKey, parts.hash, signed, parts.signature)))
    return { ok: false, reason: 'signature' };
  const others = parts.certificates.filter((certificate) => certificate !== signer);
  return { ok: true, signer, others, signedAt: attributes.signedAt };
}

function readSignedData(cms: Uint8Array) {
  const [type, wrapped, ...rest] = children(readWhole(cms), 0x30);
  if (readObjectId(type) !== SIGNED_DATA) throw new DerError('SignedData');
  const [version, digests, content, certificates, signers, ...more] = children(onlyOne(children(wrapped, 0xa0)), 0x30);
  if (signers?.tag === 0xa1) throw new UnsupportedError('revocation lists inside the signature');
  const [infoVersion, identity, infoDigest, attributes, algorithm, signature, ...unsigned] = children(
    onlyOne(children(signers, 0x31)),
    0x30,
  );
  const [issuer, serial, ...odd] = children(identity, 0x30);
  if (attributes?.tag !== 0xa0) throw new UnsupportedError('a signature without signed attributes');
  if (unsigned.length > 0) throw new UnsupportedError('attributes that are not signed, as a time stamp');
  const digest = onlyOne(children(digests, 0x31));
  const isAsExpected =
    [...rest, ...more, ...odd].length === 0 &&
    readSmallInteger(version) === 1 &&
    readSmallInteger(infoVersion) === 1 &&
    infoDigest &&
    equalBytes(digest.bytes, infoDigest.bytes) &&
    readObjectId(onlyOne(children(content, 0x30))) === DATA;
  if (!isAsExpected || !issuer) throw new DerError('SignedData');
  return {
    certificates: children(certificates, 0xa0).map(({ bytes }) => readCertificate(bytes)),
    issuer: issuer.bytes,
    serial: contentOf(serial, 0x02),
    attributes,
    hash: readHash(digest),
    algorithm: readSignerAlgorithm(algorithm, readHash(digest)),
    signature: contentOf(signature, 0x04),
  };
}

/** One form a key type only, since this field is not signed: ecdsa-with-(the hash), or rsaEncryption. */
function readSignerAlgorithm(element: DerElement | undefined, hash: Hash) {
  const algorithm = readSignatureAlgorithm(element);
  const expected = algorithm.keyType === 'ec' ? hash : undefined;
  if (algorithm.hash !== expected) throw new UnsupportedError('the signature algorithm of the signer');
  return algorithm;
}

/** The attributes themselves are under the signature; only what is used is read. Each type may stand there once. */
function readAttributes(set: DerElement) {
  const values = new Map<string, DerElement>();
  for (const attribute of children(set, 0xa0)) {
    const [type, value] = children(attribute, 0x30);
    const name = readObjectId(type);
    if (values.has(name)) throw new DerError('attribute stands twice');
    values.set(name, onlyOne(children(value, 0x31)));
  }
  if (readObjectId(values.get(CONTENT_TYPE)) !== DATA) throw new DerError('content type');
  return {
    messageDigest: contentOf(values.get(MESSAGE_DIGEST), 0x04),
    signingCertificate: values.get(SIGNING_CERTIFICATE_V2),
    signedAt: values.has(SIGNING_TIME) ? readTime(values.get(SIGNING_TIME)) : undefined,
  };
}

/** Whether the first ESSCertIDv2 (RFC 5035 §4) is the signer's; SHA-256 whether said or left out. */
async function isBound(signer: X509Certificate, attribute: DerElement | undefined): Promise<boolean> {
  if (!attribute) return true;
  const [identifiers] = children(attribute, 0x30);
  const [first] = children(identifiers, 0x30);
  const parts = children(first, 0x30);
  if (parts[0]?.tag === 0x30 && readHash(parts.shift()) !== 'SHA-256')
    throw new UnsupportedError('signing certificate hash');
  return toHex(contentOf(parts[0], 0x04)) === (await fingerprint(signer));
}

/** The DER at the beginning of a zero-padded field. Throws DerError when anything but zeros follows it. */
export function withoutPadding(field: Uint8Array): Uint8Array {
  const { bytes } = readFirst(field);
  if (field.subarray(bytes.length).some((byte) => byte !== 0)) throw new DerError('something follows the signature');
  return bytes;
}
