import type { Staff } from '../../kernel/actor.ts';
import type { StaffDeps } from './deps.ts';

export const logOutStaff = (deps: StaffDeps, actor: Staff): Promise<void> =>
  deps.inTransaction(async ({ sessions, audit }) => {
    if (await sessions.end(actor.sessionId, deps.now()))
      await audit.record({ actor, action: 'staff.logout', subject: actor.sessionId });
  });
