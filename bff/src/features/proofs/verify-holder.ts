import type { InputOf, OutputOf } from 'shared/endpoint.ts';
import type { verificationApi } from 'shared/verification.ts';
import { AppError } from '../../kernel/app-error.ts';
import { secondsUntil } from '../../kernel/clock.ts';
import { mismatchLimits } from './mismatch-limits.ts';
import { stateOf, type Proof } from './proof.ts';
import { findByCode } from './verify-code.ts';
import { findByNumber } from './verify-number.ts';
import type { VerificationDeps } from './verification-deps.ts';

type Contract = typeof verificationApi.holder;

/**
 * Whether a proof in force is about the ID number of the person at hand. A try is taken before the number is looked at and
 * given back when it is right, so that no number of parallel callers learns more than the limits allow.
 */
export async function verifyHolder(
  deps: VerificationDeps,
  input: InputOf<Contract>,
  peer: string,
): Promise<OutputOf<Contract>> {
  const now = deps.now();
  const proof = await deps.misses.look(peer, now, () => find(deps, input.proof));
  if (!proof) throw new AppError('verification.not-found');
  if (stateOf(proof, now) !== 'valid') throw new AppError('verification.holder-not-comparable');
  const limits = mismatchLimits(proof.id, peer);
  for (const limit of limits) {
    const until = await deps.attempts.take(limit, now);
    if (until) throw new AppError('verification.too-many-mismatches', { retryAfter: secondsUntil(until, now) });
  }
  const isHolder = deps.codes.isFor(proof.linkCode, input.holderCode);
  if (isHolder !== false) for (const limit of limits) await deps.attempts.giveBack(limit);
  if (isHolder === null) throw new AppError('verification.holder-not-comparable');
  await deps.checks.note(proof.id, isHolder ? 'holder' : 'mismatch', now);
  return { holder: isHolder ? 'H-00' : 'H-01' };
}

const find = (deps: VerificationDeps, shown: InputOf<Contract>['proof']): Promise<Proof | null> =>
  'code' in shown ? findByCode(deps, shown.code) : findByNumber(deps, shown);
