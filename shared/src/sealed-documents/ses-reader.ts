import { toLatin1 } from './bytes.ts';
import {
  children,
  contentOf,
  DerError,
  readBits,
  readObjectId,
  readSmallInteger,
  readTime,
  readWhole,
  type DerElement,
} from './der-reader.ts';
import { UnsupportedError } from './unsupported-error.ts';
import { decodeUtf8 } from './web-platform.ts';
import { readCertificate, type X509Certificate } from './x509-reader.ts';

/** Version 5 (GM/T 0031-2025) has the fields of version 4; a time stamp in either is not understood here. */
export type SesVersion = 4 | 5;

/** An electronic seal (GB/T 38540-2020 §7.1, SESeal): a picture and who may stamp it, signed by the seal's maker. */
export interface ElectronicSealFile {
  readonly der: Uint8Array;
  readonly version: SesVersion;
  readonly id: string;
  readonly name: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** DER certificates, or SM3 digests of certificates, of those who may stamp it. */
  readonly signers: { readonly kind: 'certificates' | 'digests'; readonly values: readonly Uint8Array[] };
  readonly maker: X509Certificate;
  /** What the maker signed. */
  readonly toBeSigned: Uint8Array;
  /** DER of r and s. */
  readonly signature: Uint8Array;
}

/** A stamp on a document (GB/T 38540-2020 §7.2, SES_Signature). */
export interface SealSignature {
  readonly version: SesVersion;
  readonly seal: ElectronicSealFile;
  readonly signedAt: Date;
  /** SM3 of the signed file. */
  readonly dataHash: Uint8Array;
  readonly signer: X509Certificate;
  /** What the signer signed. */
  readonly toBeSigned: Uint8Array;
  /** DER of r and s. */
  readonly signature: Uint8Array;
}

const SM2_WITH_SM3 = '1.2.156.10197.1.501';

/** Throws DerError, and UnsupportedError for other versions and algorithms. */
export function readSealSignature(der: Uint8Array): SealSignature {
  const [toSign, certificate, algorithm, signature, ...more] = children(readWhole(der), 0x30);
  if (!toSign) throw new DerError('SES_Signature');
  // Version 1 (GM/T 0031-2014) wraps the rest differently.
  if (certificate?.tag !== 0x04) throw new UnsupportedError('a seal signature of another version');
  checkAlgorithm(algorithm);
  if (more.length > 0) throw new UnsupportedError('a seal signature with a time stamp');
  const [version, seal, time, hash, property, ...extensions] = children(toSign, 0x30);
  contentOf(property, 0x16);
  if (!seal || extensions.some(({ tag }) => tag !== 0xa0)) throw new DerError('TBS_Sign');
  return {
    version: readVersion(version),
    seal: readSeal(seal.bytes),
    signedAt: readTime(time),
    dataHash: readBits(hash),
    signer: readCertificate(certificate.content),
    toBeSigned: toSign.bytes,
    signature: readBits(signature),
  };
}

function readSeal(der: Uint8Array): ElectronicSealFile {
  const [info, certificate, algorithm, signature, ...more] = children(readWhole(der), 0x30);
  if (!info || info.tag !== 0x30) throw new DerError('SESeal');
  if (!signature || certificate?.tag !== 0x04) throw new UnsupportedError('a seal of another version');
  checkAlgorithm(algorithm);
  if (more.length > 0) throw new UnsupportedError('a seal with a time stamp');
  const [header, id, property, picture] = children(info, 0x30);
  const [name, version] = children(header, 0x30);
  if (toLatin1(contentOf(name, 0x16)) !== 'ES' || picture?.tag !== 0x30) throw new DerError('SES_SealInfo');
  return {
    der,
    version: readVersion(version),
    id: toLatin1(contentOf(id, 0x16)),
    ...readProperty(property),
    maker: readCertificate(certificate.content),
    toBeSigned: info.bytes,
    signature: readBits(signature),
  };
}

function readProperty(property: DerElement | undefined) {
  const [, name, listType, list, , from, until] = children(property, 0x30);
  const type = readSmallInteger(listType);
  if (type !== 1 && type !== 2) throw new DerError('certListType');
  const values = children(list, 0x30).map((entry) => contentOf(type === 1 ? entry : children(entry, 0x30)[1], 0x04));
  return {
    name: decodeUtf8(contentOf(name, 0x0c)) ?? '',
    signers: { kind: type === 1 ? ('certificates' as const) : ('digests' as const), values },
    validFrom: readTime(from),
    validUntil: readTime(until),
  };
}

function checkAlgorithm(element: DerElement | undefined): void {
  if (readObjectId(element) !== SM2_WITH_SM3) throw new UnsupportedError('a seal that is not SM2 with SM3');
}

function readVersion(element: DerElement | undefined): SesVersion {
  const version = readSmallInteger(element);
  if (version !== 4 && version !== 5) throw new UnsupportedError('a seal of another version');
  return version;
}
