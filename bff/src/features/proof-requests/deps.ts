import type { ProofRequestStatus } from 'shared/proof-request-steps.ts';
import type { ProofState } from 'shared/proofs.ts';
import type { WorkCalendar } from 'shared/working-days.ts';
import type { Staff } from '../../kernel/actor.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { InTransaction } from '../../kernel/in-transaction.ts';
import type { LivePush } from '../../kernel/live-push.ts';
import type { NewId } from '../../kernel/new-id.ts';
import type { ProofRequest, ProofRequestEvent } from './proof-request.ts';
import type { RequestType, ReviewedStatement } from './request-type.ts';

export interface QueueQuery {
  readonly department: string;
  readonly statuses: readonly ProofRequestStatus[];
  readonly newestFirst: boolean;
  readonly after: { readonly sortAt: Date; readonly id: string } | null;
  readonly limit: number;
}

/** One reviewer opened one request. */
export interface RequestLook {
  readonly id: string;
  readonly requestId: string;
  readonly staffId: string;
  readonly at: Date;
}

export interface ProofRequestStore {
  /** Readies a Shanghai day for `nextNumber`; outside the transaction, where many first requests of a day would deadlock. */
  openDay(day: string): Promise<void>;
  /** The next count of an opened day, from 1; the others of that day wait until this transaction ends. */
  nextNumber(day: string): Promise<number>;
  insert(request: ProofRequest): Promise<void>;
  find(id: string): Promise<ProofRequest | null>;
  /** Requests of that type in one of those statuses. */
  countOf(residentId: string, type: string, statuses: readonly ProofRequestStatus[]): Promise<number>;
  /** Compare-and-set on status and version; false when somebody was faster. */
  change(before: ProofRequest, after: ProofRequest): Promise<boolean>;
  /** Newest first. */
  listOwned(residentId: string, after: string | null, limit: number): Promise<readonly ProofRequest[]>;
  listQueue(query: QueueQuery): Promise<readonly ProofRequest[]>;
  countQueue(
    query: Pick<QueueQuery, 'department' | 'statuses'>,
    lateFrom: Date,
  ): Promise<{ readonly todo: number; readonly late: number }>;
  /** Those that wait for material due before then, the first to run out first; `reminded`: also those reminded of it. */
  listWithApplicant(
    query: { readonly dueBefore: Date; readonly reminded: boolean },
    limit: number,
  ): Promise<readonly ProofRequest[]>;
  /** Compare-and-set; false when it was reminded of or moved meanwhile. */
  markReminded(request: ProofRequest, at: Date): Promise<boolean>;
  addEvent(event: ProofRequestEvent): Promise<void>;
  /** Oldest first. */
  eventsOf(requestId: string): Promise<readonly ProofRequestEvent[]>;
  findEvent(id: string): Promise<ProofRequestEvent | null>;
  addLook(look: RequestLook): Promise<void>;
  /** Newest first. */
  looksAt(requestId: string, limit: number): Promise<readonly RequestLook[]>;
}

/** The board's place of a request: its deadline while a clock runs, else its last change. */
export const sortAtOf = ({ dueAt, changedAt }: Pick<ProofRequest, 'dueAt' | 'changedAt'>): Date => dueAt ?? changedAt;

export interface Material {
  readonly id: string;
  readonly ownerId: string;
  readonly sourceHash: string;
  readonly fileName: string;
  readonly kind: 'picture' | 'pdf';
  readonly state: 'unattached' | 'attached';
  /** Code of the wanted material it was handed in for. */
  readonly slot: string | null;
  readonly requestId: string | null;
  readonly eventId: string | null;
  readonly createdAt: Date;
}

