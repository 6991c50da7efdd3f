import { maskName } from 'shared/identity.ts';
import { CODE_GRACE_MS, CODE_MS, type PresentationCode } from 'shared/presentation.ts';
import type { Resident } from '../../kernel/actor.ts';
import type { Once } from '../../kernel/once.ts';
import { newCodeTexts } from './codes.ts';
import type { PresentationDeps } from './deps.ts';

/** A new code; the one before dies in the same transaction, so one person has one living code. */
export async function showCode(deps: PresentationDeps, actor: Resident, once: Once): Promise<PresentationCode> {
  const holder = await deps.people.holderOf(actor);
  const name = await holder.name();
  const texts = newCodeTexts(deps.newSecret);
  const now = deps.now();
  await deps.inTransaction(async ({ codes, audit }) => {
    await codes.voidOf(actor.id);
    await codes.insert({
      id: once.resourceId,
      ...texts,
      residentId: actor.id,
      holderKind: holder.kind,
      holderId: holder.id,
      createdAt: now,
      expiresAt: new Date(now.getTime() + CODE_MS + CODE_GRACE_MS),
    });
    await audit.record({ actor, action: 'presentation-code.show', subject: once.resourceId });
  }, once);
  return {
    ...texts,
    expiresInMs: CODE_MS,
    graceMs: CODE_GRACE_MS,
    holder: { kind: holder.kind, maskedName: holder.kind === 'resident' ? maskName(name) : name },
  };
}
