import { expect, test } from '@jest/globals';
import {
  collectionNames,
  proofRequestStages,
  proofRequestStatuses,
  proofRequestStatusWords,
  proofRequestStepNames,
  stageDays,
  statusesWaitingFor,
  stepsOpenTo,
  transitionOf,
  type ProofRequestStatus,
} from './proof-request-steps.ts';

test('every status can be reached from the first, whichever way the proof is collected', () => {
  for (const collection of collectionNames) {
    const seen = new Set<ProofRequestStatus>(['submitted']);
    for (const status of seen)
      for (const step of proofRequestStepNames) {
        const found = transitionOf(status, step, collection);
        if (found) seen.add(found.to);
      }
    const unreached = proofRequestStatuses.filter((status) => !seen.has(status));
    expect(unreached).toEqual(collection === 'download' ? ['to-post', 'posted'] : ['approved']);
  }
});

// The first is the filled button.
test.each([
  ['submitted', ['withdraw'], ['accept', 'ask', 'refuse']],
  ['more-material', ['supply', 'withdraw'], []],
  ['accepted', ['withdraw'], ['approve', 'refuse']],
  ['approved', [], ['correct']],
  ['to-post', [], ['post', 'correct']],
  ['posted', [], ['correct']],
  ['refused', [], []],
  ['withdrawn', [], []],
  ['lapsed', [], []],
] as const)('in 「%s」 the applicant may %j and the department %j', (status, applicant, department) => {
  expect(stepsOpenTo(status, 'applicant')).toEqual(applicant);
  expect(stepsOpenTo(status, 'department')).toEqual(department);
});

test('a clock runs exactly while one side has something to do', () => {
  for (const status of proofRequestStatuses) {
    const waits = [...statusesWaitingFor('department'), ...statusesWaitingFor('applicant')].includes(status);
    expect([status, stageDays(status, 3) !== null]).toEqual([status, waits]);
    expect(proofRequestStatusWords[status].applicant).not.toBe('');
  }
  expect(statusesWaitingFor('department')).toEqual(['submitted', 'accepted', 'to-post']);
  expect(statusesWaitingFor('applicant')).toEqual(['more-material']);
  expect(stageDays('accepted', 5)).toBe(5);
  expect(proofRequestStages.submitted.days).toBe(1);
});
