import { createECDH, createHash } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { bitString, integer, objectId, sequence } from './der.ts';

/** Signs with one SM2 key; the key itself cannot be asked for. */
export interface Sm2Signer {
  /** 65 bytes: 04, x, y. */
  readonly publicKey: Uint8Array;
  /** 64 bytes: r and s, each 32 bytes big-endian. */
  sign(data: Uint8Array): Uint8Array;
}

/** AlgorithmIdentifier of SM2 with SM3 (GM/T 0006: 1.2.156.10197.1.501), without parameters. */
export const SM2_WITH_SM3 = sequence(objectId('1.2.156.10197.1.501'));

const SM2_KEY = sequence(objectId('1.2.840.10045.2.1'), objectId('1.2.156.10197.1.301'));
/** Everybody's signer id unless two parties agree on another (GM/T 0009). */
const USER_ID = '1234567812345678';

/** n, GB/T 32918.5-2017. */
const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

/** A new private key: 32 random bytes below the order of the group. */
export function createSm2PrivateKey(): Uint8Array {
  return Buffer.from(sm2.generateKeyPairHex().privateKey, 'hex');
}

/**
 * SM2 signatures with SM3 and the standard user id (GB/T 32918.2-2016 §6). Node's own SM2 signs with an empty user id,
 * which no other reader accepts; the hash and the point of each signature are Node's. Throws RangeError for anything but
 * 32 bytes below the order of the group.
 */
export function openSm2Signer(privateKey: Uint8Array): Sm2Signer {
  const secret = toBigInt(privateKey);
  if (privateKey.length !== 32 || secret === 0n || secret >= ORDER - 1n)
    throw new RangeError('an SM2 private key has 32 bytes and is below the order of the group');
  const publicKey = sm2.getPublicKeyFromPrivateKey(hex(privateKey));
  const identity = sm2.getZ(publicKey, USER_ID);
  const inverse = inverseOf(secret + 1n);
  const ephemeral = createECDH('SM2');
  return {
    publicKey: Buffer.from(publicKey, 'hex'),
    sign(data) {
      const digest = toBigInt(createHash('sm3').update(identity).update(data).digest());
      for (;;) {
        const point = ephemeral.generateKeys();
        const k = toBigInt(ephemeral.getPrivateKey());
        const r = modulo(digest + toBigInt(point.subarray(1, 33)));
        const s = modulo(inverse * (k - r * secret));
        if (r !== 0n && r + k !== ORDER && s !== 0n) return Buffer.concat([toBytes(r), toBytes(s)]);
      }
    },
  };
}

/** SubjectPublicKeyInfo of an SM2 key given as 65 bytes. */
export function sm2PublicKeyInfo(publicKey: Uint8Array): Buffer {
  return sequence(SM2_KEY, bitString(publicKey));
}

/** DER of r and s, as certificates and seals carry it, from the 64 bytes of a signature. */
export function sm2SignatureDer(signature: Uint8Array): Buffer {
  return sequence(integer(signature.subarray(0, 32)), integer(signature.subarray(32)));
}

function modulo(value: bigint): bigint {
  const rest = value % ORDER;
  return rest < 0n ? rest + ORDER : rest;
}

/** By Fermat's little theorem, for the order is a prime. */
function inverseOf(value: bigint): bigint {
  let [result, power] = [1n, value];
  for (let exponent = ORDER - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * power) % ORDER;
    power = (power * power) % ORDER;
  }
  return result;
}

const toBigInt = (bytes: Uint8Array): bigint => BigInt(`0x${hex(bytes) || '0'}`);
const toBytes = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
