import { firms } from '../demo/city.ts';
import { agentStore } from '../features/organizations/agent-store.sql.ts';
import type { OrganizationsDeps } from '../features/organizations/deps.ts';
import { organizationStore } from '../features/organizations/organization-store.sql.ts';
import { organizationsRoutes } from '../features/organizations/routes.ts';
import { residentStore } from '../features/login/resident-store.sql.ts';
import { businessRegisterOverHttp } from '../integrations/business-register/business-register.http.ts';
import { simulateBusinessRegister } from '../integrations/business-register/business-register.simulator.ts';
import type { Ground } from './ground.ts';
import { sessionKeeper, type WiredSessions } from './sessions.ts';

/** Which firms there are, for capabilities that act for one. */
export interface OrganizationDirectory {
  organizationOf(id: string): Promise<{ id: string; name: string; creditCode: string } | null>;
  organizationName(id: string): Promise<string | null>;
}

export function organizationDirectory({ sql }: Pick<Ground, 'sql'>): OrganizationDirectory {
  const store = organizationStore(sql);
  return {
    async organizationOf(id) {
      const firm = await store.find(id);
      return firm && { id, name: firm.name, creditCode: firm.creditCode };
    },
    organizationName: async (id) => (await store.find(id))?.name ?? null,
  };
}

export function wireOrganizations(ground: Ground, sessions: WiredSessions): void {
  const { config, now, sql, cipher, mount, transactions } = ground;
  const deps: OrganizationsDeps = {
    now,
    production: config.production,
    describe: (sessionId) => sessions.describe(sessionId),
    register: registerFor(ground),
    organizations: organizationStore(sql),
    agents: agentStore(sql, cipher),
    residents: residentStore(sql, cipher),
    inTransaction: transactions((unit, audit) => ({
      organizations: organizationStore(unit),
      agents: agentStore(unit, cipher),
      residents: residentStore(unit, cipher),
      sessions: sessionKeeper(ground, unit),
      audit,
    })),
  };
  organizationsRoutes(mount, deps);
}

function registerFor({ config }: Ground): OrganizationsDeps['register'] {
  if (!config.simulators && config.departmentData) return businessRegisterOverHttp(config.departmentData);
  if (config.production) throw new Error('simulators never run in production');
  return simulateBusinessRegister(firms);
}
