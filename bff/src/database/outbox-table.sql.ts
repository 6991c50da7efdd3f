import { codeColumn, idColumn, instantColumn, intColumn, longTextColumn } from './columns.ts';
import { tableMapping } from './table.ts';

export const outboxTable = tableMapping(
  'outbox_job',
  {
    id: idColumn({ primary: true }),
    kind: codeColumn(64),
    payload: longTextColumn(),
    state: codeColumn(8),
    // Times it was claimed; also the version every compare-and-set checks.
    attempts: intColumn(),
    // Nobody may claim it earlier; a claim moves it to the end of the lease.
    run_at: instantColumn(),
    created_at: instantColumn(),
    last_error: codeColumn(64, { nullable: true }),
  },
  [{ name: 'outbox_job_next', columns: ['state', 'run_at'] }],
);
