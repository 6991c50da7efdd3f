import { expect, test } from '@jest/globals';
import type { ProofRequestParty, ProofRequestStep } from 'shared/proof-request-steps.ts';
import type { WorkCalendar } from 'shared/working-days.ts';
import { openRequest, take } from './proof-request.ts';

const calendar: WorkCalendar = { version: 'test', publishedYears: new Set([2026]), special: new Map() };
const now = new Date('2026-11-27T01:00:00.000Z');
const opened = openRequest(
  {
    id: 'R',
    number: 'SQ20261127-00001',
    type: 'no-criminal-record',
    department: 'GAJ',
    residentId: 'A',
    applicant: { name: '龚䶮', idNumber: '990104200101300093' },
    purpose: '求职入职',
    recipient: null,
    answers: {},
    collection: 'post',
    address: null,
    promisedDays: 3,
    submittedAt: now,
  },
  calendar,
);
const move = (step: ProofRequestStep, party: ProofRequestParty, seen = 1) =>
  take(opened, { step, party, seen, calendar, now });

test('each step starts the clock of the status it leads to, over the weekend', () => {
  expect(opened.dueAt).toEqual(new Date('2026-11-30T10:00:00.000Z'));
  const accepted = move('accept', 'department');
  expect(accepted).toMatchObject({ status: 'accepted', version: 2, dueAt: new Date('2026-12-02T10:00:00.000Z') });
  const approved = take(accepted, { step: 'approve', party: 'department', seen: 2, calendar, now });
  expect(approved).toMatchObject({ status: 'to-post', dueAt: new Date('2026-12-01T10:00:00.000Z') });
  expect(move('ask', 'department')).toMatchObject({
    status: 'more-material',
    dueAt: new Date('2026-12-11T10:00:00.000Z'),
  });
});

test.each<[ProofRequestStep, ProofRequestParty, number, string]>([
  ['accept', 'applicant', 1, 'actor.forbidden'],
  ['withdraw', 'department', 1, 'actor.forbidden'],
  ['approve', 'department', 1, 'proof-request.step-not-open'],
  ['accept', 'department', 2, 'request.conflict'],
  ['correct', 'department', 1, 'proof-request.step-not-open'],
  ['lapse', 'clock', 1, 'proof-request.step-not-open'],
])('「%s」 by the %s on version %i of a fresh request is refused: %s', (step, party, seen, code) => {
  expect(() => move(step, party, seen)).toThrow(expect.objectContaining({ code }));
});

test('only time ends a request whose material never came, and a correction of a posted proof is posted again', () => {
  const waiting = move('ask', 'department');
  const lapse = (party: ProofRequestParty) => take(waiting, { step: 'lapse', party, seen: 2, calendar, now });
  expect(() => lapse('department')).toThrow(expect.objectContaining({ code: 'actor.forbidden' }));
  expect(() => lapse('applicant')).toThrow(expect.objectContaining({ code: 'actor.forbidden' }));
  expect(lapse('clock')).toMatchObject({ status: 'lapsed', dueAt: null, deadline: null });
  const posted = { ...opened, status: 'posted', tracking: { carrier: '中国邮政', number: 'EMS12345678' } } as const;
  const change = { tracking: null, proofId: 'P2' };
  const corrected = take(posted, { step: 'correct', party: 'department', seen: 1, change, calendar, now });
  expect(corrected).toMatchObject({ status: 'to-post', proofId: 'P2', tracking: null, dueAt: expect.any(Date) });
});
