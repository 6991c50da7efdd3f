import type { Attempts } from '../../kernel/attempts.ts';
import type { StaffRole } from 'shared/staff.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { InTransaction } from '../../kernel/in-transaction.ts';

export interface StaffMember {
  readonly id: string;
  readonly staffNumber: string;
  readonly name: string;
  readonly roles: readonly StaffRole[];
  readonly unitId: string;
  readonly unitName: string;
}

export interface StaffStore {
  find(id: string): Promise<StaffMember | null>;
  /** What an active member may do at this moment; null when they left. */
  rightsOf(id: string): Promise<Pick<StaffMember, 'roles' | 'unitId'> | null>;
  /** Active members only, with the password's argon2id hash. */
  findByNumber(staffNumber: string): Promise<(StaffMember & { readonly passwordHash: string }) | null>;
  /**
   * Takes one of `most` tries; the last one locks until `lockUntil`. False when none is left. Exact under any number
   * of parallel callers; a lock that ran out gives all tries back.
   */
  takeTry(id: string, most: number, now: Date, lockUntil: Date): Promise<boolean>;
  /** Gives all tries back after a right password. */
  clearTries(id: string): Promise<void>;
  insert(member: StaffMember, passwordHash: string): Promise<void>;
}

/** What an import does to members of staff. */
export interface StaffRegister extends Pick<StaffStore, 'insert'> {
  /** Also one who has left. */
  findAny(staffNumber: string): Promise<(StaffMember & { readonly active: boolean }) | null>;
  update(member: StaffMember, active: boolean): Promise<void>;
  /** Gives all tries back, too. */
  setPassword(id: string, passwordHash: string): Promise<void>;
}

/** A window's computer. */
export interface Terminal {
  readonly id: string;
  readonly windowName: string;
  readonly hallName: string;
  readonly floor: string;
  readonly unitId: string;
  readonly unitName: string;
  /** Ids of the service items handled here, the usual ones first. */
  readonly serviceItems: readonly string[];
}

export interface TerminalStore {
  /** Active terminals only. */
  find(id: string): Promise<Terminal | null>;
  findBySecret(secret: string): Promise<Terminal | null>;
  /** Uses an enrolment code up and gives the terminal its secret; null when the code is unknown, used or too old. */
  enrol(code: string, secret: string, now: Date): Promise<Terminal | null>;
  insert(terminal: Terminal): Promise<void>;
  /** A new one-time code; the terminal's present secret stays until the code is used. */
  setEnrolment(id: string, code: string, until: Date): Promise<void>;
}

/** What an import does to terminals. */
export interface TerminalRegister extends Pick<TerminalStore, 'insert' | 'setEnrolment'> {
  /** The terminal of a window, also one out of use. */
  findAt(
    hallName: string,
    windowName: string,
  ): Promise<
    (Terminal & { readonly active: boolean; readonly isEnrolled: boolean; readonly codeUntil: Date | null }) | null
  >;
  /** An inactive one is refused from the next request on. */
  update(terminal: Terminal, active: boolean): Promise<void>;
}

export interface StaffSessionFacts {
  readonly staffId: string;
  readonly staffNumber: string;
  readonly roles: readonly StaffRole[];
  readonly unitId: string;
  readonly terminalId: string | null;
  readonly device: string;
}

/** Sessions belong to another capability; in the transaction of the login. */
export interface StaffSessions {
  openStaff(facts: StaffSessionFacts): Promise<{ sessionId: string; token: string; csrfToken: string }>;
  end(sessionId: string, now: Date): Promise<boolean>;
}

export interface StaffDeps {
  readonly tries: Attempts;
  readonly staff: StaffStore;
  readonly terminals: TerminalStore;
  readonly inTransaction: InTransaction<{
    readonly terminals: TerminalStore;
    readonly sessions: StaffSessions;
    readonly audit: AuditTrail;
  }>;
  /** True when the password belongs to the argon2id hash; costs tens of milliseconds. */
  passwordMatches(hash: string, password: string): Promise<boolean>;
  readonly now: Clock;
  readonly newSecret: (bytes: number) => string;
}
