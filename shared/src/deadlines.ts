import * as z from 'zod/mini';
import { calendarDate } from './text.ts';
import {
  addWorkingDays,
  closingTime,
  dayAfter,
  shanghaiDate,
  workingDaysBetween,
  type WorkCalendar,
} from './working-days.ts';

const HOUR_MS = 3_600_000;

/** Green, yellow or red, never without its words. */
export const Light = z.object({ color: z.enum(['green', 'yellow', 'red']), words: z.string() });
export type Light = z.output<typeof Light>;

/** How a deadline was counted, kept as it was on that day. */
export const Deadline = z.object({
  from: calendarDate(),
  days: z.int(),
  date: calendarDate(),
  calendarVersion: z.string(),
  /** 暂定: a year on the way has no published notice. */
  provisional: z.boolean(),
  skipped: z.array(z.object({ date: calendarDate(), why: z.string() })),
});
export type Deadline = z.output<typeof Deadline>;

/** When a clock runs out, and how that was counted; both null when none runs. */
export type RunningClock =
  { readonly dueAt: Date; readonly deadline: Deadline } | { readonly dueAt: null; readonly deadline: null };

/** `days` working days from `now`, counted from the next working day to 18:00 in Shanghai; null: no clock runs. */
export function startClock(calendar: WorkCalendar, days: number | null, now: Date): RunningClock {
  if (days === null) return { dueAt: null, deadline: null };
  const from = shanghaiDate(now);
  const { date, provisional, skipped } = addWorkingDays(calendar, from, days);
  const deadline = { from, days, date, calendarVersion: calendar.version, provisional, skipped: [...skipped] };
  return { dueAt: closingTime(date), deadline };
}

/** Red past the deadline, yellow when it ends today or on the next working day, else green. */
export function lightOf(calendar: WorkCalendar, dueAt: Date, now: Date): Light {
  const late = now.getTime() - dueAt.getTime();
  if (late > 0) return { color: 'red', words: lateWords(late) };
  const today = shanghaiDate(now);
  const due = shanghaiDate(dueAt);
  const left = workingDaysBetween(calendar, today, due);
  if (left > 1) return { color: 'green', words: `还有 ${left} 个工作日` };
  return { color: 'yellow', words: `${dayWords(today, due)} 18:00 前` };
}

/** Until when a deadline counts as yellow; for choosing in the database. */
export const yellowUntil = (calendar: WorkCalendar, now: Date): Date =>
  closingTime(addWorkingDays(calendar, shanghaiDate(now), 1).date);

function lateWords(ms: number): string {
  const hours = Math.max(1, Math.floor(ms / HOUR_MS));
  return hours < 24 ? `超 ${hours} 小时` : `超 ${Math.floor(hours / 24)} 天`;
}

function dayWords(today: string, due: string): string {
  if (due === today) return '今天';
  if (due === dayAfter(today)) return '明天';
  return `${Number(due.slice(5, 7))} 月 ${Number(due.slice(8))} 日`;
}
