import type { CaseStatus } from 'shared/case-steps.ts';
import type { WorkCalendar } from 'shared/working-days.ts';
import type { Resident } from '../../kernel/actor.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { InTransaction } from '../../kernel/in-transaction.ts';
import type { LivePush } from '../../kernel/live-push.ts';
import type { NewId } from '../../kernel/new-id.ts';
import type { CaseEvent, ServiceCase } from './service-case.ts';

export interface BoardQuery {
  readonly statuses: readonly CaseStatus[];
  /** Null: every unit's. */
  readonly unitId: string | null;
  /** Half-open range of the deadline. */
  readonly due: { readonly from: Date | null; readonly until: Date | null };
  readonly newestFirst: boolean;
  readonly after: BoardPlace | null;
  readonly limit: number;
}

/** The last row of a page. */
export interface BoardPlace {
  readonly sortAt: Date;
  readonly id: string;
}

export interface CaseStore {
  /**
   * Readies a Shanghai day for `nextNumber`; outside the transaction, where many first calls of a day would deadlock on
   * the missing row.
   */
  openDay(day: string): Promise<void>;
  /** The next count of an opened day, from 1; last in the transaction that inserts the case, for it queues the others. */
  nextNumber(day: string): Promise<number>;
  insert(serviceCase: ServiceCase): Promise<void>;
  find(id: string): Promise<ServiceCase | null>;
  /** Compare-and-set on status and version; false when somebody was faster. */
  change(before: ServiceCase, after: ServiceCase): Promise<boolean>;
  /** Calls of a person in that capacity, newest first. */
  listCalls(
    caller: { id: string; organizationId: string | null },
    after: string | null,
    limit: number,
  ): Promise<readonly ServiceCase[]>;
  listBoard(query: BoardQuery): Promise<readonly ServiceCase[]>;
  countBoard(query: Pick<BoardQuery, 'statuses' | 'unitId'>, redUntil: Date, yellowUntil: Date): Promise<BoardCounts>;
  addEvent(event: CaseEvent): Promise<void>;
  /** Oldest first. */
  eventsOf(caseId: string): Promise<readonly CaseEvent[]>;
  findEvent(id: string): Promise<CaseEvent | null>;
  addLook(look: CaseLook): Promise<void>;
  /** Newest first. */
  looksAt(caseId: string, limit: number): Promise<readonly CaseLook[]>;
}

/** One member of staff opened one case. */
export interface CaseLook {
  readonly id: string;
  readonly caseId: string;
  readonly staffId: string;
  readonly unitId: string;
  readonly at: Date;
}

export interface BoardCounts {
  readonly all: number;
  readonly red: number;
  readonly yellow: number;
  readonly green: number;
}

/** The board's place of a case: its deadline while a clock runs, else its last change. */
export const sortAtOf = ({ dueAt, changedAt }: Pick<ServiceCase, 'dueAt' | 'changedAt'>): Date => dueAt ?? changedAt;

export interface CasePhoto {
  readonly id: string;
  readonly ownerId: string;
  readonly sourceHash: string;
  readonly fileName: string;
  readonly width: number;
  readonly height: number;
  readonly state: 'unattached' | 'attached';
  readonly caseId: string | null;
  readonly eventId: string | null;
  readonly createdAt: Date;
}

export interface PhotoStore {
  /** In a transaction: nobody else adds for the owner until it ends, so what it counts holds. */
  takeTurn(ownerId: string): Promise<void>;
  insert(photo: CasePhoto): Promise<void>;
  find(id: string): Promise<CasePhoto | null>;
  findUnattached(ownerId: string, sourceHash: string): Promise<CasePhoto | null>;
  countUnattached(ownerId: string): Promise<number>;
  /** Compare-and-set; false when it is not this owner's or no longer unattached. */
  attach(id: string, ownerId: string, to: { caseId: string; eventId: string; position: number }): Promise<boolean>;
  ofCase(caseId: string): Promise<readonly CasePhoto[]>;
  /** Unattached photos made before. */
  listOrphans(before: Date, limit: number): Promise<readonly CasePhoto[]>;
  /** False when it was attached meanwhile. */
  deleteUnattached(id: string): Promise<boolean>;
  /** Those of the file names that a row has. */
  named(fileNames: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Units a case can be dispatched to, as they are now. */
export interface HandlingUnits {
  readonly all: readonly { readonly id: string; readonly name: string; readonly hotline: boolean }[];
  nameOf(id: string | null): string | null;
  isHotline(id: string): boolean;
}

/** Who calls; filled from the residents and organizations of the login. */
export interface Callers {
  describe(actor: Resident): Promise<{ name: string; phone: string | null; organizationName: string | null }>;
}

/** Encrypted files with random names, see the file store. */
export interface PhotoFiles {
  put(bytes: Uint8Array): Promise<{ readonly name: string }>;
  get(name: string): Promise<Uint8Array | null>;
  delete(name: string): Promise<void>;
  sweep(until: Date, named: (names: readonly string[]) => Promise<ReadonlySet<string>>): Promise<number>;
}

/** Turns bytes a stranger sent into a clean upright JPEG; throws AppError `photo.unsupported` or `photo.invalid`. */
export interface Pictures {
  clean(bytes: Uint8Array): Promise<{ readonly bytes: Uint8Array; readonly width: number; readonly height: number }>;
}

export interface Stores {
  readonly cases: CaseStore;
  readonly photos: PhotoStore;
  readonly audit: AuditTrail;
  readonly live: LivePush;
}

export interface Deps {
  readonly now: Clock;
  readonly newId: NewId;
  /** Refuses the reserved numbers of made-up people. */
  readonly production: boolean;
  readonly inTransaction: InTransaction<Stores>;
  /** Reads outside a transaction. */
  readonly cases: CaseStore;
  readonly photos: PhotoStore;
  readonly calendar: () => Promise<WorkCalendar>;
  readonly units: () => Promise<HandlingUnits>;
  readonly callers: Callers;
  readonly files: PhotoFiles;
  readonly pictures: Pictures;
}
