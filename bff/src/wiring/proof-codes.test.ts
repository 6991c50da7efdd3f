import { expect, test } from '@jest/globals';
import { judgeCode } from 'shared/judge-code.ts';
import { keyIdOf, parseCode } from 'shared/signed-code.ts';
import { VerificationKeys } from 'shared/verification.ts';
import * as z from 'zod/mini';
import { fieldCipher } from '../database/field-cipher.ts';
import { createSm2PrivateKey, openSm2Signer } from '../documents/sm2.ts';
import { createCertificateAuthority } from '../documents/x509.ts';
import type { KeyProvider, Sm2Key } from '../integrations/keys/key-provider.ts';
import { openProofCodes } from './proof-codes.ts';

const ring = (byte: number) => ({ current: 'k1', keys: new Map([['k1', Buffer.alloc(32, byte)]]) });
const cipher = fieldCipher(ring(1), ring(2));
const names = {
  issuers: { BDC: '云溪区不动产登记中心（样例）' },
  types: { 'housing-status': '有无房证明' },
  roots: [],
  revoked: () => [
    {
      issuer: Uint8Array.of(0x30, 0),
      serial: Uint8Array.of(0, 0xff),
      revokedAt: new Date('2026-11-01T00:00:00Z'),
      isKeyCompromised: true,
    },
  ],
};
const order = {
  number: 'BDC-2026-000123',
  type: 'housing-status',
  issuedOn: '2026-11-22',
  validUntil: '2026-12-22',
  holder: { name: '林秀英', code: '990104195504280003' },
  factsSha256: 'ab'.repeat(32),
};
const now = new Date('2026-11-22T05:00:00.000Z');

function newKey(): Sm2Key {
  const privateKey = openSm2Signer(createSm2PrivateKey());
  const validity = { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2028-12-31T00:00:00Z') };
  const subject = { commonName: '样例', organization: '样例' };
  const { der } = createCertificateAuthority({ subject, privateKey, validity });
  const sign = (data: Uint8Array) => Promise.resolve(privateKey.sign(data));
  return { publicKey: privateKey.publicKey, certificate: der, intermediates: [], root: der, sign };
}

function providerOf(...generations: [Sm2Key, ...Sm2Key[]]): KeyProvider {
  const unused = () => Promise.reject(new Error('not asked for'));
  return {
    ring: unused,
    signingKeys: unused,
    sm2Keys: () => Promise.resolve(generations),
    sm2Key: () => Promise.resolve(generations.at(-1) ?? generations[0]),
  };
}

const openWith = (keys: KeyProvider, revokedCodeKeys: string[] = [], publicOrigin = 'https://suiban.example') =>
  openProofCodes(keys, cipher, names, { publicOrigin, revokedCodeKeys });

test('after a new key came, new codes carry it and old ones stay good', async () => {
  const [old, young] = [newKey(), newKey()];
  const before = await (await openWith(providerOf(old))).sign(order);
  const codes = await openWith(providerOf(old, young));
  const after = await codes.sign(order);
  expect(parseCode(before)?.keyId).toBe(keyIdOf(old.publicKey));
  expect(parseCode(after)?.keyId).toBe(keyIdOf(young.publicKey));
  for (const code of [before, after])
    expect(judgeCode(code, codes.published(now), now)?.verification).toMatchObject({
      integrity: 'I-05',
      issuer: 'O-02',
    });
});

test('attack row 28: what a revoked key signed is not believed by its signature any more', async () => {
  const [stolen, young] = [newKey(), newKey()];
  const forged = await (await openWith(providerOf(stolen))).sign({ ...order, number: 'BDC-2026-000999' });
  const codes = await openWith(providerOf(stolen, young), [keyIdOf(stolen.publicKey)]);
  expect(codes.published(now).codeKeys.map(({ revoked }) => revoked)).toEqual([true, false]);
  expect(judgeCode(forged, codes.published(now), now)?.verification).toMatchObject({ issuer: 'O-07', proof: null });
});

test('certificates of seals that were taken back are published with the keys', async () => {
  const published = (await openWith(providerOf(newKey()))).published(now);
  expect(z.parse(VerificationKeys, published).revoked).toEqual([
    { issuer: 'MAA=', serial: '00ff', revokedAt: '2026-11-01T00:00:00.000Z', isKeyCompromised: true },
  ]);
});

test('a host too long to be printed into a code is refused at the start, before anything is issued', async () => {
  const origin = `https://${'sehr-lang.'.repeat(10)}example`;
  await expect(openWith(providerOf(newKey()), [], origin)).rejects.toThrow(/PUBLIC_ORIGIN.*too long to print/);
});

test('the facts in a code are the order’s, masked and hashed', async () => {
  const codes = await openWith(providerOf(newKey()));
  const code = await codes.sign(order);
  const facts = parseCode(code)?.facts;
  expect(facts).toMatchObject({ issuer: 'BDC', year: 2026, running: 123, holder: '林*英', validUntil: '2026-12-22' });
  expect(Buffer.from(facts?.digest ?? []).toString('hex')).toBe('ab'.repeat(16));
  expect(codes.isFor(code, order.holder.code)).toBe(true);
  expect(codes.isFor(code, '990104195504280011')).toBe(false);
  const next = await codes.sign({ ...order, number: 'BDC-2026-000124' });
  expect(parseCode(next)?.facts.holderMark).not.toEqual(facts?.holderMark);
  const mark = cipher.blindIndex('proof.code-holder', `${order.number} ${order.holder.code}`);
  expect(Buffer.from(facts?.holderMark ?? []).toString('hex')).toBe(mark.slice(0, 16));
  expect(codes.isFor('0123456789ABCDEFGHJKMNPQRS', order.holder.code)).toBeNull();
});
