import type { QueryRunner } from 'typeorm';
import { codeColumn, dateColumn, idColumn, instantColumn, intColumn } from '../src/database/columns.ts';
import { createTable } from '../src/database/table.ts';

export async function up(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'proof_check', {
    proof_id: idColumn({ primary: true }),
    way: codeColumn(8, { primary: true }),
    day: dateColumn({ primary: true }),
    times: intColumn(),
    last_at: instantColumn(),
  });
}
