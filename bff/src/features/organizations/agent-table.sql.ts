import { cipherColumn, codeColumn, hexColumn, idColumn, instantColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const agentTable = tableMapping(
  'organization_agent',
  {
    id: idColumn({ primary: true }),
    organization_id: idColumn(),
    name_cipher: cipherColumn(),
    id_number_cipher: cipherColumn(),
    id_number_index: hexColumn(),
    // Organization and person while the authorisation lives, null after: at most one live row each.
    live_key: codeColumn(96, { nullable: true }),
    since: instantColumn(),
    ended_at: instantColumn({ nullable: true }),
  },
  [
    { name: 'organization_agent_live', columns: ['live_key'], unique: true },
    { name: 'organization_agent_person', columns: ['id_number_index', 'id'] },
    { name: 'organization_agent_firm', columns: ['organization_id', 'id'] },
  ],
);
