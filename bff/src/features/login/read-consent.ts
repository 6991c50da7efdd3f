import type { Consent } from 'shared/login.ts';
import type { Resident, Visitor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { consentView } from './consent.ts';
import type { LoginDeps } from './deps.ts';

export async function readConsent(
  deps: Pick<LoginDeps, 'consents'>,
  actor: Visitor | Resident,
  id: string,
): Promise<Consent> {
  const consent = await deps.consents.find(actor.accountId, id);
  if (!consent) throw new AppError('request.not-found');
  return consentView(consent);
}
