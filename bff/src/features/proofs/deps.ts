import type { OfficialSheet } from '../../documents/official-sheet.ts';
import type { DocumentVerification } from 'shared/sealed-documents/verification.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { InTransaction } from '../../kernel/in-transaction.ts';
import type { Log } from '../../kernel/log.ts';
import type { LivePush } from '../../kernel/live-push.ts';
import type { ProofCodes } from './codes.ts';
import type { DepartmentCode } from './departments.ts';
import type { Owner, OwnerOf, Proof, Revocation } from './proof.ts';
import type { ProofType, Subject } from './proof-type.ts';
import type { TakeTurns } from './take-turns.ts';

/** The register of proofs. Found or not, a proof of another owner or department is null. */
export interface ProofStore {
  /** The department's next running number of the year; other issuers of the department wait until this one commits. */
  nextNumber(department: DepartmentCode, year: number): Promise<number>;
  /** `page` is what `Paper.write` returned: it draws the picture. */
  insert(proof: Proof, page: string): Promise<void>;
  /** One's own, a grown child's about themselves, or the firm's one acts for. */
  findOwned(owner: Owner, id: string): Promise<Proof | null>;
  /** Newest first; `before` is the id to go on after. While acting for a firm: the firm's only. */
  listOwned(
    owner: Owner,
    page: {
      readonly before: string | null;
      readonly limit: number;
      /** `today` as `YYYY-MM-DD`. */
      readonly only: { readonly state: 'valid' | 'ended'; readonly today: string } | null;
    },
  ): Promise<Proof[]>;
  findOfDepartment(department: DepartmentCode, id: string): Promise<Proof | null>;
  listOfDepartment(
    department: DepartmentCode,
    page: { readonly before: string | null; readonly limit: number; readonly number: string | null },
  ): Promise<Proof[]>;
  /** The department a unit of the staff answers for; null for most. */
  departmentOf(unitId: string): Promise<DepartmentCode | null>;
  pageOf(id: string): Promise<string | null>;
  findByLinkCode(linkCode: string): Promise<Proof | null>;
  findByNumber(number: string, checkCode: string): Promise<Proof | null>;
  findBySha256(sha256: string): Promise<Proof | null>;
  countSince(owner: Pick<Owner, 'residentId' | 'organizationId'>, type: string, since: Date): Promise<number>;
  /** Compare-and-set; false when it was revoked meanwhile. */
  markRevoked(id: string, revocation: Revocation): Promise<boolean>;
  /** Those of the file names that a proof has. */
  namedFiles(names: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Who a resident is, from their proven identity; which firm an organization is. */
export interface People {
  identityOf(residentId: string): Promise<{ readonly name: string; readonly idNumber: string } | null>;
  organizationOf(organizationId: string): Promise<{ readonly name: string; readonly creditCode: string } | null>;
}

/** What a department answered: whose record it is, as the department has it, and the record, not yet looked at. */
export interface DepartmentAnswer {
  readonly holder: { readonly name: string; readonly code: string };
  readonly record: unknown;
}

/** Asks a department for one person's or firm's record, afresh each time. Throws AppError `upstream.*` within 3 seconds. */
export interface DepartmentData {
  ask(question: {
    readonly dataSet: string;
    readonly subject: Subject;
    readonly purpose: string;
    readonly reference: string;
  }): Promise<DepartmentAnswer>;
}

/** A department's registered seal. */
export interface ElectronicSeal {
  readonly id: string;
  readonly department: DepartmentCode;
  /** The full name it seals for. */
  readonly organization: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
}

export interface Seals {
  /**
   * The newest seal of the department that may seal such a proof. Throws AppError `server.unavailable` when it has none
   * that is valid at `now`.
   */
  current(form: Pick<ProofType, 'department' | 'code'>, now: Date): ElectronicSeal;
  organizationOf(department: DepartmentCode): string;
}

/** The document engine with the house's fonts and seals. */
export interface Paper {
  /** Throws AppError `proof.character-unsupported` when the fonts cannot draw all of it. */
  check(sheet: OfficialSheet): void;
  /** The sealed files, and the page in a form that `picture` draws again. */
  write(
    sheet: OfficialSheet,
    seal: ElectronicSeal,
    now: Date,
  ): Promise<{ pdf: Uint8Array; ofd: Uint8Array; page: string }>;
  /** SVG of the first page, with the picture of the seal. */
  picture(page: string, sealId: string): string;
  /** Judges a PDF or OFD on its own: signature, chain to our roots, validity at `at` (default: when it says it was sealed). */
  verify(bytes: Uint8Array, at: Date | undefined): Promise<DocumentVerification>;
}

export interface Files {
  put(bytes: Uint8Array): Promise<{ readonly name: string; readonly sha256: string }>;
  get(name: string): Promise<Uint8Array | null>;
}

export interface Deps {
  readonly inTransaction: InTransaction<{ proofs: ProofStore; audit: AuditTrail; live: LivePush }>;
  readonly proofs: ProofStore;
  readonly types: readonly ProofType[];
  /** Types that a department reviews first: their proofs stand in the same register. */
  readonly reviewedTypes: readonly Pick<ProofType, 'code' | 'sensitivity'>[];
  readonly people: People;
  readonly departments: DepartmentData;
  readonly seals: Seals;
  readonly paper: Paper;
  readonly codes: Pick<ProofCodes, 'sign'>;
  readonly files: Files;
  /** By department. */
  readonly takeTurns: TakeTurns;
  readonly log: Log;
  readonly now: Clock;
  /** Tells a guardian's child from others without the ID number, 32 hex characters. */
  readonly wardKey: (residentId: string, idNumber: string) => string;
  /** Blind index of an ID number, 64 hex characters: finds a grown child's proofs. */
  readonly personIndex: (idNumber: string) => string;
  readonly ownerOf: OwnerOf;
  /** SHA-256 of a text, hex. */
  readonly sha256: (text: string) => string;
  /** Random characters of Crockford base32, 5 bits each. */
  readonly newCode: (length: number) => string;
  /** Scheme and host printed into QR codes. */
  readonly origin: string;
  readonly district: string;
  /** Prefix of the watermark in a demonstration, as 样例·; empty in a city. */
  readonly sample: string;
}
