import { isDemoIdNumber } from 'shared/identity.ts';
import type { OrganizationAgent } from 'shared/organizations.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { OrganizationsDeps } from './deps.ts';
import { agentView } from './organization.ts';
import { ownOrganization } from './own-organization.ts';

interface Input {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
}

/** Lets a person act for the firm, whether or not they have ever logged in; the answer does not tell which. */
export async function authorizeAgent(
  deps: OrganizationsDeps,
  actor: Resident,
  { id, name, idNumber }: Input,
  once: Once,
): Promise<OrganizationAgent> {
  if (deps.production && isDemoIdNumber(idNumber)) throw new AppError('login.demo-in-production');
  const agent = { id: once.resourceId, organizationId: id, name, idNumber, since: deps.now(), endedAt: null };
  await deps.inTransaction(async ({ organizations, residents, agents, audit }) => {
    await ownOrganization(organizations, actor, id);
    const self = await residents.find(actor.id);
    if (self?.idNumber === idNumber) throw new AppError('organization.agent-is-self');
    await agents.insert(agent);
    await audit.record({ actor, action: 'organization.authorize', subject: id, facts: { agent: agent.id } });
  }, once);
  return agentView(agent);
}
