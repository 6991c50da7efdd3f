import type { OpenedSession } from 'shared/sessions.ts';
import type { Resident, Visitor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { attemptLimits } from './claim.ts';
import type { LoginDeps, LoginStores, NewToken } from './deps.ts';
import type { IdentityCheck, Person } from './identity-check.ts';

type Proven = IdentityCheck & { person: Person };

/** Uses a proven check up and gives the session its new level and token, in one transaction. */
export async function raiseSession(
  deps: LoginDeps,
  actor: Visitor | Resident,
  check: Proven,
  once: Once,
): Promise<OpenedSession & { token: string }> {
  const { sessionId, token } = await deps.inTransaction(async (stores) => {
    const used = await stores.checks.settle(check.id, check.status, { status: 'passed', at: deps.now() });
    if (!used) throw new AppError('identity.verification-invalid');
    return check.purpose === 'login' ? logIn(deps, stores, actor, check) : stepUp(stores, actor, check);
  }, once);
  for (const limit of attemptLimits(actor.accountId, check.person)) await deps.attempts.clear(limit);
  return { session: await deps.describe(sessionId), token };
}

async function logIn(
  deps: LoginDeps,
  { residents, accounts, sessions, audit }: LoginStores,
  actor: Visitor | Resident,
  check: Proven,
): Promise<NewToken> {
  const residentId = await residents.ensure(check.person, deps.newId(), deps.now());
  await accounts.setResident(actor.accountId, residentId);
  const { accountId, sessionId } = actor;
  const opened = await sessions.rotate(sessionId, { residentId });
  const proven: Resident = {
    kind: 'resident',
    id: residentId,
    accountId,
    sessionId,
    actingFor: null,
    steppedUpUntil: null,
  };
  await audit.record({ actor: proven, action: 'identity.prove', subject: check.id, facts: { way: check.way } });
  return opened;
}

async function stepUp(
  { residents, sessions, audit }: LoginStores,
  actor: Visitor | Resident,
  check: Proven,
): Promise<NewToken> {
  const residentId = await residents.idOf(check.person.idNumber);
  // Somebody else may have logged in on this session while the check was open.
  if (actor.kind !== 'resident' || residentId !== actor.id) throw new AppError('identity.verification-invalid');
  const opened = await sessions.rotate(actor.sessionId, { steppedUpUntil: sessions.stepUpEnd() });
  await audit.record({ actor, action: 'identity.step-up', subject: check.id, facts: { way: check.way } });
  return opened;
}
