import type { OrganizationAgent } from 'shared/organizations.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { OrganizationsDeps } from './deps.ts';
import { ownOrganization } from './own-organization.ts';
import { readAgent } from './read-agents.ts';

/** Ends an authorisation; sessions in which the agent acts for the firm go back to 个人 with it. */
export async function endAgent(
  deps: OrganizationsDeps,
  actor: Resident,
  { id }: { id: string },
  once: Once,
): Promise<OrganizationAgent> {
  await deps.inTransaction(async ({ organizations, agents, residents, sessions, audit }) => {
    const agent = await agents.find(id);
    if (!agent) throw new AppError('request.not-found');
    const firm = await ownOrganization(organizations, actor, agent.organizationId);
    if (!(await agents.end(id, deps.now()))) return;
    const residentId = await residents.idOf(agent.idNumber);
    if (residentId !== null) await sessions.clearActing(residentId, firm.id);
    await audit.record({ actor, action: 'organization.end-agent', subject: firm.id, facts: { agent: id } });
  }, once);
  return readAgent(deps, actor, id);
}
