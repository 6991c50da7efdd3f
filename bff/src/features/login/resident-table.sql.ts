import { cipherColumn, hexColumn, idColumn, instantColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const residentTable = tableMapping(
  'resident',
  {
    id: idColumn({ primary: true }),
    name_cipher: cipherColumn(),
    id_number_cipher: cipherColumn(),
    id_number_index: hexColumn(),
    phone_cipher: cipherColumn({ nullable: true }),
    created_at: instantColumn(),
  },
  [{ name: 'resident_id_number', columns: ['id_number_index'], unique: true }],
);
