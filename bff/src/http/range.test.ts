import { expect, test } from '@jest/globals';
import { readRange } from './range.ts';

test.each([
  ['', 'whole'],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=10-19', { start: 10, end: 19 }],
  ['bytes=90-500', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-500', { start: 0, end: 99 }],
  ['bytes=-0', 'none'],
  ['bytes=100-', 'none'],
  ['bytes=20-10', 'none'],
  ['bytes=-', 'none'],
  ['bytes=0-1,5-6', 'none'],
  ['bytes=0x1-', 'none'],
  ['lines=0-1', 'none'],
])('of 100 bytes, "%s" is %j', (header, part) => {
  expect(readRange(header, 100)).toEqual(part);
});
