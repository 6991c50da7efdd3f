import type { AttemptLimit } from '../../kernel/attempts.ts';

const DAY_MS = 86_400_000;

/**
 * Wrong ID numbers allowed: each of them counts on all three. Who knows district and birthday has about 500 numbers left
 * to try; the days of a whole validity (up to 180) must not add up to that.
 */
export const mismatchLimits = (proofId: string, peer: string): readonly AttemptLimit[] => [
  { subject: `verification.holder.peer ${peer}`, most: 30, windowMs: DAY_MS },
  { subject: `verification.holder.day ${proofId}`, most: 5, windowMs: DAY_MS },
  { subject: `verification.holder.ever ${proofId}`, most: 20, windowMs: 366 * DAY_MS },
];
