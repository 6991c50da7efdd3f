import { expect, test } from '@jest/globals';
import { dateWords, dayWords, timeWords, whenWords } from './when.ts';

const now = Date.parse('2026-11-22T16:30:00.000Z');
const plain = (words: string) => words.replaceAll('\u00a0', ' ');

test.each([
  ['2026-11-22T16:00:00.000Z', '今天 0:00'],
  ['2026-11-22T15:59:00.000Z', '昨天 23:59'],
  ['2026-11-20T06:05:00.000Z', '11 月 20 日 14:05'],
  ['2025-12-31T01:05:00.000Z', '2025 年 12 月 31 日 9:05'],
])('%s is said as 「%s」 in Shanghai', (instant, words) => {
  expect(plain(whenWords(instant, now))).toBe(words);
});

test('a calendar date is its own day, and its year is said when it is another', () => {
  expect(plain(dayWords('2026-12-01', now))).toBe('12 月 1 日');
  expect(plain(dayWords('2027-01-01', now))).toBe('2027 年 1 月 1 日');
});

test('a date stays on one line', () => {
  expect(dayWords('2026-12-01', now)).not.toContain(' ');
});

test('hours are said without a nought in front', () => {
  expect(timeWords('2026-11-22T01:05:00.000Z')).toBe('9:05');
});

test('a date on a certificate is said with its year, and what is no date is left alone', () => {
  expect(plain(dateWords('2016-05-09'))).toBe('2016 年 5 月 9 日');
  expect(dateWords('长期')).toBe('长期');
});
