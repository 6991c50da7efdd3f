import { expect, test } from '@jest/globals';
import { sm2 } from 'sm-crypto-v2';
import { judgeCode } from './judge-code.ts';
import { fromHex } from './octets.ts';
import { encodeUnsigned, formatCode, keyIdOf } from './signed-code.ts';
import { verdictOf, type VerificationKeys } from './verification.ts';

const pair = sm2.generateKeyPairHex();
const id = keyIdOf(fromHex(pair.publicKey));
const key = { id, publicKey: pair.publicKey, from: '2026-01-01', until: '2028-12-31', revoked: false };
const keys: VerificationKeys = {
  asOf: '2026-11-22T05:00:00.000Z',
  codeKeys: [key],
  issuers: { BDC: '云溪区不动产登记中心（样例）' },
  types: { 'housing-status': '有无房证明' },
  roots: [],
  revoked: [],
};
const facts = {
  issuer: 'BDC',
  year: 2026,
  running: 123,
  type: 'housing-status',
  issuedOn: '2026-11-22',
  validUntil: '2026-12-22',
  holder: '林*英',
  holderMark: new Uint8Array(8),
  digest: new Uint8Array(16),
};
const now = new Date('2026-11-23T01:00:00.000Z');

function codeOf(more: Partial<typeof facts> = {}, signer = pair): string {
  const signed = encodeUnsigned(id, { ...facts, ...more });
  return formatCode(signed, fromHex(sm2.doSignature(signed, signer.privateKey, { hash: true })));
}

test('without a network a code tells what it is, of whom, by whom and until when; the state is left open', () => {
  const judged = judgeCode(codeOf(), keys, now);
  expect(judged?.verification).toEqual({
    integrity: 'I-05',
    status: 'S-01',
    issuer: 'O-02',
    organization: '云溪区不动产登记中心（样例）',
    proof: {
      title: '有无房证明',
      number: 'BDC-2026-000123',
      holder: '林*英',
      purpose: null,
      issuedOn: '2026-11-22',
      validUntil: '2026-12-22',
      revokedOn: null,
      revokedWhy: null,
    },
    checkedAt: now.toISOString(),
  });
  expect(judged && verdictOf(judged.verification)).toBe('unasked-code');
});

test('its last day counts in Shanghai, and a day later it has run out even without a network', () => {
  const statusAt = (instant: string) => judgeCode(codeOf(), keys, new Date(instant))?.verification.status;
  expect(statusAt('2026-12-22T15:59:59.999Z')).toBe('S-01');
  expect(statusAt('2026-12-22T16:00:00.000Z')).toBe('S-02');
});

test.each<[string, () => string, VerificationKeys, string, string]>([
  ['is signed by a stranger under our key’s id', () => codeOf({}, sm2.generateKeyPairHex()), keys, 'I-06', 'O-09'],
  ['names a key the phone does not have', codeOf, { ...keys, codeKeys: [] }, 'I-07', 'O-08'],
  [
    'names a key whose id was put on another key',
    codeOf,
    { ...keys, codeKeys: [{ ...key, publicKey: sm2.generateKeyPairHex().publicKey }] },
    'I-07',
    'O-08',
  ],
  ['is of a revoked key', codeOf, { ...keys, codeKeys: [{ ...key, revoked: true }] }, 'I-07', 'O-07'],
  ['was issued before its key', () => codeOf({ issuedOn: '2025-12-31' }), keys, 'I-07', 'O-03'],
  [
    'was issued after its key ended',
    () => codeOf({ issuedOn: '2029-01-01', validUntil: '2029-02-01' }),
    keys,
    'I-07',
    'O-03',
  ],
])('attack row 28: a code that %s says nothing about anybody', (_why, code, known, integrity, issuer) => {
  const judged = judgeCode(code(), known, now);
  expect(judged).toMatchObject({
    facts: null,
    verification: { integrity, issuer, status: 'S-09', organization: null, proof: null },
  });
  expect(judged && verdictOf(judged.verification)).toBe(issuer === 'O-08' ? 'unsure' : 'not-valid');
});

test('an old code of 26 characters, or any other text, is left to the server', () => {
  for (const text of ['0123456789ABCDEFGHJKMNPQRS', '', '<script>', codeOf().toLowerCase()])
    expect(judgeCode(text, keys, now)).toBeNull();
});

test('a department or type the phone does not know yet is shown without a name, not refused', () => {
  const judged = judgeCode(codeOf({ issuer: 'GAJ', type: 'newly-made' }), keys, now);
  expect(judged?.verification).toMatchObject({
    integrity: 'I-05',
    organization: null,
    proof: { title: '证明', number: 'GAJ-2026-000123' },
  });
});
