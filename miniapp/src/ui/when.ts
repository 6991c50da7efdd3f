const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

// A date is never broken at the end of a line.
const together = (words: string) => words.replaceAll(' ', '\u00a0');

const parts = (at: number, now: number) => {
  const local = new Date(at + SHANGHAI_MS);
  const year = local.getUTCFullYear();
  const isThisYear = year === new Date(now + SHANGHAI_MS).getUTCFullYear();
  return {
    day: Math.floor((at + SHANGHAI_MS) / DAY_MS),
    date: together(`${isThisYear ? '' : `${year} 年 `}${local.getUTCMonth() + 1} 月 ${local.getUTCDate()} 日`),
    time: `${local.getUTCHours()}:${String(local.getUTCMinutes()).padStart(2, '0')}`,
  };
};

/** 「11 月 24 日」 in Shanghai, with the year when it is not this one; `instant` is an ISO text or a calendar date. */
export const dayWords = (instant: string, now = Date.now()): string => parts(Date.parse(instant), now).date;

/** `2016-05-09` → 「2016 年 5 月 9 日」; any other text stays what it is. */
export const dateWords = (text: string): string =>
  text.replace(/^(\d{4})-(\d{2})-(\d{2})$/, (_, year: string, month: string, day: string) =>
    together(`${year} 年 ${Number(month)} 月 ${Number(day)} 日`),
  );

/** 「今天 10:32」「昨天 9:12」「11 月 20 日 14:05」 in Shanghai. */
export function whenWords(instant: string, now = Date.now()): string {
  const { day, date, time } = parts(Date.parse(instant), now);
  const ago = parts(now, now).day - day;
  if (ago === 0) return together(`今天 ${time}`);
  return `${ago === 1 ? '昨天' : date} ${time}`;
}

/** 「9:32」 in Shanghai. */
export const timeWords = (instant: string): string => parts(Date.parse(instant), 0).time;
