import { codeColumn, hexColumn, idColumn, instantColumn, intColumn, longTextColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const accessGrantTable = tableMapping(
  'access_grant',
  {
    request_id: idColumn({ primary: true }),
    status: codeColumn(12),
    token_index: hexColumn({ nullable: true }),
    holder_kind: codeColumn(12),
    holder_id: idColumn(),
    terminal_id: idColumn(),
    staff_id: idColumn(),
    given: longTextColumn(),
    read_count: intColumn(),
    granted_at: instantColumn(),
    expires_at: instantColumn(),
    filed_at: instantColumn({ nullable: true }),
    withdrawn_at: instantColumn({ nullable: true }),
  },
  [
    { name: 'access_grant_token', columns: ['token_index'], unique: true },
    { name: 'access_grant_holder', columns: ['holder_id', 'granted_at'] },
  ],
);

export const accessReadTable = tableMapping(
  'access_read',
  {
    id: idColumn({ primary: true }),
    request_id: idColumn(),
    holder_id: idColumn(),
    certificate_type: codeColumn(64),
    at: instantColumn(),
  },
  [
    { name: 'access_read_holder', columns: ['holder_id', 'certificate_type', 'at'] },
    { name: 'access_read_request', columns: ['request_id'] },
  ],
);
