import type { Asker, Sensitivity } from 'shared/proofs.ts';
import * as z from 'zod/mini';
import type { Cell, Table } from '../../documents/table.ts';
import type { DepartmentCode } from './departments.ts';

/** Whom a proof is about, as the identity source has them. `code`: ID number of a person, credit code of a firm. */
export interface Subject {
  readonly kind: 'person' | 'firm';
  readonly name: string;
  readonly code: string;
}

/** What a record is turned into words with. Dates as `YYYY-MM-DD`. */
export interface Asked {
  readonly name: string;
  readonly code: string;
  /** 身份证号 or 统一社会信用代码. */
  readonly codeName: string;
  readonly district: string;
  /** When the department answered, as "2026年11月22日13时05分". */
  readonly askedAt: string;
}

export const codeNames: Readonly<Record<Subject['kind'], string>> = { person: '身份证号', firm: '统一社会信用代码' };

/** The part of a document that differs from type to type; numbers, dates, purpose, QR code and seal come with every one. */
export interface Statement {
  readonly opening: readonly string[];
  readonly tables: readonly Table[];
}

/** A kind of proof that is issued at once. Every one asks the department afresh; nothing is ever answered from memory. */
export interface ProofType {
  readonly code: string;
  /** What people call it, and what is printed on top. */
  readonly title: string;
  readonly heading: string;
  readonly department: DepartmentCode;
  /** Name of the data set in the departments' exchange. */
  readonly dataSet: string;
  readonly needs: readonly string[];
  readonly contains: readonly string[];
  readonly source: string;
  readonly legalBasis: readonly string[];
  readonly purposes: readonly string[];
  /** Who may ask for it. */
  readonly askers: readonly Asker[];
  /** `high` warns before issuing and keeps the title out of lists. */
  readonly sensitivity: Sensitivity;
  /** Whether "nothing is registered" is stated in a proof of its own, or no proof comes of it. */
  readonly negative: boolean;
  readonly validDays: number;
  /** Of one type, for one person or firm. */
  readonly perDay: number;
  readonly whenNothing: string;
  /** A made-up record as the department would send it: prepares the fonts, and the tests read it. */
  readonly example: unknown;
  /** Words for a record, null when it holds nothing to state. Throws ZodError when the record is not what was agreed. */
  read(record: unknown, asked: Asked): Statement | null;
}

/** Ties a record's schema to the words made from it, so that a list of types needs no type parameter. */
export function proofType<R extends z.ZodMiniType>(
  facts: Omit<ProofType, 'read' | 'example'>,
  record: R,
  example: z.input<R>,
  state: (record: z.output<R>, asked: Asked) => Statement | null,
): ProofType {
  return { ...facts, example, read: (raw, asked) => state(z.parse(record, raw), asked) };
}

export const label = (text: string): Cell => ({ text, weight: 'bold', align: 'center', shaded: true });

/** `2026-11-22` → `2026年11月22日` */
export const longDate = (date: string): string =>
  `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;

/** `2026-11` → `2026年11月` */
export const longMonth = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`;

/** Fen → `12,100.00元` */
export const money = (fen: number): string =>
  `${Math.floor(fen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')}.${String(fen % 100).padStart(2, '0')}元`;
