import type { WorkCalendar } from 'shared/working-days.ts';
import { integerOf, textOf, wordOf } from '../../database/row.ts';
import type { Sql } from '../../database/sql.ts';

/** The work calendar as it is now; its version names the notice of every published year. */
export async function readWorkCalendar(sql: Sql): Promise<WorkCalendar> {
  const years = await sql.rows('SELECT year, version FROM work_calendar_year ORDER BY year');
  const days = await sql.rows('SELECT day, kind, name FROM work_calendar');
  return {
    version: years.map((row) => textOf(row, 'version')).join(' '),
    publishedYears: new Set(years.map((row) => integerOf(row, 'year'))),
    special: new Map(
      days.map((row) => [
        textOf(row, 'day'),
        { kind: wordOf(row, 'kind', ['off', 'makeup']), name: textOf(row, 'name') },
      ]),
    ),
  };
}
