import type { InquiryStatus } from 'shared/inquiry-steps.ts';
import type { ProofFormat } from 'shared/proofs.ts';
import type { WorkCalendar } from 'shared/working-days.ts';
import type { Actor, Staff } from '../../kernel/actor.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { InTransaction } from '../../kernel/in-transaction.ts';
import type { LivePush } from '../../kernel/live-push.ts';
import type { NewId } from '../../kernel/new-id.ts';
import type { AnswerStatement, DataSet } from './data-set.ts';
import type { Inquiry } from './inquiry.ts';

export interface InquiryQuery {
  /** The column that must hold the department. */
  readonly side: 'asker' | 'holder' | 'either';
  readonly department: string;
  readonly statuses: readonly InquiryStatus[];
  readonly after: string | null;
  readonly limit: number;
}

export interface InquiryStore {
  /** Readies a Shanghai day for `nextNumber`; outside the transaction. */
  openDay(day: string): Promise<void>;
  /** The next count of an opened day, from 1; the others of that day wait until this transaction ends. */
  nextNumber(day: string): Promise<number>;
  insert(inquiry: Inquiry): Promise<void>;
  find(id: string): Promise<Inquiry | null>;
  /** Compare-and-set on status and version; false when somebody was faster. */
  change(before: Inquiry, after: Inquiry): Promise<boolean>;
  /** Newest first. */
  list(query: InquiryQuery): Promise<readonly Inquiry[]>;
  countToAnswer(holder: string): Promise<number>;
  /** About that person, newest first. */
  listAbout(idNumber: string, after: string | null, limit: number): Promise<readonly Inquiry[]>;
}

/** The departments that seal, filled from the proofs. */
export interface Offices {
  /** Code of the department a unit of the staff answers for; null for most. */
  departmentOf(unitId: string): Promise<string | null>;
  /** The full name on the seal, and what people call it. */
  nameOf(department: string): { readonly organization: string; readonly everyday: string };
}

/** Who residents are, from their proven identity. */
export interface People {
  identityOf(residentId: string): Promise<{ readonly name: string; readonly idNumber: string } | null>;
  residentIdOf(idNumber: string): Promise<string | null>;
}

/** The departments' exchange, turned into words. */
export interface DataSources {
  /**
   * Asks afresh; null when nothing is on record. Throws AppError `upstream.*`, or `proof.record-of-another` (audited)
   * when another person's record came back.
   */
  statementOf(
    actor: Actor,
    question: {
      readonly source: string;
      readonly person: { readonly name: string; readonly idNumber: string };
      readonly purpose: string;
      readonly reference: string;
    },
  ): Promise<AnswerStatement | null>;
}

/** The sheet (政务数据查询单) to be sealed by the holder. */
export interface AnswerSheet {
  readonly id: string;
  readonly inquiryId: string;
  readonly holder: string;
  readonly person: { readonly name: string; readonly idNumber: string };
  readonly purpose: string;
  readonly legalBasis: string;
  /** How it came about, as printed. */
  readonly made: string;
  readonly statement: AnswerStatement;
  readonly at: Date;
}

/** Numbers, writes, seals, stores and registers; filled from the proofs. */
export interface Sealing {
  /** Throws AppError `proof.character-unsupported`. */
  check(sheet: AnswerSheet): void;
  takeTurns<T>(department: string, work: () => Promise<T>): Promise<T>;
  /** One sealed file of an inquiry's sheet; it always has both formats. */
  readSheet(
    sheet: { readonly inquiryId: string; readonly proofId: string },
    format: ProofFormat,
  ): Promise<{ readonly number: string; readonly bytes: Uint8Array }>;
}

export interface SealingUnit {
  seal(sheet: AnswerSheet, actor: Staff): Promise<void>;
}

export interface Stores {
  readonly inquiries: InquiryStore;
  readonly sealing: SealingUnit;
  readonly audit: AuditTrail;
  readonly live: LivePush;
}

export interface Deps {
  readonly now: Clock;
  readonly newId: NewId;
  readonly dataSets: readonly DataSet[];
  readonly inTransaction: InTransaction<Stores>;
  /** Reads outside a transaction. */
  readonly inquiries: InquiryStore;
  readonly calendar: () => Promise<WorkCalendar>;
  readonly offices: Offices;
  readonly people: People;
  readonly sources: DataSources;
  readonly sealing: Sealing;
}
