import { expect, test } from '@jest/globals';
import { accessGrantSteps, accessRequestSteps, GRANT_READS } from 'shared/presentation.ts';
import { grantStatusAt, givenOf, mayWithdraw, type AccessGrant } from './access-grant.ts';
import { isWaiting, leftMs, nextStatus, statusAt, type AccessRequest } from './access-request.ts';
import { drawMatch, newCodeTexts, readPresented } from './codes.ts';
import { residencePermit } from './service-items/residence-permit.ts';

const NOW = new Date('2026-11-24T01:30:00.000Z');
const after = (ms: number) => new Date(NOW.getTime() + ms);
const request = (status: AccessRequest['status'], expiresAt = after(120_000)): AccessRequest => ({
  id: '01HZZZZZZZZZZZZZZZZZZZZZZZ',
  flow: 'shown',
  status,
  residentId: 'r',
  holderKind: 'resident',
  holderId: 'r',
  terminalId: 't',
  staffId: 's',
  place: { unitName: '', hallName: '', floor: '', windowName: '', clerkName: '', staffNumber: '' },
  itemId: 'residence-permit',
  itemVersion: 1,
  itemName: '居住证申领',
  applicationNumber: 'YX20261124-0001',
  matchNumber: '47',
  choices: ['26', '47', '83'],
  optionalTypes: null,
  reported: false,
  createdAt: NOW,
  askedAt: NOW,
  agreedAt: null,
  endedAt: null,
  expiresAt,
});
const grant = (more: Partial<AccessGrant>): AccessGrant => ({
  requestId: 'q',
  status: 'live',
  holderKind: 'resident',
  holderId: 'r',
  terminalId: 't',
  staffId: 's',
  given: [],
  reads: 0,
  grantedAt: NOW,
  expiresAt: after(900_000),
  filedAt: null,
  ...more,
});

test('every step of the tables leads to a status of the tables', () => {
  for (const table of [accessRequestSteps, accessGrantSteps])
    for (const steps of Object.values(table))
      for (const to of Object.values(steps)) expect(Object.keys(table)).toContain(to);
});

test('a waiting request ends at its time to the millisecond, an answered one never changes', () => {
  expect(statusAt(request('asked', NOW), after(-1))).toBe('asked');
  expect(statusAt(request('asked', NOW), NOW)).toBe('expired');
  expect(statusAt(request('granted', NOW), after(1))).toBe('granted');
  expect(leftMs(request('asked', after(5)), NOW)).toBe(5);
  expect(leftMs(request('refused', after(5)), NOW)).toBe(0);
});

test('what is over cannot be answered, and only the agreed wait for the clerk’s number', () => {
  expect(nextStatus(request('asked'), 'grant', NOW)).toBe('granted');
  expect(nextStatus(request('offered'), 'grant', NOW)).toBeNull();
  expect(nextStatus(request('asked', NOW), 'refuse', NOW)).toBeNull();
  for (const status of ['granted', 'refused', 'mismatched', 'cancelled', 'expired'] as const) {
    expect(isWaiting(status)).toBe(false);
    expect(nextStatus(request(status), 'refuse', NOW)).toBeNull();
  }
});

test('a grant is used up by time or by reads, and can still be withdrawn once', () => {
  expect(grantStatusAt(grant({}), after(899_999))).toBe('live');
  expect(grantStatusAt(grant({}), after(900_000))).toBe('expired');
  expect(grantStatusAt(grant({ reads: GRANT_READS }), NOW)).toBe('expired');
  expect(mayWithdraw(grant({ reads: GRANT_READS }), NOW)).toBe(true);
  expect(mayWithdraw(grant({ status: 'withdrawn' }), NOW)).toBe(false);
});

test('given is what is required or ticked, held and valid on the day; the newest of two', () => {
  const held = (id: string, type: string, validUntil: string | null = null, status: 'valid' | 'revoked' = 'valid') => ({
    id,
    type,
    issuer: '',
    status,
    validUntil,
  });
  const wallet = [
    held('1', 'resident-identity-card', '2026-11-23'),
    held('2', 'resident-identity-card', '2026-11-24'),
    held('3', 'real-estate-title', null, 'revoked'),
    held('4', 'household-register'),
  ];
  expect(givenOf(residencePermit, [], wallet, '2026-11-24')).toEqual([
    { type: 'resident-identity-card', certificateId: '2', fields: ['name', 'idNumber'] },
  ]);
  expect(givenOf(residencePermit, ['household-register'], wallet, '2026-11-24').map(({ type }) => type)).toEqual([
    'resident-identity-card',
    'household-register',
  ]);
  expect(givenOf(residencePermit, [], wallet, '2026-11-25')).toEqual([]);
});

test('a code is 26 characters of 128 bits; what a person types is forgiven, what is no code is not', () => {
  const zeros = (bytes: number) => 'A'.repeat(Math.ceil((bytes * 4) / 3));
  const ones = (bytes: number) => '_'.repeat(Math.ceil((bytes * 4) / 3));
  expect(newCodeTexts(zeros)).toEqual({ qrText: `Z1${'0'.repeat(26)}`, typedCode: '0'.repeat(10) });
  expect(newCodeTexts(ones).typedCode).toBe('Z'.repeat(10));
  expect(readPresented('r8d2n-fh6vc')).toEqual({ kind: 'typed', text: 'R8D2NFH6VC' });
  expect(readPresented('O1LI0 OOOOO')).toEqual({ kind: 'typed', text: '0111000000' });
  expect(readPresented(`z1${'0'.repeat(26)}\r\n`)).toEqual({ kind: 'qr', text: `Z1${'0'.repeat(26)}` });
  for (const no of ['', 'R8D2NFH6V', 'R8D2NFH6VCC', 'R8D2NFH6VU', `Z2${'0'.repeat(26)}`])
    expect(readPresented(no)).toBeNull();
});

test('the number is one of three different choices, in any place', () => {
  let seed = 7;
  const newSecret = (bytes: number) =>
    Array.from({ length: Math.ceil((bytes * 4) / 3) }, () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.charAt((seed >> 8) % 64);
    }).join('');
  const places = new Set<number>();
  for (let round = 0; round < 200; round += 1) {
    const { number, choices } = drawMatch(newSecret);
    expect(new Set(choices).size).toBe(3);
    expect(number).toMatch(/^[1-9]\d$/);
    places.add(choices.indexOf(number));
  }
  expect([...places].sort()).toEqual([0, 1, 2]);
});
