import {
  cipherColumn,
  codeColumn,
  dateColumn,
  hexColumn,
  idColumn,
  instantColumn,
  intColumn,
  longTextColumn,
  textColumn,
} from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const inquiryTable = tableMapping(
  'inquiry',
  {
    id: idColumn({ primary: true }),
    number: codeColumn(20),
    data_set: codeColumn(32),
    asker: codeColumn(8),
    holder: codeColumn(8),
    purpose: textColumn(20),
    legal_basis: textColumn(120),
    matter_number: codeColumn(32),
    person_cipher: cipherColumn(),
    // Blind index of the ID number: the person's own list.
    person_index: hexColumn(),
    asked_by: idColumn(),
    status: codeColumn(16),
    version: intColumn(),
    answered_by: idColumn({ nullable: true }),
    reason_cipher: cipherColumn({ nullable: true }),
    proof_id: idColumn({ nullable: true }),
    due_at: instantColumn({ nullable: true }),
    deadline: longTextColumn({ nullable: true }),
    asked_at: instantColumn(),
    changed_at: instantColumn(),
  },
  [
    { name: 'inquiry_number', columns: ['number'], unique: true },
    { name: 'inquiry_asker', columns: ['asker', 'status', 'id'] },
    { name: 'inquiry_holder', columns: ['holder', 'status', 'id'] },
    { name: 'inquiry_person', columns: ['person_index', 'id'] },
    { name: 'inquiry_proof', columns: ['proof_id'], unique: true },
  ],
);

export const inquiryDayTable = tableMapping('inquiry_day', {
  day: dateColumn({ primary: true }),
  last_number: intColumn(),
});
