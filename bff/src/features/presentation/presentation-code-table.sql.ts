import { codeColumn, hexColumn, idColumn, instantColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const presentationCodeTable = tableMapping(
  'presentation_code',
  {
    id: idColumn({ primary: true }),
    qr_index: hexColumn(),
    typed_index: hexColumn(),
    resident_id: idColumn(),
    holder_kind: codeColumn(12),
    holder_id: idColumn(),
    status: codeColumn(8),
    // The resident while the code lives, null after: one live code a person.
    live_key: idColumn({ nullable: true }),
    request_id: idColumn({ nullable: true }),
    created_at: instantColumn(),
    expires_at: instantColumn(),
  },
  [
    { name: 'presentation_code_qr', columns: ['qr_index'], unique: true },
    { name: 'presentation_code_typed', columns: ['typed_index'], unique: true },
    { name: 'presentation_code_live', columns: ['live_key'], unique: true },
    { name: 'presentation_code_expiry', columns: ['expires_at'] },
  ],
);
