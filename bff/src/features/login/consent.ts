import { FACE_CONSENT_VERSION, type Consent } from 'shared/login.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { StoredConsent } from './deps.ts';

export const consentView = ({ givenAt, withdrawnAt, ...consent }: StoredConsent): Consent => ({
  ...consent,
  givenAt: givenAt.toISOString(),
  withdrawnAt: withdrawnAt?.toISOString() ?? null,
});

/** PIPL 29: separate consent to the use of biometric data, to the text as it stands today. Throws `consent.required`. */
export function assertFaceConsent(given: readonly StoredConsent[]): void {
  const living = given.some(
    ({ kind, version, withdrawnAt }) =>
      kind === 'face-verification' && version === FACE_CONSENT_VERSION && withdrawnAt === null,
  );
  if (!living) throw new AppError('consent.required');
}
