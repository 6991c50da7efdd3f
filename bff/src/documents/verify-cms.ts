import { ALGORITHMS, algorithmOf, isSignedBy } from './signature-algorithms.ts';
import { OID, SHA256 } from './cms.ts';
import { children, contentOf, DerError, readElements, readFirst, type DerElement } from './der-reader.ts';
import { fingerprint, readCertificate, type X509Certificate } from './x509-reader.ts';

export type CmsFailure = 'digest' | 'signature' | 'malformed';

export type CmsResult =
  | { readonly ok: true; readonly signer: X509Certificate; readonly others: readonly X509Certificate[] }
  | { readonly ok: false; readonly reason: CmsFailure };

/**
 * Checks a detached CMS SignedData over content with the given SHA-256 digest: one signer, its certificate bound by
 * signing-certificate-v2, the digest, the signature. Everything the signature does not cover must have the one form
 * expected, so that no byte can change unnoticed. The chain is not looked at here. Throws DerError.
 */
export function verifyCms(cms: Buffer, digest: Buffer): CmsResult {
  const parts = readSignedData(cms);
  const attributes = readAttributes(parts.attributes);
  if (!attributes.messageDigest.equals(digest)) return { ok: false, reason: 'digest' };
  const signer = parts.certificates.find((one) => fingerprint(one) === attributes.signerFingerprint);
  if (!signer || !signer.serial.equals(parts.serial) || !signer.issuer.equals(parts.issuer))
    return { ok: false, reason: 'malformed' };
  const algorithm = ALGORITHMS.find(({ signerInfo }) => signerInfo.equals(parts.algorithm));
  if (!algorithm || algorithmOf(signer.publicKey) !== algorithm) return { ok: false, reason: 'malformed' };
  const signed = Buffer.from(parts.attributes.bytes);
  signed[0] = 0x31;
  if (!isSignedBy(signer.publicKey, signed, parts.signature)) return { ok: false, reason: 'signature' };
  return { ok: true, signer, others: parts.certificates.filter((certificate) => certificate !== signer) };
}

function readSignedData(cms: Buffer) {
  const [type, wrapped, ...rest] = children(onlyOne(readElements(cms)), 0x30);
  const [version, digests, content, certificates, signers, ...more] = children(onlyOne(children(wrapped, 0xa0)), 0x30);
  const [infoVersion, identity, infoDigest, attributes, algorithm, signature, ...unsigned] = children(
    onlyOne(children(signers, 0x31)),
    0x30,
  );
  const [issuer, serial, ...odd] = children(identity, 0x30);
  const isAsExpected =
    [...rest, ...more, ...unsigned, ...odd].length === 0 &&
    type?.bytes.equals(OID.signedData) &&
    contentOf(version, 0x02).equals(Buffer.of(1)) &&
    contentOf(infoVersion, 0x02).equals(Buffer.of(1)) &&
    isSha256(onlyOne(children(digests, 0x31))) &&
    isSha256(infoDigest) &&
    onlyOne(children(content, 0x30)).bytes.equals(OID.data);
  if (!isAsExpected || !issuer || !algorithm || attributes?.tag !== 0xa0) throw new DerError('SignedData');
  return {
    certificates: children(certificates, 0xa0).map(({ bytes }) => readCertificate(bytes)),
    issuer: issuer.bytes,
    serial: contentOf(serial, 0x02),
    attributes,
    algorithm: algorithm.bytes,
    signature: contentOf(signature, 0x04),
  };
}

/** The attributes themselves are under the signature; only what is used is read. Each type may stand there once. */
function readAttributes(set: DerElement) {
  const values = new Map<string, DerElement>();
  for (const attribute of children(set, 0xa0)) {
    const [type, value] = children(attribute, 0x30);
    const name = type?.bytes.toString('hex') ?? '';
    if (values.has(name)) throw new DerError('attribute stands twice');
    values.set(name, onlyOne(children(value, 0x31)));
  }
  const get = (oid: Buffer) => values.get(oid.toString('hex'));
  if (!get(OID.contentType)?.bytes.equals(OID.data)) throw new DerError('content type');
  return {
    messageDigest: contentOf(get(OID.messageDigest), 0x04),
    signerFingerprint: readSignerFingerprint(get(OID.signingCertificateV2)),
  };
}

/** The hash in the first ESSCertIDv2 (RFC 5035 §4), lower-case hex; SHA-256 whether said or left out. */
function readSignerFingerprint(attribute: DerElement | undefined): string {
  const [identifiers] = children(attribute, 0x30);
  const [first] = children(identifiers, 0x30);
  const parts = children(first, 0x30);
  if (parts[0]?.tag === 0x30 && !isSha256(parts.shift())) throw new DerError('signing certificate hash');
  return contentOf(parts[0], 0x04).toString('hex');
}

function isSha256(element: DerElement | undefined): boolean {
  return SHA256.some((form) => element?.bytes.equals(form));
}

function onlyOne(elements: readonly DerElement[]): DerElement {
  const [element] = elements;
  if (!element || elements.length !== 1) throw new DerError('expected one element');
  return element;
}

/** The DER at the beginning of a zero-padded field. Throws DerError when anything but zeros follows it. */
export function withoutPadding(field: Buffer): Buffer {
  const { bytes } = readFirst(field);
  if (field.subarray(bytes.length).some((byte) => byte !== 0)) throw new DerError('something follows the signature');
  return bytes;
}
