import { cipherColumn, codeColumn, hexColumn, idColumn, instantColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const identityCheckTable = tableMapping(
  'identity_check',
  {
    id: idColumn({ primary: true }),
    way: codeColumn(8),
    purpose: codeColumn(8),
    status: codeColumn(12),
    account_id: idColumn(),
    session_id: idColumn(),
    // Emptied when the check is over: only verdict, ticket and time are kept.
    name_cipher: cipherColumn({ nullable: true }),
    id_number_cipher: cipherColumn({ nullable: true }),
    ticket_cipher: cipherColumn({ nullable: true }),
    code_cipher: cipherColumn({ nullable: true }),
    code_index: hexColumn({ nullable: true }),
    terminal_id: idColumn({ nullable: true }),
    staff_id: idColumn({ nullable: true }),
    created_at: instantColumn(),
    expires_at: instantColumn(),
    decided_at: instantColumn({ nullable: true }),
  },
  [
    { name: 'identity_check_code', columns: ['code_index'], unique: true },
    { name: 'identity_check_session', columns: ['session_id', 'status'] },
    { name: 'identity_check_expiry', columns: ['expires_at'] },
  ],
);
