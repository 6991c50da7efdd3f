import type { OpenedSession } from 'shared/sessions.ts';
import type { Resident, Visitor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { LoginDeps } from './deps.ts';
import { usableCheck } from './identity-check.ts';
import { raiseSession } from './raise-session.ts';

/** Asks the provider itself; what the phone says about the outcome counts for nothing. */
export async function finishFaceVerification(
  deps: LoginDeps,
  actor: Visitor | Resident,
  { id }: { id: string },
  once: Once,
): Promise<OpenedSession & { token: string }> {
  const found = await deps.checks.find(id);
  const check = usableCheck(found, actor, { way: 'face', status: 'open' }, deps.now());
  if (check.ticket === null) throw new AppError('identity.verification-invalid');
  const openid = await deps.accounts.openidOf(actor.accountId);
  const passed = await deps.face.passed(check.ticket, { ...check.person, sequence: check.id, openid });
  if (passed) return raiseSession(deps, actor, check, once);
  await deps.inTransaction(async ({ checks, audit }) => {
    if (!(await checks.settle(id, 'open', { status: 'failed', at: deps.now() }))) return;
    await audit.record({ actor, action: 'identity.prove', subject: id, outcome: 'refused', facts: { way: 'face' } });
  });
  throw new AppError('identity.not-passed');
}
