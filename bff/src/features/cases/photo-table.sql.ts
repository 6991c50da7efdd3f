import { codeColumn, hexColumn, idColumn, instantColumn, intColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const photoTable = tableMapping(
  'case_photo',
  {
    id: idColumn({ primary: true }),
    owner_id: idColumn(),
    // SHA-256 of the bytes as sent: the same photo sent twice is one.
    source_hash: hexColumn(),
    file_name: codeColumn(64),
    width: intColumn(),
    height: intColumn(),
    state: codeColumn(16),
    case_id: idColumn({ nullable: true }),
    event_id: idColumn({ nullable: true }),
    position: intColumn({ nullable: true }),
    created_at: instantColumn(),
  },
  [
    { name: 'case_photo_owner', columns: ['owner_id', 'state', 'source_hash'] },
    { name: 'case_photo_case', columns: ['case_id', 'position'] },
    { name: 'case_photo_state', columns: ['state', 'created_at'] },
    { name: 'case_photo_file', columns: ['file_name'] },
  ],
);