export interface MaterialStore {
  /** In a transaction: nobody else adds for the owner until it ends, so what it counts holds. */
  takeTurn(ownerId: string): Promise<void>;
  insert(material: Material): Promise<void>;
  find(id: string): Promise<Material | null>;
  findUnattached(ownerId: string, sourceHash: string): Promise<Material | null>;
  countUnattached(ownerId: string): Promise<number>;
  /** Compare-and-set; false when it is not this owner's or no longer unattached. */
  attach(
    id: string,
    ownerId: string,
    to: { requestId: string; eventId: string; slot: string; position: number },
  ): Promise<boolean>;
  /** Hands in again, under a new id, what the owner handed in with an earlier request; false when it is not theirs. */
  reuse(
    id: string,
    ownerId: string,
    to: { newId: string; requestId: string; eventId: string; slot: string; position: number },
  ): Promise<boolean>;
  /** In the order they were handed in. */
  ofRequest(requestId: string): Promise<readonly Material[]>;
  /** Unattached ones made before. */
  listOrphans(before: Date, limit: number): Promise<readonly Material[]>;
  /** False when it was attached meanwhile. */
  deleteUnattached(id: string): Promise<boolean>;
  /** Those of the file names that a row has. */
  named(fileNames: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Who a resident is, from their proven identity. */
export interface People {
  identityOf(residentId: string): Promise<{ readonly name: string; readonly idNumber: string } | null>;
}

/** The departments that seal, filled from the proofs. */
export interface Offices {
  /** Code of the department a unit of the staff answers for; null for most. */
  departmentOf(unitId: string): Promise<string | null>;
  /** The full name on the seal, and what people call it. */
  nameOf(department: string): { readonly organization: string; readonly everyday: string };
}

/** What is to be sealed once a request is approved. */
export interface ReviewedProof {
  readonly id: string;
  readonly residentId: string;
  readonly holder: { readonly name: string; readonly idNumber: string };
  readonly type: Pick<RequestType, 'code' | 'title' | 'heading' | 'department' | 'legalBasis' | 'validDays'>;
  readonly purpose: string;
  readonly recipient: string | null;
  readonly statement: ReviewedStatement;
  /** The instant of approval; the document's date. */
  readonly at: Date;
}

/** Numbers, writes, seals, stores and registers a proof; filled from the proofs. */
export interface Sealing {
  /** Throws AppError `proof.character-unsupported` when the fonts cannot draw all of it. */
  check(proof: ReviewedProof): void;
  /** One after the other within a department: numbers are given out under a lock. */
  takeTurns<T>(department: string, work: () => Promise<T>): Promise<T>;
  /** How the department's register has a proof now. */
  registered(department: string, proofId: string): Promise<{ readonly number: string; readonly state: ProofState }>;
}

/** In the transaction of the decision: the proof is there whole, or the decision is not. */
export interface SealingUnit {
  seal(proof: ReviewedProof, reviewer: Staff): Promise<void>;
  /**
   * Seals in the place of an older proof, which is revoked and names it. Throws AppError `proof-request.cannot-correct`
   * when that was taken back or ran out: only its holder knows whether it is still wanted.
   */
  replace(oldProofId: string, proof: ReviewedProof, reviewer: Staff): Promise<void>;
}

/** Encrypted files with random names, see the file store. */
export interface MaterialFiles {
  put(bytes: Uint8Array): Promise<{ readonly name: string }>;
  get(name: string): Promise<Uint8Array | null>;
  delete(name: string): Promise<void>;
  sweep(until: Date, named: (names: readonly string[]) => Promise<ReadonlySet<string>>): Promise<number>;
}

/**
 * Looks at bytes a stranger sent: a picture is drawn anew, a PDF without password, script or attachment is kept as it
 * is. Throws AppError `material.unsupported`, `material.invalid` or `photo.invalid`.
 */
export interface MaterialGate {
  admit(bytes: Uint8Array): Promise<{ readonly bytes: Uint8Array; readonly kind: Material['kind'] }>;
}

export interface Stores {
  readonly requests: ProofRequestStore;
  readonly materials: MaterialStore;
  readonly sealing: SealingUnit;
  readonly audit: AuditTrail;
  readonly live: LivePush;
}

export interface Deps {
  readonly now: Clock;
  readonly newId: NewId;
  readonly types: readonly RequestType[];
  readonly inTransaction: InTransaction<Stores>;
  /** Reads outside a transaction. */
  readonly requests: ProofRequestStore;
  readonly materials: MaterialStore;
  readonly calendar: () => Promise<WorkCalendar>;
  readonly offices: Offices;
  readonly people: People;
  readonly sealing: Sealing;
  readonly files: MaterialFiles;
  readonly gate: MaterialGate;
  readonly district: string;
}
