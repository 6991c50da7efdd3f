import {
  cipherColumn,
  codeColumn,
  flagColumn,
  idColumn,
  instantColumn,
  intColumn,
  textColumn,
} from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const staffTable = tableMapping(
  'staff_member',
  {
    id: idColumn({ primary: true }),
    staff_number: codeColumn(8),
    name_cipher: cipherColumn(),
    password_hash: codeColumn(200),
    roles: codeColumn(64),
    unit_id: idColumn(),
    unit_name: textColumn(100),
    active: flagColumn(),
    attempts: intColumn(),
    locked_until: instantColumn({ nullable: true }),
  },
  [{ name: 'staff_member_number', columns: ['staff_number'], unique: true }],
);
