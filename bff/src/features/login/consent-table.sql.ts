import { codeColumn, idColumn, instantColumn, intColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const consentTable = tableMapping(
  'consent',
  {
    id: idColumn({ primary: true }),
    account_id: idColumn(),
    kind: codeColumn(32),
    version: intColumn(),
    given_at: instantColumn(),
    withdrawn_at: instantColumn({ nullable: true }),
  },
  [{ name: 'consent_account', columns: ['account_id', 'kind', 'id'] }],
);
