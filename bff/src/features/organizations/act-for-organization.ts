import type { CurrentSession } from 'shared/sessions.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { OrganizationsDeps } from './deps.ts';
import { listOrganizations } from './list-organizations.ts';

/** Switches the session to a firm the caller may act for, or back to 个人. */
export async function actForOrganization(
  deps: OrganizationsDeps,
  actor: Resident,
  { organizationId }: { organizationId: string | null },
): Promise<CurrentSession> {
  await deps.inTransaction(async ({ organizations, agents, residents, sessions, audit }) => {
    const firms = organizationId === null ? [] : await listOrganizations({ organizations, agents, residents }, actor);
    const firm = firms.find(({ id }) => id === organizationId);
    if (organizationId !== null && !firm) throw new AppError('request.not-found');
    const acting = firm ? { organizationId: firm.id, role: firm.role } : null;
    if (!(await sessions.setActing(actor.sessionId, acting))) throw new AppError('session.required');
    await audit.record({ actor, action: 'session.act', subject: organizationId ?? actor.id });
  });
  return deps.describe(actor.sessionId);
}
