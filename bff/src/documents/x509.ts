import { createHash, createPublicKey, KeyObject, randomBytes, sign } from 'node:crypto';
import { readElements, readFirst } from 'shared/sealed-documents/der-reader.ts';
import { readCertificate } from 'shared/sealed-documents/x509-reader.ts';
import {
  bitString,
  boolean,
  context,
  integer,
  objectId,
  octetString,
  primitiveContext,
  sequence,
  setOf,
  utf8String,
  printableString,
  x509Time,
} from './der.ts';
import { algorithmOf } from './signature-algorithms.ts';
import { SM2_WITH_SM3, sm2PublicKeyInfo, sm2SignatureDer, type Sm2Signer } from './sm2.ts';

/** Distinguished name; the country is always CN. */
export interface SubjectName {
  readonly commonName: string;
  readonly organization: string;
}

export interface Validity {
  readonly from: Date;
  readonly until: Date;
}

export interface IssuedCertificate {
  readonly der: Buffer;
  readonly pem: string;
}

/** A P-256 or RSA key, or SM2. */
export type IssuingKey = KeyObject | Sm2Signer;

/** A P-256 or RSA key, or the 65 bytes of an SM2 key. */
export type CertifiedKey = KeyObject | Uint8Array;

export interface CertificateAuthority {
  readonly certificate: Buffer;
  readonly privateKey: IssuingKey;
}

const KEY_USAGE = { signing: [6, 0xc0], authority: [1, 0x06] } as const;

/**
 * A self-signed root (RFC 5280): CA true, path length 0, keyCertSign and cRLSign. For demonstration and tests; a city
 * uses certificates of a licensed authority.
 */
export function createCertificateAuthority(input: {
  subject: SubjectName;
  privateKey: IssuingKey;
  validity: Validity;
}): IssuedCertificate {
  const { privateKey } = input;
  const publicKey = keyInfo(privateKey instanceof KeyObject ? createPublicKey(privateKey) : privateKey.publicKey);
  const name = distinguishedName(input.subject);
  return issue(name, name, publicKey, input.validity, privateKey, [
    extension('2.5.29.19', true, sequence(boolean(true), integer(0))),
    keyUsage(KEY_USAGE.authority),
    extension('2.5.29.14', false, octetString(keyIdentifier(publicKey))),
  ]);
}

/** A certificate for sealing documents: not a CA, digitalSignature and nonRepudiation, bound to its issuer's key. */
export function issueSigningCertificate(
  authority: CertificateAuthority,
  input: { subject: SubjectName; publicKey: CertifiedKey; validity: Validity },
): IssuedCertificate {
  const issuer = readCertificate(authority.certificate);
  const issuerKey = issuer.publicKey.spki;
  const publicKey = keyInfo(input.publicKey);
  const subject = distinguishedName(input.subject);
  return issue(issuer.subject, subject, publicKey, input.validity, authority.privateKey, [
    extension('2.5.29.19', true, sequence()),
    keyUsage(KEY_USAGE.signing),
    extension('2.5.29.14', false, octetString(keyIdentifier(publicKey))),
    extension('2.5.29.35', false, sequence(primitiveContext(0, keyIdentifier(issuerKey)))),
  ]);
}

function issue(
  issuer: Uint8Array,
  subject: Uint8Array,
  publicKeyInfo: Uint8Array,
  { from, until }: Validity,
  issuerKey: IssuingKey,
  extensions: readonly Uint8Array[],
): IssuedCertificate {
  const algorithm = issuerKey instanceof KeyObject ? algorithmOf(issuerKey).certificate : SM2_WITH_SM3;
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  const toBeSigned = sequence(
    context(0, integer(2)),
    integer(serial),
    algorithm,
    issuer,
    sequence(x509Time(from), x509Time(until)),
    subject,
    publicKeyInfo,
    context(3, sequence(...extensions)),
  );
  const signature =
    issuerKey instanceof KeyObject
      ? sign('sha256', toBeSigned, issuerKey)
      : sm2SignatureDer(issuerKey.sign(toBeSigned));
  const der = sequence(toBeSigned, algorithm, bitString(signature));
  return { der, pem: certificatePem(der) };
}

/** SubjectPublicKeyInfo. Throws RangeError for a key too weak to sign documents. */
function keyInfo(key: CertifiedKey): Buffer {
  if (key instanceof Uint8Array) return sm2PublicKeyInfo(key);
  algorithmOf(key);
  return key.export({ type: 'spki', format: 'der' });
}

function certificatePem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function distinguishedName({ commonName, organization }: SubjectName): Buffer {
  const attribute = (oid: string, value: Uint8Array) => setOf(sequence(objectId(oid), value));
  return sequence(
    attribute('2.5.4.6', printableString('CN')),
    attribute('2.5.4.10', utf8String(organization)),
    attribute('2.5.4.3', utf8String(commonName)),
  );
}

function keyUsage([unusedBits, bits]: readonly [number, number]): Buffer {
  return extension('2.5.29.15', true, bitString(Uint8Array.of(bits), unusedBits));
}

function extension(oid: string, critical: boolean, value: Uint8Array): Buffer {
  return sequence(objectId(oid), ...(critical ? [boolean(true)] : []), octetString(value));
}

/** SHA-1 of the public key's bits: a name for the key, not a security measure (RFC 5280 §4.2.1.2). */
function keyIdentifier(publicKeyInfo: Uint8Array): Buffer {
  const bits = readElements(readFirst(publicKeyInfo).content)[1]?.content.subarray(1) ?? Buffer.alloc(0);
  return createHash('sha1').update(bits).digest();
}
