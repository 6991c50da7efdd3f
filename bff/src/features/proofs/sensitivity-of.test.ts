import { expect, test } from '@jest/globals';
import { sensitivityOf } from './sensitivity-of.ts';
import { marriageRecord } from './types/marriage-record.ts';

const known = {
  types: [marriageRecord],
  reviewedTypes: [{ code: 'no-criminal-record', sensitivity: 'high' }],
} as const;

test.each([
  ['marriage-record', marriageRecord.sensitivity],
  ['no-criminal-record', 'high'],
  ['a-type-of-long-ago', 'ordinary'],
] as const)('a proof of the type %s counts as %s, whoever issued it', (type, sensitivity) => {
  expect(sensitivityOf(known, { type })).toBe(sensitivity);
});
