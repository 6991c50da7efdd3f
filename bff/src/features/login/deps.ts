import type { AttemptLimit, Attempts } from '../../kernel/attempts.ts';
import type { CurrentSession } from 'shared/sessions.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { InTransaction } from '../../kernel/in-transaction.ts';
import type { IdentityCheck, Person, Settlement } from './identity-check.ts';

export interface AccountStore {
  /** Finds the account of a WeChat openid or makes one; one account per openid, also in a race. */
  ensure(openid: string, newId: string, now: Date): Promise<string>;
  openidOf(accountId: string): Promise<string>;
  /** The resident the account was last proven to belong to. */
  residentOf(accountId: string): Promise<string | null>;
  setResident(accountId: string, residentId: string): Promise<void>;
}

export interface LoginCodeStore {
  /** True for exactly one caller of a code, ever. */
  claim(codeHash: string, now: Date): Promise<boolean>;
  purge(before: Date): Promise<number>;
}

export interface ResidentStore {
  find(id: string): Promise<(Person & { id: string; phone: string | null }) | null>;
  idOf(idNumber: string): Promise<string | null>;
  /** Finds the resident of an ID number or makes one; a changed name is taken over. */
  ensure(person: Person, newId: string, now: Date): Promise<string>;
}

export interface StoredConsent {
  readonly id: string;
  readonly kind: 'face-verification';
  readonly version: number;
  readonly givenAt: Date;
  readonly withdrawnAt: Date | null;
}

export interface ConsentStore {
  insert(accountId: string, consent: StoredConsent): Promise<void>;
  /** Newest first, at most 100. */
  listOf(accountId: string): Promise<readonly StoredConsent[]>;
  find(accountId: string, id: string): Promise<StoredConsent | null>;
  /** Withdraws every living consent of the kind: none of two given by accident stays behind. */
  withdraw(accountId: string, kind: StoredConsent['kind'], now: Date): Promise<number>;
}

export interface IdentityCheckStore {
  insert(check: IdentityCheck): Promise<void>;
  find(id: string): Promise<IdentityCheck | null>;
  findByCode(code: string): Promise<IdentityCheck | null>;
  /** Compare-and-set to another status; a settled check forgets name, number and code. False when another was faster. */
  settle(id: string, from: IdentityCheck['status'], settlement: Settlement): Promise<boolean>;
  /** Binds an open counter check to the first terminal that shows it; false when it is bound to another. */
  bindTerminal(id: string, terminalId: string): Promise<boolean>;
  /** A new check makes the session's earlier unfinished ones worthless. */
  voidOpenOf(sessionId: string, now: Date): Promise<void>;
  /** Empties what ran out without an end. */
  voidExpired(now: Date): Promise<number>;
  /** Deletes checks that ran out before; how many. */
  purge(before: Date): Promise<number>;
}

export interface AttemptStore extends Attempts {
  clear(limit: AttemptLimit): Promise<void>;
  purge(now: Date): Promise<number>;
}

/** Sessions belong to another capability; this is what a login does to them, in the same transaction. */
export interface Sessions {
  openVisitor(visitor: { accountId: string; client: 'h5' | 'weapp'; device: string }): Promise<NewToken>;
  rotate(sessionId: string, level: { residentId?: string; steppedUpUntil?: Date }): Promise<NewToken>;
  end(sessionId: string, now: Date): Promise<boolean>;
  stepUpEnd(): Date;
}

export interface NewToken {
  readonly sessionId: string;
  readonly token: string;
}

/** WeChat's login server. The session_key stays inside the adapter. */
export interface WechatLogin {
  /** Throws `login.code-used`, `login.code-invalid`, `login.refused`, `request.too-many`, `upstream.*`. */
  openidOf(code: string): Promise<string>;
}

export interface FaceSubject extends Person {
  /** Our own number of the verification. */
  readonly sequence: string;
  readonly openid: string;
}

/** The face verification provider; keeps and returns no picture. */
export interface FaceProvider {
  readonly simulated: boolean;
  /** Opens a verification and returns its ticket (verify_id). Throws `upstream.*`. */
  open(subject: FaceSubject): Promise<string>;
  /** The provider's own verdict, asked by the server. Throws `upstream.*`. */
  passed(ticket: string, subject: FaceSubject): Promise<boolean>;
}

export interface LoginStores {
  readonly accounts: AccountStore;
  readonly residents: ResidentStore;
  readonly consents: ConsentStore;
  readonly checks: IdentityCheckStore;
  readonly sessions: Sessions;
  readonly audit: AuditTrail;
}

export interface LoginDeps extends Omit<LoginStores, 'sessions' | 'audit'> {
  readonly inTransaction: InTransaction<LoginStores>;
  readonly codes: LoginCodeStore;
  readonly attempts: AttemptStore;
  readonly wechat: WechatLogin;
  readonly face: FaceProvider;
  readonly now: Clock;
  readonly newId: () => string;
  readonly newSecret: (bytes: number) => string;
  readonly sha256: (value: string) => string;
  readonly describe: (sessionId: string) => Promise<CurrentSession>;
  /** Demo numbers (99…) are people of nowhere: refused in production. */
  readonly production: boolean;
}
