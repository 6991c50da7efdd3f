import { codeColumn, hexColumn, instantColumn, intColumn } from './columns.ts';
import { tableMapping } from './table.ts';

export const idempotencyTable = tableMapping(
  'idempotency_key',
  {
    scope: codeColumn(64, { primary: true }),
    request_key: codeColumn(64, { primary: true }),
    fingerprint: hexColumn(),
    status: intColumn(),
    resource_id: codeColumn(64),
    state: codeColumn(8),
    lease: codeColumn(64, { nullable: true }),
    lease_until: instantColumn({ nullable: true }),
    created_at: instantColumn(),
  },
  [{ name: 'idempotency_key_created', columns: ['created_at'] }],
);
