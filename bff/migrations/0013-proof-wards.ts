import type { QueryRunner } from 'typeorm';
import { dateColumn, hexColumn } from '../src/database/columns.ts';
import { addColumns } from '../src/database/table.ts';

export async function up(runner: QueryRunner): Promise<void> {
  await addColumns(
    runner,
    'proof',
    { ward_index: hexColumn({ nullable: true }), ward_of_age_on: dateColumn({ nullable: true }) },
    [{ name: 'proof_ward', columns: ['ward_index', 'id'] }],
  );
}
