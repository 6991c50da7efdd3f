import { codeColumn, idColumn, instantColumn, textColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const organizationTable = tableMapping(
  'organization',
  {
    id: idColumn({ primary: true }),
    credit_code: codeColumn(18),
    name: textColumn(200),
    legal_representative_id: idColumn(),
    since: instantColumn(),
  },
  [
    { name: 'organization_credit_code', columns: ['credit_code'], unique: true },
    { name: 'organization_legal', columns: ['legal_representative_id', 'id'] },
  ],
);
