import type { OwnSession } from 'shared/sessions.ts';
import type { Resident, Visitor } from '../../kernel/actor.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { SessionStore } from './deps.ts';
import { isLive } from './session.ts';

interface Deps {
  readonly sessions: Pick<SessionStore, 'listOf'>;
  readonly now: Clock;
}

export async function listSessions(deps: Deps, actor: Visitor | Resident): Promise<OwnSession[]> {
  const all = await deps.sessions.listOf(actor.accountId, actor.kind === 'resident' ? actor.id : null);
  const now = deps.now();
  return all
    .filter((session) => isLive(session, now))
    .map((session) => ({
      id: session.id,
      device: session.device,
      current: session.id === actor.sessionId,
      createdAt: session.createdAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
    }));
}
