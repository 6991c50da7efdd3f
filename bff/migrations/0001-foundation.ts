import type { QueryRunner } from 'typeorm';
import {
  bigintColumn,
  codeColumn,
  hexColumn,
  idColumn,
  instantColumn,
  intColumn,
  longTextColumn,
} from '../src/database/columns.ts';
import { createTable } from '../src/database/table.ts';

export async function up(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
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
  await createTable(
    runner,
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
  await createTable(runner, 'job_lease', {
    job: codeColumn(64, { primary: true }),
    owner: codeColumn(64),
    lease_until: instantColumn(),
  });
  await createTable(
    runner,
    'outbox_job',
    {
      id: idColumn({ primary: true }),
      kind: codeColumn(64),
      payload: longTextColumn(),
      state: codeColumn(8),
      attempts: intColumn(),
      run_at: instantColumn(),
      created_at: instantColumn(),
      last_error: codeColumn(64, { nullable: true }),
    },
    [{ name: 'outbox_job_next', columns: ['state', 'run_at'] }],
  );
  await createTable(
    runner,
    'live_event',
    {
      id: idColumn({ primary: true }),
      channel: codeColumn(96),
      kind: codeColumn(64),
      subject: codeColumn(64),
      at: instantColumn(),
    },
    [{ name: 'live_event_channel', columns: ['channel', 'id'] }],
  );
}
