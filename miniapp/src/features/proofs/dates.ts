import { shanghaiDate } from 'shared/working-days.ts';

/** `2026-12-24` → 12 月 24 日; with the year when it is not this year's. */
export function dayWords(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const ofYear = year === shanghaiDate(new Date()).slice(0, 4) ? '' : `${year} 年 `;
  return `${ofYear}${Number(month)} 月 ${Number(day)} 日`;
}

/** An ISO instant → 12 月 24 日, in Shanghai. */
export const dayOf = (instant: string): string => dayWords(shanghaiDate(new Date(instant)));

/** An ISO instant → 9:52, in Shanghai. */
export function clockOf(instant: string): string {
  const shanghai = new Date(Date.parse(instant) + 8 * 3_600_000);
  return `${shanghai.getUTCHours()}:${String(shanghai.getUTCMinutes()).padStart(2, '0')}`;
}

/** Today and so many days on, as `YYYY-MM-DD` in Shanghai. */
export const daysOn = (days: number): string => shanghaiDate(new Date(Date.now() + days * 86_400_000));
