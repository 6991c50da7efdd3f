import { sm3 } from './sm3.ts';

const hex = (text: string): bigint => BigInt(`0x${text.replaceAll(' ', '')}`);

/** The recommended curve of GB/T 32918.5-2017: y² = x³ + ax + b over p, a = p − 3, of prime order n. */
function sm2Curve() {
  const p = hex('FFFFFFFE FFFFFFFF FFFFFFFF FFFFFFFF FFFFFFFF 00000000 FFFFFFFF FFFFFFFF');
  return {
    p,
    a: p - BigInt(3),
    b: hex('28E9FA9E 9D9F5E34 4D5A9E4B CF6509A7 F39789F5 15AB8F92 DDBCBD41 4D940E93'),
    n: hex('FFFFFFFE FFFFFFFF FFFFFFFF FFFFFFFF 7203DF6B 21C6052B 53BBF409 39D54123'),
    x: hex('32C4AE2C 1F198119 5F990446 6A39C994 8FE30BBF F2660BE1 715A4589 334C74C7'),
    y: hex('BC3736A2 F4F6779C 59BDCEE3 6B692153 D0A9877C C62A4740 02DF32E5 2139F0A0'),
  };
}

/** Jacobian coordinates: x/z², y/z³; z = 0 is the point at infinity. */
type Point = readonly [x: bigint, y: bigint, z: bigint];

/** The user identity everybody signs with (GB/T 35276). */
const USER_ID = '1234567812345678';

/**
 * Whether `signature` (64 bytes, r then s) is the SM2 signature with SM3 over `message` under `publicKey` (65 bytes,
 * 04 then x and y) and the standard user identity (GB/T 32918.2-2016 clause 7). Anything malformed is false. Portable,
 * about 4 ms; it handles nothing secret, so it need not run in constant time.
 */
export function verifySm2(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  const curve = sm2Curve();
  const { p, n } = curve;
  if (signature.length !== 64 || publicKey.length !== 65 || publicKey[0] !== 4) return false;
  const [x, y] = [toNumber(publicKey.subarray(1, 33)), toNumber(publicKey.subarray(33))];
  if (x >= p || y >= p || !isOnCurve(curve, x, y)) return false;
  const [r, s] = [toNumber(signature.subarray(0, 32)), toNumber(signature.subarray(32))];
  const [zero, one] = [BigInt(0), BigInt(1)];
  const t = (r + s) % n;
  if (r < one || r >= n || s < one || s >= n || t === zero) return false;
  const sum = addMultiples(curve, s, [curve.x, curve.y, one], t, [x, y, one]);
  if (sum[2] === zero) return false;
  const inverse = power(sum[2], p - BigInt(2), p);
  const sumX = (sum[0] * inverse * inverse) % p;
  return (toNumber(sm2Digest(message, publicKey)) + sumX) % n === r;
}

/** e of GB/T 32918.2: SM3(Z ‖ message), 32 bytes, with the standard user identity; `publicKey` as 04 ‖ x ‖ y. */
export function sm2Digest(message: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const curve = sm2Curve();
  const identity = [...USER_ID].map((digit) => digit.charCodeAt(0));
  const domain = [curve.a, curve.b, curve.x, curve.y].flatMap((value) => [...toBytes(value)]);
  const z = sm3(Uint8Array.from([0, identity.length * 8, ...identity, ...domain, ...publicKey.subarray(1)]));
  const hashed = new Uint8Array(z.length + message.length);
  hashed.set(z);
  hashed.set(message, z.length);
  return sm3(hashed);
}

type Curve = ReturnType<typeof sm2Curve>;

function isOnCurve({ p, a, b }: Curve, x: bigint, y: bigint): boolean {
  return (y * y - ((x * x + a) * x + b)) % p === BigInt(0);
}

/** k₁·P₁ + k₂·P₂, both from the highest bit down together. */
function addMultiples(curve: Curve, k1: bigint, p1: Point, k2: bigint, p2: Point): Point {
  const both = add(curve, p1, p2);
  const bitsOf = (k: bigint) => k.toString(2).padStart(256, '0');
  const [bits1, bits2] = [bitsOf(k1), bitsOf(k2)];
  let sum: Point = [BigInt(1), BigInt(1), BigInt(0)];
  for (let bit = 0; bit < 256; bit++) {
    sum = double(curve, sum);
    const [first, second] = [bits1[bit] === '1', bits2[bit] === '1'];
    if (first || second) sum = add(curve, sum, first && second ? both : first ? p1 : p2);
  }
  return sum;
}

function double({ p }: Curve, [x, y, z]: Point): Point {
  const [two, three, four, eight] = [BigInt(2), BigInt(3), BigInt(4), BigInt(8)];
  const zz = (z * z) % p;
  const yy = (y * y) % p;
  const s = (four * x * yy) % p;
  // a = p − 3 makes 3x² + az⁴ a product.
  const m = (three * (x - zz) * (x + zz)) % p;
  const x3 = positive(m * m - two * s, p);
  return [x3, positive(m * (s - x3) - eight * yy * yy, p), (two * y * z) % p];
}

function add(curve: Curve, one: Point, other: Point): Point {
  const { p } = curve;
  const [x1, y1, z1] = one;
  const [x2, y2, z2] = other;
  const zero = BigInt(0);
  if (z1 === zero) return other;
  if (z2 === zero) return one;
  const [zz1, zz2] = [(z1 * z1) % p, (z2 * z2) % p];
  const u1 = (x1 * zz2) % p;
  const s1 = (y1 * zz2 * z2) % p;
  const h = positive(x2 * zz1 - u1, p);
  const r = positive(y2 * zz1 * z1 - s1, p);
  if (h === zero) return r === zero ? double(curve, one) : [BigInt(1), BigInt(1), zero];
  const hh = (h * h) % p;
  const hhh = (h * hh) % p;
  const v = (u1 * hh) % p;
  const x3 = positive(r * r - hhh - BigInt(2) * v, p);
  return [x3, positive(r * (v - x3) - s1 * hhh, p), (h * z1 * z2) % p];
}

const positive = (value: bigint, p: bigint): bigint => {
  const rest = value % p;
  return rest < BigInt(0) ? rest + p : rest;
};

function power(base: bigint, exponent: bigint, p: bigint): bigint {
  let result = BigInt(1);
  for (const bit of exponent.toString(2)) {
    result = (result * result) % p;
    if (bit === '1') result = (result * base) % p;
  }
  return result;
}

const toNumber = (bytes: Uint8Array): bigint =>
  BigInt(`0x${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`);

const toBytes = (value: bigint): Uint8Array =>
  Uint8Array.from((value.toString(16).padStart(64, '0').match(/../g) ?? []).map((pair) => parseInt(pair, 16)));
