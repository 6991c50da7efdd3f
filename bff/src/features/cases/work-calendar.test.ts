import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { addWorkingDays, dayAfter, isWorkingDay, workingDaysBetween, type WorkCalendar } from 'shared/working-days.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../database/data-source.ts';
import { readWorkCalendar } from './work-calendar-store.sql.ts';

// The same examples every time: luck refuses nobody’s change.
fc.configureGlobal({ seed: 20261122 });

let database: Database;
let calendar: WorkCalendar;
beforeAll(async () => {
  database = await openTestDatabase();
  calendar = await readWorkCalendar(database);
});
afterAll(() => database.close());

describe('the seeded work calendar', () => {
  test('agrees with chinese-days on every day from 2023 to 2026', () => {
    for (let date = '2023-01-01'; date <= '2026-12-31'; date = dayAfter(date)) {
      expect([date, isWorkingDay(calendar, date)]).toEqual([date, chineseDays.isWorkday(date)]);
    }
  });

  test('agrees with chinese-days on any term inside those years', () => {
    const start = fc.date({ min: new Date('2023-01-01'), max: new Date('2026-09-30'), noInvalidDate: true });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), (at, days) => {
        const from = at.toISOString().slice(0, 10);
        const due = addWorkingDays(calendar, from, days).date;
        const theirs = chineseDays.getWorkdaysInRange(dayAfter(from), due).length;
        return theirs === days && workingDaysBetween(calendar, from, due) === days;
      }),
    );
  });

  test('knows no year after the last notice and says so', () => {
    expect([...calendar.publishedYears]).toEqual([2023, 2024, 2025, 2026]);
    expect(addWorkingDays(calendar, '2027-02-05', 1)).toMatchObject({ date: '2027-02-08', provisional: true });
    expect(calendar.version).toBe('2023-1 2024-1 2025-1 2026-1');
  });
});
