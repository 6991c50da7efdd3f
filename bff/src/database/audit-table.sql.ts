import { bigintColumn, codeColumn, hexColumn, idColumn, instantColumn, longTextColumn } from './columns.ts';
import { tableMapping } from './table.ts';

export const auditTable = tableMapping(
  'audit_entry',
  {
    id: idColumn({ primary: true }),
    at: instantColumn(),
    actor_kind: codeColumn(16),
    actor_id: codeColumn(64, { nullable: true }),
    session_id: codeColumn(64, { nullable: true }),
    action: codeColumn(64),
    subject: codeColumn(64),
    purpose: codeColumn(64, { nullable: true }),
    outcome: codeColumn(8),
    facts: longTextColumn({ nullable: true }),
    request_id: codeColumn(64, { nullable: true }),
    // Filled by the chainer.
    seq: bigintColumn({ nullable: true }),
    prev: hexColumn({ nullable: true }),
    hash: hexColumn({ nullable: true }),
  },
  [
    { name: 'audit_entry_seq', columns: ['seq'], unique: true },
    { name: 'audit_entry_subject', columns: ['subject', 'id'] },
    { name: 'audit_entry_actor', columns: ['actor_id', 'id'] },
  ],
);

/** Who may run a job that only one process may run at a time. */
export const jobLeaseTable = tableMapping('job_lease', {
  job: codeColumn(64, { primary: true }),
  owner: codeColumn(64),
  lease_until: instantColumn(),
});
