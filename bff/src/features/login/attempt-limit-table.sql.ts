import { hexColumn, instantColumn, intColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const attemptLimitTable = tableMapping('attempt_limit', {
  limit_key: hexColumn({ primary: true }),
  used: intColumn(),
  window_ends_at: instantColumn(),
});
