import { REVEAL_MS, type RevealedCertificate } from 'shared/wallet.ts';
import type { Resident } from '../../kernel/actor.ts';
import type { WalletDeps } from './deps.ts';
import { findCertificate } from './read-certificate.ts';

/** The values in clear. The audit row commits before they leave. */
export async function revealCertificate(
  deps: WalletDeps,
  actor: Resident,
  input: { id: string },
): Promise<RevealedCertificate> {
  const holder = await deps.holderOf(actor);
  const { type, content } = await findCertificate(deps, holder, input.id);
  const facts = { certificate: content.id, type: type.code };
  await deps.inTransaction(({ audit }) =>
    audit.record({ actor, action: 'certificate.reveal', subject: holder.id, facts }),
  );
  return {
    id: content.id,
    fields: type.fields.map(({ id, label }) => ({ id, label, value: content.values[id] ?? '' })),
    coverAfterMs: REVEAL_MS,
  };
}
