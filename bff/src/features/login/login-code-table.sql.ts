import { hexColumn, instantColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const loginCodeTable = tableMapping(
  'login_code',
  { code_hash: hexColumn({ primary: true }), used_at: instantColumn() },
  [{ name: 'login_code_used', columns: ['used_at'] }],
);
