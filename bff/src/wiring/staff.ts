import { verify } from '@node-rs/argon2';
import { attemptStore } from '../features/login/attempt-store.sql.ts';
import { clerkAtTerminal } from '../features/staff/clerk-at-terminal.ts';
import type { StaffDeps } from '../features/staff/deps.ts';
import { staffRoutes } from '../features/staff/routes.ts';
import { staffStore } from '../features/staff/staff-store.sql.ts';
import { terminalStore } from '../features/staff/terminal-store.sql.ts';
import type { Authenticate } from '../http/session.ts';
import type { Staff } from '../kernel/actor.ts';
import type { Ground } from './ground.ts';
import { sessionKeeper } from './sessions.ts';

export interface WiredStaff {
  /** A clerk at an enrolled terminal; throws `terminal.required` or `actor.forbidden`. */
  clerkAt(actor: Staff, terminalSecret: string | null): ReturnType<typeof clerkAtTerminal>;
}

/** A session's roles and unit are those of its login; a member who left or moved since has at once what they have now. */
export function withPresentRights(
  authenticate: Authenticate,
  { sql, cipher }: Pick<Ground, 'sql' | 'cipher'>,
): Authenticate {
  const members = staffStore(sql, cipher);
  return async (token) => {
    const session = await authenticate(token);
    if (session?.actor.kind !== 'staff') return session;
    const rights = await members.rightsOf(session.actor.id);
    return rights && { ...session, actor: { ...session.actor, ...rights } };
  };
}

export function wireStaff(ground: Ground): WiredStaff {
  const { cipher, mount, newSecret, now, sql, transactions } = ground;
  const deps: StaffDeps = {
    now,
    newSecret,
    staff: staffStore(sql, cipher),
    terminals: terminalStore(sql, cipher),
    tries: attemptStore(sql, cipher),
    passwordMatches: verify,
    inTransaction: transactions((unit, audit) => ({
      terminals: terminalStore(unit, cipher),
      sessions: sessionKeeper(ground, unit),
      audit,
    })),
  };
  staffRoutes(mount, deps);
  return { clerkAt: (actor, terminalSecret) => clerkAtTerminal(deps, actor, terminalSecret) };
}
