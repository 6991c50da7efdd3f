import type { QueryRunner } from 'typeorm';
import { cipherColumn, instantColumn } from '../src/database/columns.ts';
import { addColumns } from '../src/database/table.ts';

export async function up(runner: QueryRunner): Promise<void> {
  await addColumns(
    runner,
    'proof_request',
    { findings_cipher: cipherColumn({ nullable: true }), reminded_at: instantColumn({ nullable: true }) },
    [{ name: 'proof_request_due', columns: ['status', 'due_at'] }],
  );
}
