import type { Resident, Visitor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { InTransaction } from '../../kernel/in-transaction.ts';
import type { SessionStore } from './deps.ts';
import type { ResidentSession } from './session.ts';

interface Deps {
  readonly inTransaction: InTransaction<{ sessions: Pick<SessionStore, 'find' | 'end'>; audit: AuditTrail }>;
  readonly now: Clock;
}

/** Ends one of the caller's own sessions; its token is refused from the next request on. */
export const endSession = (deps: Deps, actor: Visitor | Resident, { id }: { id: string }): Promise<void> =>
  deps.inTransaction(async ({ sessions, audit }) => {
    const session = await sessions.find(id);
    if (session?.kind !== 'resident' || !isOwn(actor, session)) throw new AppError('request.not-found');
    if (await sessions.end(id, deps.now())) await audit.record({ actor, action: 'session.end', subject: id });
  });

const isOwn = (actor: Visitor | Resident, session: ResidentSession): boolean =>
  session.accountId === actor.accountId || (actor.kind === 'resident' && session.residentId === actor.id);
