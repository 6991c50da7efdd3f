import { checkStore } from '../features/proofs/check-store.sql.ts';
import { countChecks } from '../features/proofs/checks.ts';
import { countMisses } from '../features/proofs/misses.ts';
import type { VerificationDeps } from '../features/proofs/verification-deps.ts';
import { verificationRoutes } from '../features/proofs/verification.routes.ts';
import type { Ground } from './ground.ts';

const MISSES = { allowed: 30, windowMs: 600_000 };

/** Verifying by anyone; it gets nothing that could issue a proof. */
export function wireVerification(
  { mount, sql, log, now }: Ground,
  parts: Pick<VerificationDeps, 'proofs' | 'paper' | 'codes'>,
): void {
  const checks = checkStore(sql);
  verificationRoutes(mount, {
    ...parts,
    misses: countMisses(MISSES.allowed, MISSES.windowMs),
    checks: countChecks(checks, log),
    checkStore: checks,
    now,
  });
}
