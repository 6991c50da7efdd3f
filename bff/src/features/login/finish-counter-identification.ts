import type { OpenedSession } from 'shared/sessions.ts';
import type { Resident, Visitor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { LoginDeps } from './deps.ts';
import { usableCheck } from './identity-check.ts';
import { raiseSession } from './raise-session.ts';

/** Raises the session once a clerk has confirmed. */
export async function finishCounterIdentification(
  deps: LoginDeps,
  actor: Visitor | Resident,
  { id }: { id: string },
  once: Once,
): Promise<OpenedSession & { token: string }> {
  const check = await deps.checks.find(id);
  const waiting = check?.status === 'open' && check.sessionId === actor.sessionId && deps.now() < check.expiresAt;
  if (waiting && check.way === 'counter') throw new AppError('identity.pending');
  return raiseSession(
    deps,
    actor,
    usableCheck(check, actor, { way: 'counter', status: 'confirmed' }, deps.now()),
    once,
  );
}
