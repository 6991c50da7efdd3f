import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addWorkingDays,
  closingTime,
  isWorkingDay,
  shanghaiDate,
  workingDaysBetween,
  type WorkCalendar,
} from './working-days.ts';

// The same examples every time: luck refuses nobody’s change.
fc.configureGlobal({ seed: 20261122 });

// 国庆节 2026 as published: 1–7 October off, 20 September and 10 October worked.
const calendar: WorkCalendar = {
  version: 'test',
  publishedYears: new Set([2025, 2026]),
  special: new Map(
    ['10-01', '10-02', '10-05', '10-06', '10-07', '09-20', '10-10'].map((day, index) => [
      `2026-${day}`,
      { kind: index < 5 ? 'off' : 'makeup', name: '国庆节' },
    ]),
  ),
};
const date = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const days = fc.integer({ min: 1, max: 60 });

describe('working days', () => {
  test.each([
    ['counted from the next day, not from today', '2026-11-23', 1, '2026-11-24'],
    ['a weekend is passed over', '2026-11-20', 1, '2026-11-23'],
    ['a holiday is passed over and a make-up Saturday counts', '2026-09-30', 2, '2026-10-09'],
    ['the make-up Saturday itself is a working day', '2026-09-30', 3, '2026-10-10'],
    ['five days over a make-up Sunday', '2026-09-17', 3, '2026-09-21'],
  ])('%s', (_what, from, count, expected) => {
    expect(addWorkingDays(calendar, from, count).date).toBe(expected);
  });

  test('every day passed over says why', () => {
    expect(addWorkingDays(calendar, '2026-09-30', 1).skipped).toEqual([
      { date: '2026-10-01', why: '国庆节' },
      { date: '2026-10-02', why: '国庆节' },
      { date: '2026-10-03', why: '周末' },
      { date: '2026-10-04', why: '周末' },
      { date: '2026-10-05', why: '国庆节' },
      { date: '2026-10-06', why: '国庆节' },
      { date: '2026-10-07', why: '国庆节' },
    ]);
  });

  test('a deadline that reaches a year without a notice is provisional', () => {
    expect(addWorkingDays(calendar, '2026-12-24', 5).provisional).toBe(false);
    expect(addWorkingDays(calendar, '2026-12-24', 6).provisional).toBe(true);
  });

  test('adding n days and counting them back gives n, whatever the dates', () => {
    fc.assert(
      fc.property(date, days, (from, count) => {
        const due = addWorkingDays(calendar, from, count).date;
        return isWorkingDay(calendar, due) && workingDaysBetween(calendar, from, due) === count;
      }),
    );
  });

  test('a later start or a longer term never ends earlier', () => {
    fc.assert(
      fc.property(date, date, days, days, (one, other, few, more) => {
        const [early = '', late = ''] = [one, other].sort();
        const end = (from: string, count: number) => addWorkingDays(calendar, from, count).date;
        return end(early, few) <= end(late, few) && end(one, Math.min(few, more)) <= end(one, Math.max(few, more));
      }),
    );
  });

  test('the day is Shanghai’s and closes at 18:00', () => {
    expect(shanghaiDate(new Date('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22');
    expect(shanghaiDate(new Date('2026-11-22T16:00:00.000Z'))).toBe('2026-11-23');
    expect(closingTime('2026-11-23').toISOString()).toBe('2026-11-23T10:00:00.000Z');
  });

  test('no term is shorter than one day', () => {
    expect(() => addWorkingDays(calendar, '2026-11-23', 0)).toThrow(RangeError);
    expect(() => addWorkingDays(calendar, '2026-11-23', 1.5)).toThrow(RangeError);
  });
});
