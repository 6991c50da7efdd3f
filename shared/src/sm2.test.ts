import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sm2, sm3 as otherSm3 } from 'sm-crypto-v2';
import { fromHex, toHex } from './octets.ts';
import { sm2Digest, verifySm2 } from './sm2.ts';
import { sm3 } from './sm3.ts';

const bytes = (text: string): Uint8Array => fromHex(text.replaceAll(/\s/g, ''));
const ascii = (text: string): Uint8Array => Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)));
const random = (length: number): Uint8Array =>
  fc.sample(fc.uint8Array({ minLength: length, maxLength: length }), 1)[0] ?? new Uint8Array();

test('SM3 gives the two example hashes of GB/T 32905', () => {
  expect(toHex(sm3(ascii('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
  expect(toHex(sm3(ascii('abcd'.repeat(16))))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
});

test('SM3 agrees with another implementation at every length around the block border', () => {
  for (let length = 0; length < 200; length++) {
    const message = random(length);
    expect(toHex(sm3(message))).toBe(otherSm3(message));
  }
});

/** GB/T 32918.5-2017 annex A. */
const example = {
  publicKey: bytes(
    '04 09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020 CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13',
  ),
  message: ascii('message digest'),
  signature: bytes(
    'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3 B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA',
  ),
};

test('SM2 accepts the example signature of GB/T 32918.5', () => {
  expect(toHex(sm2Digest(example.message, example.publicKey))).toBe(
    'f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640',
  );
  expect(verifySm2(example.message, example.signature, example.publicKey)).toBe(true);
});

test('SM2 believes what another implementation signed, and nothing else by a bit', () => {
  for (let round = 0; round < 20; round++) {
    const { privateKey, publicKey } = sm2.generateKeyPairHex();
    const message = random(round * 7);
    const signature = bytes(sm2.doSignature(message, privateKey, { hash: true }));
    expect(verifySm2(message, signature, bytes(publicKey))).toBe(true);
    const forged = Uint8Array.from(signature);
    const at = round * 3;
    forged[at] = (forged[at] ?? 0) ^ (1 << (round % 8));
    expect(verifySm2(message, forged, bytes(publicKey))).toBe(false);
    expect(verifySm2(Uint8Array.from([...message, 0]), signature, bytes(publicKey))).toBe(false);
  }
});

const N = 'FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123';
const ZERO = '0'.repeat(64);
const R = toHex(example.signature.subarray(0, 32));
const S = toHex(example.signature.subarray(32));

test.each([
  ['r is 0', ZERO + S],
  ['s is 0', R + ZERO],
  ['r is the order', N + S],
  ['s is the order', R + N],
  ['r + s is the order', R + (BigInt(`0x${N}`) - BigInt(`0x${R}`)).toString(16).padStart(64, '0')],
  ['s is one order too large', R + 'F'.repeat(64)],
  ['it is a byte short', (R + S).slice(2)],
  ['it is empty', ''],
])('a signature is refused when %s', (_why, signature) => {
  expect(verifySm2(example.message, bytes(signature), example.publicKey)).toBe(false);
});

test('a key that is no point of the curve, or written another way, is refused', () => {
  const off = Uint8Array.from(example.publicKey);
  off[64] = (off[64] ?? 0) ^ 1;
  const compressed = Uint8Array.from([3, ...example.publicKey.subarray(1, 33)]);
  for (const key of [off, compressed, new Uint8Array(65), Uint8Array.from([4, ...new Uint8Array(64).fill(255)])])
    expect(verifySm2(example.message, example.signature, key)).toBe(false);
});
