import { describe, expect, test } from '@jest/globals';
import {
  caseStatuses,
  caseStepNames,
  statusesWaitingFor,
  stepsOpenTo,
  transitionOf,
  type CaseParty,
} from './case-steps.ts';

const parties: CaseParty[] = ['caller', 'hotline', 'unit', 'supervisor'];

describe('the table of a case’s steps', () => {
  test('every step leads to a status of the table, and every status but the first is reached', () => {
    const reached = new Set(
      caseStatuses.flatMap((status) => caseStepNames.flatMap((step) => transitionOf(status, step)?.to ?? [])),
    );
    expect([...reached].sort()).toEqual(caseStatuses.filter((status) => status !== 'submitted').sort());
  });

  test('every status but the archive can be left', () => {
    expect(caseStatuses.filter((status) => stepsOpenTo(status, parties).length === 0)).toEqual(['archived']);
  });

  test.each([
    ['submitted', 'hotline', ['accept', 'decline']],
    ['submitted', 'unit', []],
    ['dispatched', 'unit', ['resolve', 'contest']],
    ['dispatched', 'hotline', []],
    ['resolved', 'caller', ['confirm', 'reopen']],
    ['resolved', 'unit', []],
    ['resolved', 'supervisor', []],
    ['answered', 'caller', ['rate']],
    ['rated', 'supervisor', ['archive']],
  ] as const)('in %s the %s may take %j', (status, party, steps) => {
    expect(stepsOpenTo(status, [party])).toEqual(steps);
  });

  test('only the caller can say that it is solved or not', () => {
    for (const step of ['confirm', 'reopen'] as const) expect(transitionOf('resolved', step)?.by).toEqual(['caller']);
  });

  test('a unit has to do exactly what was dispatched to it', () => {
    expect(statusesWaitingFor(['unit'])).toEqual(['dispatched']);
  });
});
