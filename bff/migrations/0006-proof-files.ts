import type { QueryRunner } from 'typeorm';
import { codeColumn, hexColumn, idColumn, intColumn } from '../src/database/columns.ts';
import { addColumns, createTable } from '../src/database/table.ts';

export async function up(runner: QueryRunner): Promise<void> {
  await addColumns(
    runner,
    'proof',
    {
      ofd_sha256: hexColumn({ nullable: true }),
      ofd_file_name: codeColumn(32, { nullable: true }),
      ofd_size_bytes: intColumn({ nullable: true }),
      facts_sha256: hexColumn({ nullable: true }),
      about: codeColumn(8, { nullable: true }),
      organization_id: idColumn({ nullable: true }),
      ward_key: codeColumn(32, { nullable: true }),
      revoke_reason: codeColumn(24, { nullable: true }),
      superseded_by: codeColumn(32, { nullable: true }),
    },
    [
      { name: 'proof_ofd_sha256', columns: ['ofd_sha256'], unique: true },
      { name: 'proof_ofd_file', columns: ['ofd_file_name'], unique: true },
      { name: 'proof_organization', columns: ['organization_id', 'id'] },
      { name: 'proof_department', columns: ['department', 'id'] },
    ],
  );
  await createTable(runner, 'proof_unit', {
    unit_id: idColumn({ primary: true }),
    department: codeColumn(8),
  });
}
