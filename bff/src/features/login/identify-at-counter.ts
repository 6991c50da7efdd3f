import type { Identification } from 'shared/login.ts';
import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { LoginDeps } from './deps.ts';

/** The terminal of a clerk at a window; everyone else is refused. */
export function clerksTerminal(actor: Staff): string {
  if (!actor.roles.includes('clerk')) throw new AppError('actor.forbidden');
  if (actor.terminalId === null) throw new AppError('identity.terminal-required');
  return actor.terminalId;
}

/** Shows whom to compare with the card; from then on the check belongs to this terminal. One answer for every dead code. */
export async function identifyAtCounter(
  deps: LoginDeps,
  actor: Staff,
  { code }: { code: string },
): Promise<Identification> {
  const terminalId = clerksTerminal(actor);
  return deps.inTransaction(async ({ checks, audit }) => {
    const check = await checks.findByCode(code);
    const usable = check?.status === 'open' && deps.now() < check.expiresAt;
    if (!usable || check.person === null || !(await checks.bindTerminal(check.id, terminalId))) {
      throw new AppError('identity.code-not-usable');
    }
    await audit.record({ actor, action: 'identity.view', subject: check.id, purpose: check.purpose });
    const { id, purpose, expiresAt, person } = check;
    return { id, purpose, expiresAt: expiresAt.toISOString(), name: person.name, idNumber: person.idNumber };
  });
}
