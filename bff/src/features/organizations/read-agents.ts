import type { OrganizationAgent } from 'shared/organizations.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { OrganizationsDeps } from './deps.ts';
import { agentView } from './organization.ts';
import { ownOrganization } from './own-organization.ts';

type Deps = Pick<OrganizationsDeps, 'organizations' | 'agents'>;

export async function listAgents(deps: Deps, actor: Resident, id: string): Promise<OrganizationAgent[]> {
  await ownOrganization(deps.organizations, actor, id);
  return (await deps.agents.listOfOrganization(id)).map(agentView);
}

export async function readAgent(deps: Deps, actor: Resident, agentId: string): Promise<OrganizationAgent> {
  const agent = await deps.agents.find(agentId);
  if (!agent) throw new AppError('request.not-found');
  await ownOrganization(deps.organizations, actor, agent.organizationId);
  return agentView(agent);
}
