import { expect, test } from '@jest/globals';
import { failuresOf } from './failures.mjs';

const passed = { status: 'passed', fullName: 'opens', failureMessages: [] };
const failed = {
  status: 'failed',
  fullName: 'the door closes',
  failureMessages: ['\u001b[31mError: expect(received).toBe(expected)\u001b[39m\n\nExpected: 1'],
};

test('each failed test is told with its file and the first line of why', () => {
  const testResults = [
    { name: '/here/bff/a.test.ts', status: 'failed', message: 'long', assertionResults: [passed, failed] },
    { name: '/here/bff/b.test.ts', status: 'passed', message: '', assertionResults: [passed] },
  ];
  expect(failuresOf({ testResults }, '/here/')).toEqual([
    'bff/a.test.ts: the door closes\n    Error: expect(received).toBe(expected)',
  ]);
});

test('a file that could not run, or failed after its tests, is told too', () => {
  const message = '  ● Test suite failed to run\n\n    Cannot find module x\n    at y';
  for (const assertionResults of [[], [passed]]) {
    const testResults = [{ name: '/here/bff/c.test.ts', status: 'failed', message, assertionResults }];
    expect(failuresOf({ testResults }, '/here/')).toEqual([
      'bff/c.test.ts: outside its tests\n    Cannot find module x',
    ]);
  }
});
