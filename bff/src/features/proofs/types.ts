import type { ProofType } from './proof-type.ts';
import { fundDeposit } from './types/fund-deposit.ts';
import { housingStatus } from './types/housing-status.ts';

/** Every type there is; a further one is one file in `types/` and one line here. */
export const proofTypes: readonly ProofType[] = [housingStatus, fundDeposit];
