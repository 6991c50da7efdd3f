import type { AttemptLimit } from '../../kernel/attempts.ts';
import type { FaceVerification } from 'shared/login.ts';
import type { Resident, Visitor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { attemptLimits, claimedPerson, giveBackAttempts, takeAttempts, type Claim } from './claim.ts';
import { assertFaceConsent } from './consent.ts';
import type { LoginDeps } from './deps.ts';
import { checkEnd, usableCheck, type IdentityCheck, type Person } from './identity-check.ts';

/** Opens a verification with the provider for this person, purpose and session. */
export async function openFaceVerification(
  deps: LoginDeps,
  actor: Visitor | Resident,
  claim: Claim,
  once: Once,
): Promise<FaceVerification> {
  assertFaceConsent(await deps.consents.listOf(actor.accountId));
  const person = await claimedPerson(deps, actor, claim);
  const limits = attemptLimits(actor.accountId, person);
  await takeAttempts(deps.attempts, limits, deps.now());
  const ticket = await openWithProvider(deps, actor, person, once.resourceId, limits);
  const now = deps.now();
  const check: IdentityCheck = {
    id: once.resourceId,
    way: 'face',
    purpose: claim.purpose,
    status: 'open',
    accountId: actor.accountId,
    sessionId: actor.sessionId,
    person,
    ticket,
    code: null,
    terminalId: null,
    staffId: null,
    createdAt: now,
    expiresAt: checkEnd('face', now),
    decidedAt: null,
  };
  await deps.inTransaction(async ({ checks, audit }) => {
    await checks.voidOpenOf(actor.sessionId, now);
    await checks.insert(check);
    await audit.record({ actor, action: 'identity.open', subject: check.id, purpose: check.purpose });
  }, once);
  return viewOf(deps, check);
}

async function openWithProvider(
  deps: LoginDeps,
  actor: Visitor | Resident,
  person: Person,
  sequence: string,
  limits: readonly AttemptLimit[],
): Promise<string> {
  const openid = await deps.accounts.openidOf(actor.accountId);
  try {
    return await deps.face.open({ ...person, sequence, openid });
  } catch (error) {
    await giveBackAttempts(deps, limits);
    throw error;
  }
}

/** For a repeated request: the same verification as long as it can still be used. */
export async function readFaceVerification(
  deps: LoginDeps,
  actor: Visitor | Resident,
  id: string,
): Promise<FaceVerification> {
  const check = await deps.checks.find(id);
  return viewOf(deps, usableCheck(check, actor, { way: 'face', status: 'open' }, deps.now()));
}

function viewOf(deps: LoginDeps, check: IdentityCheck): FaceVerification {
  if (check.ticket === null) throw new AppError('identity.verification-invalid');
  return {
    id: check.id,
    verifyId: check.ticket,
    expiresAt: check.expiresAt.toISOString(),
    simulated: deps.face.simulated,
  };
}
