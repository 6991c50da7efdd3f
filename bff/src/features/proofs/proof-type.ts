import * as z from 'zod/mini';
import type { Cell, Table } from '../../documents/table.ts';

/** The departments that answer for proofs; the code is the prefix of their numbers and the name of their seal. */
export const departmentCodes = ['GJJ', 'BDC'] as const;
export type DepartmentCode = (typeof departmentCodes)[number];

/** `unit` is its official name without the district, `everyday` what people call it. */
export const departments: Readonly<Record<DepartmentCode, { readonly unit: string; readonly everyday: string }>> = {
  GJJ: { unit: '住房公积金管理中心', everyday: '公积金中心' },
  BDC: { unit: '不动产登记中心', everyday: '登记中心' },
};

/** What a record is turned into words with. Dates as `YYYY-MM-DD`. */
export interface Asked {
  readonly name: string;
  readonly idNumber: string;
  readonly district: string;
  /** When the department answered, as "2026年11月22日13时05分". */
  readonly askedAt: string;
}

/** The part of a document that differs from type to type; numbers, dates, purpose, QR code and seal come with every one. */
export interface Statement {
  readonly opening: readonly string[];
  readonly tables: readonly Table[];
}

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
  readonly validDays: number;
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

/** Fen → `12,100.00元` */
export const money = (fen: number): string =>
  `${Math.floor(fen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')}.${String(fen % 100).padStart(2, '0')}元`;
