import { dateColumn, intColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const caseNumberTable = tableMapping('case_number', {
  day: dateColumn({ primary: true }),
  last_number: intColumn(),
});
