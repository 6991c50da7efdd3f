import { codeColumn, dateColumn, idColumn, instantColumn, intColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

/** How often a proof was verified, by way and day; nothing about who did. */
export const proofCheckTable = tableMapping(
  'proof_check',
  {
    proof_id: idColumn({ primary: true }),
    way: codeColumn(8, { primary: true }),
    day: dateColumn({ primary: true }),
    times: intColumn(),
    last_at: instantColumn(),
  },
  [{ name: 'proof_check_day', columns: ['day'] }],
);
