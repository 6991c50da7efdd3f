import type { AttemptLimit } from '../../kernel/attempts.ts';
import { isDemoIdNumber } from 'shared/identity.ts';
import type { IdentityPurpose } from 'shared/login.ts';
import type { Resident, Visitor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { secondsUntil } from '../../kernel/clock.ts';
import type { AccountStore, AttemptStore, LoginDeps, ResidentStore } from './deps.ts';
import type { Person } from './identity-check.ts';

export interface Claim {
  readonly purpose: IdentityPurpose;
  readonly name?: string | undefined;
  readonly idNumber?: string | undefined;
}

interface Deps {
  readonly accounts: Pick<AccountStore, 'residentOf'>;
  readonly residents: Pick<ResidentStore, 'find'>;
  readonly production: boolean;
}

/** Whom an identity check is about. A step-up is always about the person of the session. */
export async function claimedPerson(deps: Deps, actor: Visitor | Resident, claim: Claim): Promise<Person> {
  const person = claim.purpose === 'step-up' ? await sessionPerson(deps, actor) : await loginPerson(deps, actor, claim);
  if (deps.production && isDemoIdNumber(person.idNumber)) throw new AppError('login.demo-in-production');
  return person;
}

async function sessionPerson(deps: Deps, actor: Visitor | Resident): Promise<Person> {
  const person = actor.kind === 'resident' ? await deps.residents.find(actor.id) : null;
  if (!person) throw new AppError('session.identity-required');
  return { name: person.name, idNumber: person.idNumber };
}

async function loginPerson(deps: Deps, actor: Visitor | Resident, { name, idNumber }: Claim): Promise<Person> {
  if (name !== undefined && idNumber !== undefined) return { name, idNumber };
  const knownId = (name ?? idNumber) ? null : await deps.accounts.residentOf(actor.accountId);
  const known = knownId === null ? null : await deps.residents.find(knownId);
  if (known) return { name: known.name, idNumber: known.idNumber };
  throw new AppError('request.invalid', {
    fields: {
      ...(name === undefined && { name: '请填写姓名' }),
      ...(idNumber === undefined && { idNumber: '请填写身份证号' }),
    },
  });
}

const HOUR = 3_600_000;

/** Five tries an hour per WeChat account, ten per ID number whoever types it; a passed check starts anew. */
export const attemptLimits = (accountId: string, { idNumber }: Person): readonly AttemptLimit[] => [
  { subject: `identity.account ${accountId}`, most: 5, windowMs: HOUR },
  { subject: `identity.number ${idNumber}`, most: 10, windowMs: HOUR },
];

/** Takes a try of every limit before anything else happens. Throws `identity.too-many-attempts` with Retry-After. */
export async function takeAttempts(attempts: AttemptStore, limits: readonly AttemptLimit[], now: Date): Promise<void> {
  for (const limit of limits) {
    const until = await attempts.take(limit, now);
    if (until === null) continue;
    throw new AppError('identity.too-many-attempts', { retryAfter: secondsUntil(until, now) });
  }
}

/** What failed through no fault of the person does not count. */
export async function giveBackAttempts(deps: Pick<LoginDeps, 'attempts'>, limits: readonly AttemptLimit[]) {
  for (const limit of limits) await deps.attempts.giveBack(limit);
}
