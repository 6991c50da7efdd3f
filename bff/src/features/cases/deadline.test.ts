import { describe, expect, test } from '@jest/globals';
import { lightOf, yellowUntil } from 'shared/deadlines.ts';
import type { WorkCalendar } from 'shared/working-days.ts';
import { stageDeadline } from './deadline.ts';

const calendar: WorkCalendar = { version: 'test', publishedYears: new Set([2026]), special: new Map() };
const due = new Date('2026-11-27T10:00:00.000Z');

describe('lights of a case due on Friday 2026-11-27 at 18:00 in Shanghai', () => {
  test.each([
    ['2026-11-24T01:00:00.000Z', 'green', '还有 3 个工作日'],
    ['2026-11-25T15:59:59.999Z', 'green', '还有 2 个工作日'],
    ['2026-11-25T16:00:00.000Z', 'yellow', '明天 18:00 前'],
    ['2026-11-27T01:00:00.000Z', 'yellow', '今天 18:00 前'],
    ['2026-11-27T10:00:00.000Z', 'yellow', '今天 18:00 前'],
    ['2026-11-27T10:00:00.001Z', 'red', '超 1 小时'],
    ['2026-11-27T13:30:00.000Z', 'red', '超 3 小时'],
    ['2026-11-29T10:00:00.000Z', 'red', '超 2 天'],
  ])('at %s it is %s: %s', (at, color, words) => {
    expect(lightOf(calendar, due, new Date(at))).toEqual({ color, words });
  });

  test('what the database counts as yellow is what the light shows', () => {
    for (let hour = 0; hour < 24 * 7; hour += 1) {
      const at = new Date(Date.parse('2026-11-20T16:00:00.000Z') + hour * 3_600_000);
      const { color } = lightOf(calendar, due, at);
      const counted = due < at ? 'red' : due <= yellowUntil(calendar, at) ? 'yellow' : 'green';
      expect([at, counted]).toEqual([at, color]);
    }
  });

  test('no clock runs while the caller is to answer', () => {
    expect(stageDeadline(calendar, 'resolved', 'urgent', due)).toEqual({ dueAt: null, deadline: null });
  });
});
