import type { ProofType } from './proof-type.ts';
import { bloodDonation } from './types/blood-donation.ts';
import { fundDeposit } from './types/fund-deposit.ts';
import { housingStatus } from './types/housing-status.ts';
import { marriageRecord } from './types/marriage-record.ts';
import { minimumAllowance } from './types/minimum-allowance.ts';
import { realEstateQuery } from './types/real-estate-query.ts';
import { residence } from './types/residence.ts';
import { socialInsurance } from './types/social-insurance.ts';

/** Every type there is; a further one is one file in `types/` and one line here. */
export const proofTypes: readonly ProofType[] = [
  housingStatus,
  fundDeposit,
  socialInsurance,
  residence,
  realEstateQuery,
  bloodDonation,
  marriageRecord,
  minimumAllowance,
];
