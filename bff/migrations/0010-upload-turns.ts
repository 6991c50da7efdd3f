import type { QueryRunner } from 'typeorm';
import { intColumn } from '../src/database/columns.ts';
import { createTable } from '../src/database/table.ts';

const TURNS = 64;

export async function up(runner: QueryRunner): Promise<void> {
  await createTable(runner, 'upload_turn', { turn: intColumn({ primary: true }), taken: intColumn() });
  const rows = Array.from({ length: TURNS }, (_, turn) => `(${turn}, 0)`).join(', ');
  await runner.query(`INSERT INTO upload_turn (turn, taken) VALUES ${rows}`);
}
