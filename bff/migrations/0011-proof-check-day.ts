import type { QueryRunner } from 'typeorm';

export async function up(runner: QueryRunner): Promise<void> {
  await runner.query('CREATE INDEX proof_check_day ON proof_check (day)');
}
