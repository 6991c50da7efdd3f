/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. */
export type DateText = string;

/**
 * The days on which government works: Monday to Friday, but for the days a State Council notice names. A year without
 * a notice counts Monday to Friday and is provisional (暂定).
 */
export interface WorkCalendar {
  /** Which state of the table this is; stored with every deadline made from it. */
  readonly version: string;
  readonly publishedYears: ReadonlySet<number>;
  /** Weekdays off and weekend days worked (调休), with the holiday they belong to. */
  readonly special: ReadonlyMap<DateText, { readonly kind: 'off' | 'makeup'; readonly name: string }>;
}

export interface WorkingDay {
  readonly date: DateText;
  /** True when a year on the way has no published notice yet: 暂定. */
  readonly provisional: boolean;
  /** Days passed over on the way, in order, each with its reason. */
  readonly skipped: readonly { readonly date: DateText; readonly why: string }[];
}

const DAY_MS = 86_400_000;
/** China has one time zone and no daylight saving time since 1991. */
const SHANGHAI_MS = 8 * 3_600_000;
/** A day's work ends at 18:00 in Shanghai. */
const CLOSING_HOUR_UTC = 10;

const msOf = (date: DateText): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (ms: number): DateText => new Date(ms).toISOString().slice(0, 10);
const isWeekend = (date: DateText): boolean => [0, 6].includes(new Date(msOf(date)).getUTCDay());
const yearOf = (date: DateText): number => Number(date.slice(0, 4));

/** The date in Shanghai at an instant. */
export const shanghaiDate = (at: Date): DateText => dateOf(at.getTime() + SHANGHAI_MS);

/** The date after `date`. */
export const dayAfter = (date: DateText): DateText => dateOf(msOf(date) + DAY_MS);

/** 18:00 in Shanghai on that date. */
export const closingTime = (date: DateText): Date => new Date(msOf(date) + CLOSING_HOUR_UTC * 3_600_000);

/** Whether offices work on that date. */
export function isWorkingDay(calendar: WorkCalendar, date: DateText): boolean {
  const special = calendar.special.get(date);
  return special ? special.kind === 'makeup' : !isWeekend(date);
}

/**
 * The `days`th working day after `from`, counted from the following day (民法典 第二百零一条: the first day does not
 * count). `days` is an integer of at least 1.
 */
export function addWorkingDays(calendar: WorkCalendar, from: DateText, days: number): WorkingDay {
  if (!Number.isInteger(days) || days < 1) throw new RangeError('a deadline is at least one working day');
  const skipped: { date: DateText; why: string }[] = [];
  let date = from;
  let left = days;
  while (left > 0) {
    date = dayAfter(date);
    if (isWorkingDay(calendar, date)) left -= 1;
    else skipped.push({ date, why: calendar.special.get(date)?.name ?? '周末' });
  }
  return { date, skipped, provisional: !everyYearPublished(calendar, from, date) };
}

/** How many working days lie after `from`, up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: WorkCalendar, from: DateText, to: DateText): number {
  let count = 0;
  for (let date = dayAfter(from); date <= to; date = dayAfter(date)) {
    if (isWorkingDay(calendar, date)) count += 1;
  }
  return count;
}

function everyYearPublished(calendar: WorkCalendar, from: DateText, to: DateText): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    if (!calendar.publishedYears.has(year)) return false;
  }
  return true;
}
