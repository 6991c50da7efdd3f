import type { CounterIdentification } from 'shared/login.ts';
import type { Resident, Visitor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { attemptLimits, claimedPerson, takeAttempts, type Claim } from './claim.ts';
import type { LoginDeps } from './deps.ts';
import { checkEnd, counterCode, counterView, type IdentityCheck } from './identity-check.ts';

/** Makes a code for the clerk; no face is involved. */
export async function openCounterIdentification(
  deps: LoginDeps,
  actor: Visitor | Resident,
  claim: Claim,
  once: Once,
): Promise<CounterIdentification> {
  const person = await claimedPerson(deps, actor, claim);
  await takeAttempts(deps.attempts, attemptLimits(actor.accountId, person), deps.now());
  const now = deps.now();
  const check: IdentityCheck = {
    id: once.resourceId,
    way: 'counter',
    purpose: claim.purpose,
    status: 'open',
    accountId: actor.accountId,
    sessionId: actor.sessionId,
    person,
    ticket: null,
    code: counterCode(deps.sha256(deps.newSecret(32))),
    terminalId: null,
    staffId: null,
    createdAt: now,
    expiresAt: checkEnd('counter', now),
    decidedAt: null,
  };
  await deps.inTransaction(async ({ checks, audit }) => {
    await checks.voidOpenOf(actor.sessionId, now);
    await checks.insert(check);
    await audit.record({ actor, action: 'identity.open', subject: check.id, purpose: check.purpose });
  }, once);
  return counterView(check, now);
}

export async function readCounterIdentification(
  deps: Pick<LoginDeps, 'checks' | 'now'>,
  actor: Visitor | Resident,
  id: string,
): Promise<CounterIdentification> {
  const check = await deps.checks.find(id);
  const own = check?.way === 'counter' && check.accountId === actor.accountId && check.sessionId === actor.sessionId;
  if (!check || !own) throw new AppError('request.not-found');
  return counterView(check, deps.now());
}
