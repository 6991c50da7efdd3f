import {
  cipherColumn,
  codeColumn,
  dateColumn,
  hexColumn,
  idColumn,
  instantColumn,
  intColumn,
  textColumn,
} from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const proofTable = tableMapping(
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
    ofd_sha256: hexColumn({ nullable: true }),
    ofd_file_name: codeColumn(32, { nullable: true }),
    ofd_size_bytes: intColumn({ nullable: true }),
    facts_sha256: hexColumn({ nullable: true }),
    about: codeColumn(8, { nullable: true }),
    organization_id: idColumn({ nullable: true }),
    ward_key: codeColumn(32, { nullable: true }),
    revoke_reason: codeColumn(24, { nullable: true }),
    superseded_by: codeColumn(32, { nullable: true }),
    // Blind index of the child's ID number, and the day from which the proof is the child's own.
    ward_index: hexColumn({ nullable: true }),
    ward_of_age_on: dateColumn({ nullable: true }),
  },
  [
    { name: 'proof_number_unique', columns: ['number'], unique: true },
    { name: 'proof_link', columns: ['link_index'], unique: true },
    { name: 'proof_sha256', columns: ['sha256'], unique: true },
    { name: 'proof_file', columns: ['file_name'], unique: true },
    { name: 'proof_resident', columns: ['resident_id', 'id'] },
    { name: 'proof_ofd_sha256', columns: ['ofd_sha256'], unique: true },
    { name: 'proof_ofd_file', columns: ['ofd_file_name'], unique: true },
    { name: 'proof_organization', columns: ['organization_id', 'id'] },
    { name: 'proof_department', columns: ['department', 'id'] },
    { name: 'proof_ward', columns: ['ward_index', 'id'] },
  ],
);

export const proofNumberTable = tableMapping('proof_number', {
  department: codeColumn(8, { primary: true }),
  year: intColumn({ primary: true }),
  last: intColumn(),
});

/** Which unit of the staff answers for which department's proofs. */
export const proofUnitTable = tableMapping('proof_unit', {
  unit_id: idColumn({ primary: true }),
  department: codeColumn(8),
});
