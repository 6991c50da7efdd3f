import { shanghaiDate } from 'shared/working-days.ts';
import { attemptStore } from '../features/login/attempt-store.sql.ts';
import { checkStore } from '../features/proofs/check-store.sql.ts';
import { countChecks } from '../features/proofs/checks.ts';
import { countMisses } from '../features/proofs/misses.ts';
import type { VerificationDeps } from '../features/proofs/verification-deps.ts';
import { verificationRoutes } from '../features/proofs/verification.routes.ts';
import type { Ground } from './ground.ts';

const MISSES = { allowed: 30, windowMs: 600_000 };

/** Longer than any proof is valid, and half a year for whoever doubts it afterwards. */
const CHECKS_KEPT_MS = 366 * 86_400_000;

export interface WiredVerification {
  /** For a job that runs every few minutes: forgets old counts. */
  tidy(): Promise<void>;
}

/** Verifying by anyone; it gets nothing that could issue a proof. */
export function wireVerification(
  { mount, sql, cipher, log, now }: Ground,
  parts: Pick<VerificationDeps, 'proofs' | 'paper' | 'codes' | 'ownerOf'>,
): WiredVerification {
  const checks = checkStore(sql);
  verificationRoutes(mount, {
    ...parts,
    misses: countMisses(MISSES.allowed, MISSES.windowMs),
    attempts: attemptStore(sql, cipher),
    checks: countChecks(checks, log),
    checkStore: checks,
    now,
  });
  return {
    async tidy() {
      await checks.purge(shanghaiDate(new Date(now().getTime() - CHECKS_KEPT_MS)));
    },
  };
}
