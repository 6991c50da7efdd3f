import { codeColumn, dateColumn, intColumn, textColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

/** Years with a published notice. */
export const workCalendarYearTable = tableMapping('work_calendar_year', {
  year: intColumn({ primary: true }),
  version: codeColumn(32),
  source: textColumn(120),
});

/** Weekdays off and weekend days worked. */
export const workCalendarTable = tableMapping('work_calendar', {
  day: dateColumn({ primary: true }),
  kind: codeColumn(8),
  name: textColumn(20),
});
