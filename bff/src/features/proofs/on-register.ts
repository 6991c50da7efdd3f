import { maskName } from 'shared/identity.ts';
import { revokeReasons } from 'shared/proofs.ts';
import type { Verification } from 'shared/verification.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import { stateOf, type Proof } from './proof.ts';

/** What the register says of a proof to anyone. */
export const onRegister = (proof: Proof, now: Date): Pick<Verification, 'status' | 'organization' | 'proof'> => ({
  status: statusOf(proof, now),
  organization: proof.organization,
  proof: {
    title: proof.title,
    number: proof.number,
    // A firm's name is public, and what is to be compared with the paper in hand.
    holder: proof.about === 'firm' ? proof.holder : maskName(proof.holder),
    purpose: proof.purpose,
    issuedOn: shanghaiDate(proof.issuedAt),
    validUntil: proof.validUntil,
    revokedOn: proof.revokedAt && shanghaiDate(proof.revokedAt),
    revokedWhy: isIssuersWord(proof) ? revokeReasons[proof.revokeReason] : null,
  },
});

function statusOf(proof: Proof, now: Date): Verification['status'] {
  const state = stateOf(proof, now);
  if (state === 'valid') return 'S-00';
  if (state === 'expired') return 'S-02';
  if (proof.supersededBy !== null) return 'S-03';
  return isIssuersWord(proof) ? 'S-05' : 'S-04';
}

/** Why a holder wants a proof no more is nobody's business. */
const isIssuersWord = (proof: Proof): proof is Proof & { revokeReason: NonNullable<Proof['revokeReason']> } =>
  proof.revokeReason !== null && proof.revokeReason !== 'withdrawn';
