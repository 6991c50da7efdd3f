import type { Resident } from '../../kernel/actor.ts';
import type { PresentationDeps } from './deps.ts';

export const voidCodes = (
  deps: PresentationDeps,
  actor: Resident,
  { reason }: { reason: 'left' | 'captured' | 'asked' },
): Promise<void> =>
  deps.inTransaction(async ({ codes, audit }) => {
    const ended = await codes.voidOf(actor.id);
    if (ended > 0)
      await audit.record({ actor, action: 'presentation-code.void', subject: actor.id, facts: { reason } });
  });
