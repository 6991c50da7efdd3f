import { children, contentOf, DerError, readBits, readObjectId, readWhole } from './der-reader.ts';
import { UnsupportedError } from './unsupported-error.ts';

/** A key that may verify documents. `spki`: DER SubjectPublicKeyInfo (RFC 5280 §4.1.2.7). */
export type PublicKey =
  | { readonly type: 'ec'; readonly curve: 'P-256' | 'P-384'; readonly spki: Uint8Array }
  | { readonly type: 'rsa'; readonly spki: Uint8Array }
  /** `point`: 65 bytes, 04 then x and y. */
  | { readonly type: 'sm2'; readonly point: Uint8Array; readonly spki: Uint8Array };

const SHORTEST_RSA_BITS = 2048;
const LONGEST_RSA_BITS = 8192;

/** Throws DerError for what is no key, UnsupportedError for kinds and lengths that do not verify documents here. */
export function readPublicKey(spki: Uint8Array): PublicKey {
  const [algorithm, bits, ...more] = children(readWhole(spki), 0x30);
  const [name, parameter, ...others] = children(algorithm, 0x30);
  if (more.length + others.length > 0) throw new DerError('public key');
  const key = readBits(bits);
  const oid = readObjectId(name);
  if (oid === '1.2.840.113549.1.1.1') return { type: 'rsa', spki: checkedRsa(spki, key) };
  if (oid !== '1.2.840.10045.2.1') throw new UnsupportedError(`key ${oid}`);
  if (key[0] !== 0x04) throw new UnsupportedError('a compressed key');
  const curve = readObjectId(parameter);
  if (curve === '1.2.156.10197.1.301' && key.length === 65) return { type: 'sm2', point: key, spki };
  if (curve === '1.2.840.10045.3.1.7' && key.length === 65) return { type: 'ec', curve: 'P-256', spki };
  if (curve === '1.3.132.0.34' && key.length === 97) return { type: 'ec', curve: 'P-384', spki };
  throw new UnsupportedError(`curve ${curve}`);
}

function checkedRsa(spki: Uint8Array, key: Uint8Array): Uint8Array {
  const [modulus, exponent, ...more] = children(readWhole(key), 0x30);
  const bits = (contentOf(modulus, 0x02).length - 1) * 8;
  if (more.length > 0 || contentOf(exponent, 0x02).length === 0) throw new DerError('RSA key');
  if (bits < SHORTEST_RSA_BITS || bits > LONGEST_RSA_BITS) throw new UnsupportedError(`RSA of ${bits} bits`);
  return spki;
}
