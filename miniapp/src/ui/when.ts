const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

const parts = (at: number) => {
  const local = new Date(at + SHANGHAI_MS);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    day: Math.floor((at + SHANGHAI_MS) / DAY_MS),
    date: `${local.getUTCMonth() + 1} 月 ${local.getUTCDate()} 日`,
    time: `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`,
  };
};

/** 「11 月 24 日」 in Shanghai; `instant` is an ISO text or a calendar date. */
export const dayWords = (instant: string): string => parts(Date.parse(instant)).date;

/** 「今天 10:32」「昨天 09:12」「11 月 20 日 14:05」 in Shanghai. */
export function whenWords(instant: string, now = Date.now()): string {
  const { day, date, time } = parts(Date.parse(instant));
  const ago = parts(now).day - day;
  if (ago === 0) return `今天 ${time}`;
  return `${ago === 1 ? '昨天' : date} ${time}`;
}

/** 「10:32」 in Shanghai. */
export const timeWords = (instant: string): string => parts(Date.parse(instant)).time;
