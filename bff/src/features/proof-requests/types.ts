import type { RequestType } from './request-type.ts';
import { householdRecord } from './types/household-record.ts';
import { lawyerNoPenalty } from './types/lawyer-no-penalty.ts';
import { noCriminalRecord } from './types/no-criminal-record.ts';

/** All reviewed proofs; one more is one file and one line. */
export const requestTypes: readonly RequestType[] = [householdRecord, noCriminalRecord, lawyerNoPenalty];
