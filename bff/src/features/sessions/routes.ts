import { sessionsApi } from 'shared/sessions.ts';
import { done } from 'shared/text.ts';
import type { Mount } from '../../http/mount.ts';
import { endSession } from './end-session.ts';
import { listSessions } from './list-sessions.ts';
import { readCurrentSession } from './read-current-session.ts';

export type SessionsDeps = Parameters<typeof readCurrentSession>[0] &
  Parameters<typeof listSessions>[0] &
  Parameters<typeof endSession>[0];

export function sessionsRoutes(mount: Mount, deps: SessionsDeps): void {
  mount.plain(sessionsApi.current, (actor, _input, { csrfToken }) => readCurrentSession(deps, actor, csrfToken));
  mount.plain(sessionsApi.list, async (actor) => ({ sessions: await listSessions(deps, actor) }));
  mount.plain(sessionsApi.end, async (actor, input) => {
    await endSession(deps, actor, input);
    return done;
  });
  mount.plain(sessionsApi.logout, async (actor, _input, call) => {
    await endSession(deps, actor, { id: actor.sessionId });
    if (call.credentials === 'cookie') call.setSessionCookie(null, 0, 'resident');
    return done;
  });
}
