import { organizationsApi } from 'shared/organizations.ts';
import type { Mount } from '../../http/mount.ts';
import { actForOrganization } from './act-for-organization.ts';
import { authorizeAgent } from './authorize-agent.ts';
import { bindOrganization, readBoundOrganization } from './bind-organization.ts';
import type { OrganizationsDeps } from './deps.ts';
import { endAgent } from './end-agent.ts';
import { listOrganizations } from './list-organizations.ts';
import { listAgents, readAgent } from './read-agents.ts';

export function organizationsRoutes(mount: Mount, deps: OrganizationsDeps): void {
  mount.plain(organizationsApi.mine, async (actor) => ({ organizations: await listOrganizations(deps, actor) }));
  mount.once(
    organizationsApi.bind,
    (actor, input, { once }) => bindOrganization(deps, actor, input, once),
    (actor, _id, { creditCode }) => readBoundOrganization(deps, actor, creditCode),
  );
  mount.plain(organizationsApi.agents, async (actor, { id }) => ({ agents: await listAgents(deps, actor, id) }));
  mount.once(
    organizationsApi.authorizeAgent,
    (actor, input, { once }) => authorizeAgent(deps, actor, input, once),
    (actor, id) => readAgent(deps, actor, id),
  );
  mount.once(
    organizationsApi.endAgent,
    (actor, input, { once }) => endAgent(deps, actor, input, once),
    (actor, _id, input) => readAgent(deps, actor, input.id),
  );
  mount.plain(organizationsApi.act, (actor, input) => actForOrganization(deps, actor, input));
}
