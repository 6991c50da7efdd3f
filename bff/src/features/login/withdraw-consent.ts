import type { Consent } from 'shared/login.ts';
import type { Resident, Visitor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { LoginDeps } from './deps.ts';
import { readConsent } from './read-consent.ts';

export async function withdrawConsent(
  deps: LoginDeps,
  actor: Visitor | Resident,
  { id }: { id: string },
  once: Once,
): Promise<Consent> {
  await deps.inTransaction(async ({ consents, audit }) => {
    const consent = await consents.find(actor.accountId, id);
    if (!consent) throw new AppError('request.not-found');
    const withdrawn = await consents.withdraw(actor.accountId, consent.kind, deps.now());
    if (withdrawn > 0) await audit.record({ actor, action: 'consent.withdraw', subject: id, facts: { withdrawn } });
  }, once);
  return readConsent(deps, actor, id);
}
