import type { FormAnswers, FormField } from 'shared/form-fields.ts';
import type { Sensitivity } from 'shared/proofs.ts';
import type { Table } from '../../documents/table.ts';

export interface WantedMaterial {
  /** Lower-case words with dashes. */
  readonly code: string;
  readonly label: string;
  readonly hint: string | null;
  readonly optional: boolean;
}

/** What a statement is made from: the applicant's proven identity, the form, and what the reviewer found. */
export interface Reviewed {
  readonly name: string;
  readonly idNumber: string;
  readonly district: string;
  readonly answers: FormAnswers;
  readonly findings: FormAnswers;
  /** The day of approval, `YYYY-MM-DD`. */
  readonly on: string;
}

/** The part of the document that differs from type to type. */
export interface ReviewedStatement {
  readonly opening: readonly string[];
  readonly tables: readonly Table[];
}

/** A kind of proof that a department issues after a person has looked at the request; one definition file each. */
export interface RequestType {
  readonly code: string;
  readonly title: string;
  readonly heading: string;
  /** Code of the department that reviews and seals: prefix of the proof's number. */
  readonly department: string;
  /** How much it tells about a life, once issued. */
  readonly sensitivity: Sensitivity;
  readonly contains: readonly string[];
  /** Working days from acceptance. */
  readonly promisedDays: number;
  readonly legalBasis: readonly string[];
  readonly purposes: readonly string[];
  readonly validDays: number;
  readonly fields: readonly FormField[];
  readonly materials: readonly WantedMaterial[];
  /** The reviewer's form on approval. */
  readonly findings: readonly FormField[];
  readonly whenRefused: string;
  /** A made-up request: prepares the fonts, and the tests read it. */
  readonly example: Pick<Reviewed, 'answers' | 'findings'>;
  state(reviewed: Reviewed): ReviewedStatement;
}

/** `2026-11-22` → `2026年11月22日` */
export const longDate = (date: string): string =>
  `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
