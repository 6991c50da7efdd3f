import { verifySm2 } from '../sm2.ts';
import { concatBytes } from './bytes.ts';
import { children, contentOf, DerError, readObjectId, readWhole, type DerElement } from './der-reader.ts';
import type { PublicKey } from './public-key.ts';
import { UnsupportedError } from './unsupported-error.ts';
import { webCrypto } from './web-platform.ts';

export type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512';

export interface SignatureAlgorithm {
  readonly keyType: PublicKey['type'];
  /** Undefined: the hash is said elsewhere (CMS with rsaEncryption, RFC 5754 §3.2). */
  readonly hash: Hash | 'SM3' | undefined;
}

const HASHES: Readonly<Record<string, Hash>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** Dotted identifier → algorithm, and whether NULL stands as its parameter (RFC 5754 §3, RFC 4055 §5). */
const SIGNATURES: Readonly<Record<string, SignatureAlgorithm & { parameter: 'null' | 'none' | 'either' }>> = {
  '1.2.840.113549.1.1.1': { keyType: 'rsa', hash: undefined, parameter: 'null' },
  '1.2.840.113549.1.1.11': { keyType: 'rsa', hash: 'SHA-256', parameter: 'null' },
  '1.2.840.113549.1.1.12': { keyType: 'rsa', hash: 'SHA-384', parameter: 'null' },
  '1.2.840.113549.1.1.13': { keyType: 'rsa', hash: 'SHA-512', parameter: 'null' },
  '1.2.840.10045.4.3.2': { keyType: 'ec', hash: 'SHA-256', parameter: 'none' },
  '1.2.840.10045.4.3.3': { keyType: 'ec', hash: 'SHA-384', parameter: 'none' },
  '1.2.840.10045.4.3.4': { keyType: 'ec', hash: 'SHA-512', parameter: 'none' },
  '1.2.156.10197.1.501': { keyType: 'sm2', hash: 'SM3', parameter: 'either' },
};

/** Reads an AlgorithmIdentifier that names a hash. Throws DerError, UnsupportedError. */
export function readHash(element: DerElement | undefined): Hash {
  const { name, parameter } = readIdentifier(element);
  const hash = HASHES[name];
  if (!hash || parameter === 'other') throw new UnsupportedError(`hash ${name}`);
  return hash;
}

/** Reads an AlgorithmIdentifier that names a signature. Throws DerError, UnsupportedError. */
export function readSignatureAlgorithm(element: DerElement | undefined): SignatureAlgorithm {
  const { name, parameter } = readIdentifier(element);
  const known = SIGNATURES[name];
  if (!known || (parameter !== known.parameter && (known.parameter !== 'either' || parameter === 'other')))
    throw new UnsupportedError(`signature algorithm ${name}`);
  return known;
}

function readIdentifier(element: DerElement | undefined) {
  const [name, parameter, ...more] = children(element, 0x30);
  const isNull = parameter?.tag === 0x05 && parameter.content.length === 0;
  const kind = more.length > 0 || (parameter && !isNull) ? 'other' : parameter ? 'null' : 'none';
  return { name: readObjectId(name), parameter: kind } as const;
}

/** Whether `signature` (ECDSA and SM2: DER of r and s) over `data` is the key's. Throws DerError on a crooked value. */
export async function isSignedBy(
  key: PublicKey,
  hash: Hash | 'SM3',
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (key.type === 'sm2') return hash === 'SM3' && verifySm2(data, readPair(signature, 32), key.point);
  const name = key.type === 'rsa' ? 'RSASSA-PKCS1-v1_5' : 'ECDSA';
  const value = key.type === 'rsa' ? signature : readPair(signature, key.curve === 'P-384' ? 48 : 32);
  const algorithm = key.type === 'rsa' ? { name, hash } : { name, hash, namedCurve: key.curve };
  const subtle = webCrypto();
  try {
    const imported = await subtle.importKey('spki', key.spki, algorithm, false, ['verify']);
    return await subtle.verify(algorithm, imported, value, data);
  } catch (cause) {
    throw new DerError('unreadable public key', { cause });
  }
}

/** DER of r and s → both as `size` bytes. Throws DerError. */
function readPair(signature: Uint8Array, size: number): Uint8Array {
  const pair = children(readWhole(signature), 0x30);
  const numbers = pair.map((element) => {
    const content = contentOf(element, 0x02);
    const [first = 0x80, second = 0x80] = content;
    const magnitude = first === 0 ? content.subarray(1) : content;
    if (first >= 0x80 || (first === 0 && second < 0x80) || magnitude.length > size)
      throw new DerError('a number of the signature');
    return concatBytes(new Uint8Array(size - magnitude.length), magnitude);
  });
  if (numbers.length !== 2) throw new DerError('a signature has two numbers');
  return concatBytes(...numbers);
}
