import { cipherColumn, hexColumn, idColumn, instantColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const accountTable = tableMapping(
  'account',
  {
    id: idColumn({ primary: true }),
    openid_cipher: cipherColumn(),
    openid_index: hexColumn(),
    resident_id: idColumn({ nullable: true }),
    created_at: instantColumn(),
  },
  [{ name: 'account_openid', columns: ['openid_index'], unique: true }],
);
