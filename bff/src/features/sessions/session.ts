import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { Actor, Resident, Staff, StaffRole } from '../../kernel/actor.ts';

const MINUTE = 60_000;
const ABSOLUTE_MS = 12 * 60 * MINUTE;
const IDLE_MS = { resident: 30 * MINUTE, staff: 15 * MINUTE } as const;
const TOUCH_MS = MINUTE;
const STEP_UP_MS = 5 * MINUTE;

export type SessionActing = NonNullable<Resident['actingFor']>;

/** A staff member as the session was opened; roles and unit of each request are those of that moment (`wiring/staff.ts`). */
export interface StaffFacts {
  readonly staffNumber: string;
  readonly roles: readonly StaffRole[];
  readonly unitId: string;
  readonly terminalId: string | null;
}

interface Common {
  readonly id: string;
  /** SHA-256 of the token; the CSRF token is derived from it and never stored. */
  readonly tokenHash: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

export interface ResidentSession extends Common {
  readonly kind: 'resident';
  readonly client: 'h5' | 'weapp';
  readonly accountId: string;
  /** Null until the identity is proven. */
  readonly residentId: string | null;
  readonly acting: SessionActing | null;
  readonly steppedUpUntil: Date | null;
}

export interface StaffSession extends Common {
  readonly kind: 'staff';
  readonly client: 'desk';
  readonly staffId: string;
  readonly staff: StaffFacts;
}

export type StoredSession = ResidentSession | StaffSession;

/** What a cookie client must repeat: keyed on the token's hash, so that each new token has its own. */
export const csrfTokenOf = (cipher: Pick<FieldCipher, 'blindIndex'>, tokenHash: string): string =>
  cipher.blindIndex('session.csrf', tokenHash);

export const sessionEnd = (now: Date): Date => new Date(now.getTime() + ABSOLUTE_MS);
export const stepUpEnd = (now: Date): Date => new Date(now.getTime() + STEP_UP_MS);

/** Not ended, within 12 hours of login and not idle (30 minutes; staff 15, GB/T 22239). */
export function isLive(session: StoredSession, now: Date): boolean {
  const idle = now.getTime() - session.lastSeenAt.getTime();
  return session.endedAt === null && now < session.expiresAt && idle < IDLE_MS[session.kind];
}

/** The last sight is written at most once a minute. */
export const touchIsDue = (session: StoredSession, now: Date): boolean =>
  now.getTime() - session.lastSeenAt.getTime() >= TOUCH_MS;

export function actorOf(session: StoredSession): Exclude<Actor, { kind: 'anyone' }> {
  if (session.kind === 'staff') {
    return { kind: 'staff', id: session.staffId, sessionId: session.id, ...session.staff } satisfies Staff;
  }
  const { accountId, residentId, id: sessionId, acting, steppedUpUntil } = session;
  if (residentId === null) return { kind: 'visitor', accountId, sessionId };
  return { kind: 'resident', id: residentId, accountId, sessionId, actingFor: acting, steppedUpUntil };
}
