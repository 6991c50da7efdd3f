import type { Sql } from '../database/sql.ts';
import { residentStore } from '../features/login/resident-store.sql.ts';
import { agentStore } from '../features/organizations/agent-store.sql.ts';
import { organizationStore } from '../features/organizations/organization-store.sql.ts';
import type { FieldCipher } from '../kernel/field-cipher.ts';
import { firms, residents, type DemoResident } from './city.ts';
import { demoId } from './ids.ts';

const SINCE = new Date('2026-01-05T01:00:00.000Z');
/** The last two firms are left for the newcomer to bind. */
const UNBOUND = 2;

interface Parts {
  readonly sql: Sql;
  readonly cipher: FieldCipher;
}

/** The people of the demo city; the first sixty, or more for a load test. */
export async function seedResidents(
  { sql, cipher }: Parts,
  people: readonly DemoResident[] = residents,
): Promise<void> {
  const store = residentStore(sql, cipher);
  for (const person of people) await store.insert(person, SINCE);
}

/** Ten firms with their legal representatives and agents. */
export async function seedOrganizations({ sql, cipher }: Parts): Promise<void> {
  const organizations = organizationStore(sql);
  const agents = agentStore(sql, cipher);
  for (const [index, firm] of firms.slice(0, firms.length - UNBOUND).entries()) {
    const { id, name, creditCode, legalRepresentative } = firm;
    await organizations.insert({ id, name, creditCode, legalRepresentativeId: legalRepresentative.id, since: SINCE });
    for (const agent of firm.agents) {
      await agents.insert({
        id: demoId('AG', index + 1),
        organizationId: id,
        name: agent.name,
        idNumber: agent.idNumber,
        since: SINCE,
        endedAt: null,
      });
    }
  }
}
