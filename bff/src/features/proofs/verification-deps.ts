import type { Attempts } from '../../kernel/attempts.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { CheckStore, Checks } from './checks.ts';
import type { ProofCodes } from './codes.ts';
import type { Paper, ProofStore } from './deps.ts';
import type { Misses } from './misses.ts';
import type { OwnerOf } from './proof.ts';

/** What verifying stands on: no person, no department, nothing that can issue. */
export interface VerificationDeps {
  readonly proofs: Pick<ProofStore, 'findOwned' | 'findByLinkCode' | 'findByNumber' | 'findBySha256'>;
  readonly paper: Pick<Paper, 'verify'>;
  readonly codes: Pick<ProofCodes, 'published' | 'isFor'>;
  readonly misses: Misses;
  readonly attempts: Attempts;
  readonly checks: Checks;
  readonly checkStore: Pick<CheckStore, 'ofProof'>;
  readonly ownerOf: OwnerOf;
  readonly now: Clock;
}
