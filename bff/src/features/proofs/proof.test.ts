import { expect, test } from '@jest/globals';
import { verdictOf, type Verification } from 'shared/verification.ts';
import { crockford, formatNumber, groupsOfFour, lastDay, readCode, stateOf } from './proof.ts';
import { money } from './proof-type.ts';
import { readNumber } from './verify-number.ts';

test.each([
  ['issued', '2026-12-22', '2026-12-22T15:59:59.999Z', 'valid'],
  ['issued', '2026-12-22', '2026-12-22T16:00:00.000Z', 'expired'],
  ['revoked', '2026-12-22', '2026-11-22T00:00:00.000Z', 'revoked'],
  ['revoked', '2026-12-22', '2027-11-22T00:00:00.000Z', 'revoked'],
] as const)('%s, good to %s, is at %s %s', (status, validUntil, at, state) => {
  expect(stateOf({ status, validUntil }, new Date(at))).toBe(state);
});

test('the last day goes over months, years and the leap day', () => {
  expect(lastDay('2026-11-22', 30)).toBe('2026-12-22');
  expect(lastDay('2026-12-31', 1)).toBe('2027-01-01');
  expect(lastDay('2028-02-28', 1)).toBe('2028-02-29');
});

test('numbers keep their order as text up to a million', () => {
  expect(formatNumber('GJJ', 2026, 123)).toBe('GJJ-2026-000123');
  expect(formatNumber('GJJ', 2026, 1_234_567)).toBe('GJJ-2026-1234567');
});

test('codes use 32 letters evenly and survive being typed', () => {
  expect(crockford(Uint8Array.of(0, 31, 32, 255))).toBe('0Z0Z');
  expect(groupsOfFour('7K3M9QX2WZ4R8')).toBe('7K3M-9QX2-WZ4R-8');
  expect(readCode(' 7k3m-9qx2-wz4r-8 ')).toBe('7K3M9QX2WZ4R8');
  expect(readCode('oIl１')).toBe('0111');
});

test.each([
  ['GJJ-2026-000123', 'GJJ-2026-000123'],
  ['gjj 2026 000123', 'GJJ-2026-000123'],
  ['ＧＪＪ2026000123', 'GJJ-2026-000123'],
  ["' or 1=1", ''],
  ['%', ''],
])('the number typed as "%s" is looked for as "%s"', (typed, number) => {
  expect(readNumber(typed)).toBe(number);
});

test('money is written in yuan with groups of three', () => {
  expect([0, 5, 99_999, 18_610_035, 100_000_000].map(money)).toEqual([
    '0.00元',
    '0.05元',
    '999.99元',
    '186,100.35元',
    '1,000,000.00元',
  ]);
});

test.each([
  ['I-00', 'S-00', 'O-00', 'genuine'],
  ['I-01', 'S-00', 'O-01', 'on-record'],
  ['I-01', 'S-04', 'O-01', 'revoked'],
  ['I-00', 'S-02', 'O-00', 'expired'],
  ['I-00', 'S-08', 'O-00', 'not-valid'],
  ['I-02', 'S-09', 'O-09', 'not-valid'],
  ['I-00', 'S-09', 'O-04', 'unknown-issuer'],
  ['I-07', 'S-09', 'O-06', 'unknown-issuer'],
  ['I-02', 'S-09', 'O-04', 'not-valid'],
  ['I-09', 'S-07', 'O-09', 'not-found'],
  ['I-00', 'S-09', 'O-05', 'not-valid'],
] as const)('%s, %s and %s together are %s', (integrity, status, issuer, verdict) => {
  const verification: Verification = {
    integrity,
    status,
    issuer,
    organization: null,
    proof: null,
    checkedAt: '2026-11-22T05:00:00.000Z',
  };
  expect(verdictOf(verification)).toBe(verdict);
});
