import type { CurrentSession } from 'shared/sessions.ts';
import type { Sql } from '../database/sql.ts';
import { authenticate } from '../features/sessions/authenticate.ts';
import type { SessionMint, SessionNames, SessionStore } from '../features/sessions/deps.ts';
import { openStaffSession, openVisitorSession, rotateSession } from '../features/sessions/open-session.ts';
import { describeSession } from '../features/sessions/read-current-session.ts';
import { sessionsRoutes } from '../features/sessions/routes.ts';
import { stepUpEnd } from '../features/sessions/session.ts';
import { sessionStore } from '../features/sessions/session-store.sql.ts';
import type { Authenticate } from '../http/session.ts';
import type { Ground } from './ground.ts';

/** For `createMount`: looks a token up. */
export function authenticatorOf({ sql, ...parts }: Pick<Ground, 'sql' | 'now' | 'sha256' | 'cipher'>): Authenticate {
  const deps = { ...parts, sessions: sessionStore(sql) };
  return (token) => authenticate(deps, token);
}

type WithoutFirstTwo<F> = F extends (store: SessionStore, mint: SessionMint, ...rest: infer R) => infer O
  ? (...rest: R) => O
  : never;

/** What other capabilities may do to sessions; give it a transaction's unit so that it commits with their effect. */
export interface SessionKeeper extends Pick<
  SessionStore,
  'end' | 'endAllOfStaff' | 'endAllOfAccount' | 'setActing' | 'clearActing' | 'clearActingOf'
> {
  openVisitor: WithoutFirstTwo<typeof openVisitorSession>;
  openStaff: WithoutFirstTwo<typeof openStaffSession>;
  rotate: WithoutFirstTwo<typeof rotateSession>;
  /** When a step-up done now runs out. */
  stepUpEnd(): Date;
}

export function sessionKeeper(mint: SessionMint, sql: Sql): SessionKeeper {
  const store = sessionStore(sql);
  return {
    ...store,
    openVisitor: (visitor) => openVisitorSession(store, mint, visitor),
    openStaff: (staff) => openStaffSession(store, mint, staff),
    rotate: (sessionId, level) => rotateSession(store, mint, sessionId, level),
    stepUpEnd: () => stepUpEnd(mint.now()),
  };
}

export interface WiredSessions {
  /** The view of a session right after it changed. */
  describe(sessionId: string): Promise<CurrentSession>;
}

export function wireSessions(ground: Ground, names: SessionNames): WiredSessions {
  const { config, now, mount, sql, transactions } = ground;
  const deps = {
    sessions: sessionStore(sql),
    inTransaction: transactions((unit, audit) => ({ sessions: sessionStore(unit), audit })),
    names,
    now,
    cipher: ground.cipher,
    district: config.district,
    simulated: config.simulators,
  };
  sessionsRoutes(mount, deps);
  return { describe: (sessionId) => describeSession(deps, sessionId) };
}
