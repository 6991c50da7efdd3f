import { LOCK_MINUTES, WRONG_PASSWORDS, type StaffSession } from 'shared/staff.ts';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { StaffDeps, StaffMember, Terminal } from './deps.ts';
import { takePeerTry } from './peer-tries.ts';
import { placeOf } from './place.ts';

// A hash nobody's password has: an unknown number costs the same work as a known one.
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c3VpYmFuLW5vYm9keS1oZXJl$3q2+796tvu/erb7v3q2+796tvu/erb7v3q2+796tvu8';

interface Opened {
  readonly session: StaffSession;
  readonly token: string;
}

/**
 * Opens a staff session. A clerk stands at a terminal; others may be anywhere. `peer` is the caller's address. Throws
 * `staff.login-failed`, `staff.locked`, `terminal.required`, `request.too-many`.
 */
export async function logInStaff(
  deps: StaffDeps,
  actor: Actor,
  input: { staffNumber: string; password: string },
  { peer, terminalSecret }: { peer: string; terminalSecret: string | null },
): Promise<Opened> {
  const limit = await takePeerTry(deps, 'login', peer);
  const member = await checkPassword(deps, actor, input);
  await deps.tries.giveBack(limit);
  const terminal = terminalSecret === null ? null : await deps.terminals.findBySecret(terminalSecret);
  if (!terminal && member.roles.every((role) => role === 'clerk')) throw new AppError('terminal.required');
  return openSession(deps, actor, member, terminal);
}

async function checkPassword(
  deps: StaffDeps,
  actor: Actor,
  { staffNumber, password }: { staffNumber: string; password: string },
): Promise<StaffMember> {
  const found = await deps.staff.findByNumber(staffNumber);
  if (!found) {
    await deps.passwordMatches(NOBODY, password);
    throw new AppError('staff.login-failed');
  }
  const { passwordHash, ...member } = found;
  const now = deps.now();
  const lockUntil = new Date(now.getTime() + LOCK_MINUTES * 60_000);
  if (!(await deps.staff.takeTry(member.id, WRONG_PASSWORDS, now, lockUntil)))
    throw new AppError('staff.locked', { retryAfter: LOCK_MINUTES * 60 });
  if (!(await deps.passwordMatches(passwordHash, password))) {
    await deps.inTransaction(({ audit }) =>
      audit.record({ actor, action: 'staff.login', subject: member.id, outcome: 'refused' }),
    );
    throw new AppError('staff.login-failed');
  }
  await deps.staff.clearTries(member.id);
  return member;
}

function openSession(deps: StaffDeps, actor: Actor, member: StaffMember, terminal: Terminal | null): Promise<Opened> {
  const { id, staffNumber, name, roles, unitId, unitName } = member;
  return deps.inTransaction(async ({ sessions, audit }) => {
    const { token, csrfToken } = await sessions.openStaff({
      staffId: id,
      staffNumber,
      roles,
      unitId,
      terminalId: terminal?.id ?? null,
      device: terminal ? `窗口终端 ${terminal.windowName}` : '工作人员电脑',
    });
    await audit.record({ actor, action: 'staff.login', subject: id, facts: { terminal: terminal?.id ?? null } });
    return {
      token,
      session: {
        staffId: id,
        staffNumber,
        name,
        roles: [...roles],
        unitId,
        unitName,
        terminal: terminal && placeOf(terminal),
        csrfToken,
      },
    };
  });
}
