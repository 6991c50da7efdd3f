import { cipherColumn, codeColumn, dateColumn, hexColumn, instantColumn, textColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const certificateTable = tableMapping(
  'certificate',
  {
    id: codeColumn(96, { primary: true }),
    type: codeColumn(64),
    holder_index: hexColumn(),
    masked_number: textColumn(64),
    issuer: textColumn(100),
    status: codeColumn(12),
    valid_until: dateColumn({ nullable: true }),
    values_cipher: cipherColumn(),
    updated_at: instantColumn(),
  },
  [{ name: 'certificate_holder', columns: ['holder_index', 'id'] }],
);
