import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { LoginDeps } from './deps.ts';
import { clerksTerminal } from './identify-at-counter.ts';
import { confirmedEnd } from './identity-check.ts';

type Decision = 'confirmed' | 'refused';

/** The clerk's word about card and person, from the terminal that showed them. */
export async function decideIdentification<D extends Decision>(
  deps: LoginDeps,
  actor: Staff,
  { id, decision }: { id: string; decision: D },
  once: Once,
): Promise<{ id: string; status: D }> {
  const terminalId = clerksTerminal(actor);
  await deps.inTransaction(async ({ checks, audit }) => {
    const now = deps.now();
    const check = await checks.find(id);
    if (check?.way !== 'counter' || check.terminalId !== terminalId || now >= check.expiresAt) {
      throw new AppError('identity.code-not-usable');
    }
    const settlement = { status: decision, at: now, staffId: actor.id };
    const extended = decision === 'confirmed' ? { ...settlement, expiresAt: confirmedEnd(now) } : settlement;
    if (!(await checks.settle(id, 'open', extended))) throw new AppError('request.conflict');
    const outcome = decision === 'confirmed' ? 'done' : 'refused';
    await audit.record({ actor, action: 'identity.confirm', subject: id, purpose: check.purpose, outcome });
  }, once);
  return { id, status: decision };
}
