import { toBase32 } from 'shared/base32.ts';
import type { CounterIdentification, IdentityPurpose } from 'shared/login.ts';
import type { Resident, Visitor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';

const MINUTE = 60_000;
const VALID_MS = { face: 5 * MINUTE, counter: 10 * MINUTE } as const;
/** After the clerk's word the phone has this long to come back. */
const CONFIRMED_MS = 5 * MINUTE;

/** `open → passed | failed` by face; `open → confirmed → passed` or `open → refused` at a counter; `void` when replaced or out of time. */
type Status = 'open' | 'confirmed' | 'passed' | 'failed' | 'refused' | 'void';

/** A name and an ID number that belong together. */
export interface Person {
  readonly name: string;
  readonly idNumber: string;
}

export interface IdentityCheck {
  readonly id: string;
  readonly way: 'face' | 'counter';
  readonly purpose: IdentityPurpose;
  readonly status: Status;
  readonly accountId: string;
  readonly sessionId: string;
  /** Null once the check is over. */
  readonly person: Person | null;
  /** The provider's verify_id; kept with verdict and time. */
  readonly ticket: string | null;
  readonly code: string | null;
  readonly terminalId: string | null;
  readonly staffId: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly decidedAt: Date | null;
}

export interface Settlement {
  readonly status: Exclude<Status, 'open'>;
  readonly at: Date;
  readonly staffId?: string;
  readonly expiresAt?: Date;
}

export const checkEnd = (way: IdentityCheck['way'], now: Date): Date => new Date(now.getTime() + VALID_MS[way]);
export const confirmedEnd = (now: Date): Date => new Date(now.getTime() + CONFIRMED_MS);

interface Wanted {
  readonly way: IdentityCheck['way'];
  readonly status: 'open' | 'confirmed';
}

/** The check of this very session, unused and in time, with its person; everything else is refused alike. */
export function usableCheck(
  check: IdentityCheck | null,
  actor: Visitor | Resident,
  wanted: Wanted,
  now: Date,
): IdentityCheck & { person: Person } {
  const fits =
    check !== null &&
    check.way === wanted.way &&
    check.status === wanted.status &&
    check.accountId === actor.accountId &&
    check.sessionId === actor.sessionId &&
    now < check.expiresAt &&
    (check.purpose === 'login' || actor.kind === 'resident');
  if (!fits || check.person === null) throw new AppError('identity.verification-invalid');
  return { ...check, person: check.person };
}

const SHOWN = {
  open: 'waiting',
  confirmed: 'confirmed',
  refused: 'refused',
  passed: 'used',
  failed: 'used',
  void: 'used',
} as const;

/** What the phone shows of a check at a counter. */
export function counterView(check: IdentityCheck, now: Date): CounterIdentification {
  const running = check.status === 'open' || check.status === 'confirmed';
  return {
    id: check.id,
    code: check.code ?? '',
    status: running && now >= check.expiresAt ? 'expired' : SHOWN[check.status],
    expiresAt: check.expiresAt.toISOString(),
  };
}

/** Ten characters of Crockford base32 from 50 random bits given as hex. */
export const counterCode = (randomHex: string): string => toBase32(Buffer.from(randomHex, 'hex')).slice(0, 10);
