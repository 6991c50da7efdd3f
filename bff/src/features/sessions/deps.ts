import type { Clock } from '../../kernel/clock.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { NewId } from '../../kernel/new-id.ts';
import type { ResidentSession, SessionActing, StoredSession } from './session.ts';

/** Changes of one row, in the caller's transaction. Tokens are known by their SHA-256 (hex) only. */
export interface SessionStore {
  findByTokenHash(tokenHash: string): Promise<StoredSession | null>;
  find(id: string): Promise<StoredSession | null>;
  /** Live and ended sessions of an account or of the person on any account, newest first, at most 50. */
  listOf(accountId: string, residentId: string | null): Promise<readonly ResidentSession[]>;
  insert(session: StoredSession): Promise<void>;
  /** Gives a running session another token; false when it ended meanwhile. */
  rotate(id: string, tokenHash: string, level: Partial<SessionLevel>): Promise<boolean>;
  /** Writes the last sight unless somebody else just did. */
  touch(id: string, before: Date, now: Date): Promise<void>;
  /** False when it was over already. */
  end(id: string, now: Date): Promise<boolean>;
  endAllOfStaff(staffId: string, now: Date): Promise<number>;
  endAllOfAccount(accountId: string, now: Date): Promise<number>;
  /** Deletes sessions that ran out before; how many. */
  purge(before: Date): Promise<number>;
  setActing(id: string, acting: SessionActing | null): Promise<boolean>;
  /** Back to 个人 in every session of a resident that acts for the firm. */
  clearActing(residentId: string, organizationId: string): Promise<number>;
  /** The same for everybody; rare, so no index serves it. */
  clearActingOf(organizationId: string): Promise<number>;
}

/** What changes with a level: proving who one is, or confirming it for a sensitive act. */
export interface SessionLevel {
  readonly residentId: string;
  readonly steppedUpUntil: Date | null;
}

/** Makes tokens and tells the time. */
export interface SessionMint {
  readonly now: Clock;
  readonly newId: NewId;
  /** `bytes` random bytes, base64url. */
  readonly newSecret: (bytes: number) => string;
  readonly sha256: (value: string) => string;
  readonly cipher: Pick<FieldCipher, 'blindIndex'>;
}

/** Names the sessions capability shows but does not own. */
export interface SessionNames {
  personOf(residentId: string): Promise<{ name: string; idNumber: string } | null>;
  /** The resident an account was last proven to belong to. */
  residentOfAccount(accountId: string): Promise<string | null>;
  organizationName(organizationId: string): Promise<string | null>;
}
