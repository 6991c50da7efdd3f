import { codeColumn, hexColumn, idColumn, instantColumn, longTextColumn, textColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const sessionTable = tableMapping(
  'login_session',
  {
    id: idColumn({ primary: true }),
    kind: codeColumn(8),
    client: codeColumn(8),
    token_hash: hexColumn(),
    account_id: idColumn({ nullable: true }),
    resident_id: idColumn({ nullable: true }),
    staff_id: idColumn({ nullable: true }),
    staff_facts: longTextColumn({ nullable: true }),
    acting_organization_id: idColumn({ nullable: true }),
    acting_role: codeColumn(24, { nullable: true }),
    stepped_up_until: instantColumn({ nullable: true }),
    device: textColumn(80),
    created_at: instantColumn(),
    last_seen_at: instantColumn(),
    expires_at: instantColumn(),
    ended_at: instantColumn({ nullable: true }),
  },
  [
    { name: 'login_session_token', columns: ['token_hash'], unique: true },
    { name: 'login_session_account', columns: ['account_id', 'id'] },
    { name: 'login_session_resident', columns: ['resident_id', 'id'] },
    { name: 'login_session_staff', columns: ['staff_id', 'id'] },
    { name: 'login_session_expiry', columns: ['expires_at'] },
  ],
);
