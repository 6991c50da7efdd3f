import type { QueryRunner } from 'typeorm';
import {
  cipherColumn,
  codeColumn,
  dateColumn,
  hexColumn,
  idColumn,
  instantColumn,
  intColumn,
  textColumn,
} from '../src/database/columns.ts';
import { createTable } from '../src/database/table.ts';

export async function up(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'proof',
    {
      id: idColumn({ primary: true }),
      resident_id: idColumn(),
      type: codeColumn(32),
      title: textColumn(40),
      department: codeColumn(8),
      organization: textColumn(60),
      number: codeColumn(32),
      purpose: textColumn(20),
      recipient_cipher: cipherColumn({ nullable: true }),
      holder_cipher: cipherColumn(),
      codes_cipher: cipherColumn(),
      page_cipher: cipherColumn(),
      link_index: hexColumn(),
      check_index: hexColumn(),
      seal_id: codeColumn(64),
      sha256: hexColumn(),
      file_name: codeColumn(32),
      size_bytes: intColumn(),
      status: codeColumn(16),
      issued_at: instantColumn(),
      valid_until: dateColumn(),
      revoked_at: instantColumn({ nullable: true }),
    },
    [
      { name: 'proof_number_unique', columns: ['number'], unique: true },
      { name: 'proof_link', columns: ['link_index'], unique: true },
      { name: 'proof_sha256', columns: ['sha256'], unique: true },
      { name: 'proof_file', columns: ['file_name'], unique: true },
      { name: 'proof_resident', columns: ['resident_id', 'id'] },
    ],
  );
  await createTable(runner, 'proof_number', {
    department: codeColumn(8, { primary: true }),
    year: intColumn({ primary: true }),
    last: intColumn(),
  });
}
