import type { DocumentVerification, VerificationFailure } from './sealed-documents/verification.ts';
import type { Verification } from './verification.ts';

const content: Partial<Record<VerificationFailure, 'I-03' | 'I-04'>> = {
  'no-signature': 'I-03',
  'unknown-format': 'I-04',
  'too-large': 'I-04',
};

const certificates: Partial<Record<VerificationFailure, 'O-05' | 'O-07'>> = {
  expired: 'O-05',
  'maker-expired': 'O-05',
  'seal-expired': 'O-05',
  revoked: 'O-07',
  'maker-revoked': 'O-07',
};

/** What a file says of itself, as two of the three answers; the state is the register's business. */
export function answersOf(judged: DocumentVerification): Pick<Verification, 'integrity' | 'issuer'> {
  if (judged.ok) return { integrity: 'I-00', issuer: 'O-00' };
  if (judged.sealed) return { integrity: 'I-00', issuer: certificates[judged.reason] ?? 'O-04' };
  return { integrity: content[judged.reason] ?? 'I-02', issuer: 'O-09' };
}
