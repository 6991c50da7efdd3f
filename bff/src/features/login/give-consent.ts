import { FACE_CONSENT_VERSION, type Consent } from 'shared/login.ts';
import type { Resident, Visitor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { consentView } from './consent.ts';
import type { LoginDeps, StoredConsent } from './deps.ts';

interface Given {
  readonly kind: StoredConsent['kind'];
  readonly version: number;
}

export async function giveConsent(
  deps: LoginDeps,
  actor: Visitor | Resident,
  { kind, version }: Given,
  once: Once,
): Promise<Consent> {
  if (version !== FACE_CONSENT_VERSION) throw new AppError('consent.outdated');
  const consent = { id: once.resourceId, kind, version, givenAt: deps.now(), withdrawnAt: null };
  await deps.inTransaction(async ({ consents, audit }) => {
    await consents.insert(actor.accountId, consent);
    await audit.record({ actor, action: 'consent.give', subject: consent.id, facts: { kind, version } });
  }, once);
  return consentView(consent);
}
