import { expect, test } from '@jest/globals';
import { dayWords, whenWords } from './when.ts';

const now = Date.parse('2026-11-22T16:30:00.000Z');

test.each([
  ['2026-11-22T16:00:00.000Z', '今天 00:00'],
  ['2026-11-22T15:59:00.000Z', '昨天 23:59'],
  ['2026-11-20T06:05:00.000Z', '11 月 20 日 14:05'],
])('%s is said as 「%s」 in Shanghai', (instant, words) => {
  expect(whenWords(instant, now)).toBe(words);
});

test('a calendar date is its own day', () => {
  expect(dayWords('2026-12-01')).toBe('12 月 1 日');
});
