import type { StaffSession } from 'shared/staff.ts';
import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { StaffDeps } from './deps.ts';
import { placeOf } from './place.ts';

/** Who sits here; `csrfToken` as the session was authenticated. */
export async function readStaffSession(deps: StaffDeps, actor: Staff, csrfToken: string | null): Promise<StaffSession> {
  const member = await deps.staff.find(actor.id);
  if (!member || csrfToken === null) throw new AppError('session.required');
  const terminal = actor.terminalId === null ? null : await deps.terminals.find(actor.terminalId);
  return {
    staffId: member.id,
    staffNumber: member.staffNumber,
    name: member.name,
    roles: [...actor.roles],
    unitId: member.unitId,
    unitName: member.unitName,
    terminal: terminal && placeOf(terminal),
    csrfToken,
  };
}
