import type { KeyObject } from 'node:crypto';
import { NULL, objectId, sequence } from './der.ts';

/** AlgorithmIdentifiers, DER. */
export interface SignatureAlgorithm {
  readonly keyType: 'ec' | 'rsa';
  /** As written into certificates. */
  readonly certificate: Buffer;
  /** As written into a SignerInfo. */
  readonly signerInfo: Buffer;
}

const SHA256_WITH_RSA = sequence(objectId('1.2.840.113549.1.1.11'), NULL);
const ECDSA_WITH_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'));

/** ECDSA over P-256 and RSA (PKCS #1 v1.5), both with SHA-256; SignerInfo forms per RFC 5754 §3. */
const ALGORITHMS: readonly SignatureAlgorithm[] = [
  { keyType: 'ec', certificate: ECDSA_WITH_SHA256, signerInfo: ECDSA_WITH_SHA256 },
  { keyType: 'rsa', certificate: SHA256_WITH_RSA, signerInfo: sequence(objectId('1.2.840.113549.1.1.1'), NULL) },
];

/** Throws RangeError for keys other than P-256 and RSA of at least 2048 bits. */
export function algorithmOf(key: KeyObject): SignatureAlgorithm {
  const details = key.asymmetricKeyDetails;
  const supported =
    key.asymmetricKeyType === 'ec'
      ? details?.namedCurve === 'prime256v1'
      : key.asymmetricKeyType === 'rsa' && (details?.modulusLength ?? 0) >= 2048;
  const algorithm = ALGORITHMS.find(({ keyType }) => keyType === key.asymmetricKeyType);
  if (!supported || !algorithm) throw new RangeError('only P-256 and RSA keys of 2048 bits or more sign documents');
  return algorithm;
}

/** Longest signature the key can make, in bytes. */
export function longestSignature(key: KeyObject): number {
  return key.asymmetricKeyType === 'rsa' ? (key.asymmetricKeyDetails?.modulusLength ?? 4096) / 8 : 72;
}
