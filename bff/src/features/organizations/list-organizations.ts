import type { Organization } from 'shared/organizations.ts';
import type { Resident } from '../../kernel/actor.ts';
import type { OrganizationsDeps } from './deps.ts';
import { asAgent, asLegalRepresentative } from './organization.ts';

type Deps = Pick<OrganizationsDeps, 'organizations' | 'agents' | 'residents'>;

/** The firms a resident may act for; one who is both counts as legal representative. */
export async function listOrganizations(deps: Deps, actor: Resident): Promise<Organization[]> {
  const person = await deps.residents.find(actor.id);
  if (!person) return [];
  const own = (await deps.organizations.listOfLegalRepresentative(actor.id)).map(asLegalRepresentative);
  const authorised = (await deps.agents.listOfPerson(person.idNumber)).map(({ firm, agent }) => asAgent(firm, agent));
  return [...own, ...authorised.filter(({ id }) => own.every((firm) => firm.id !== id))];
}
