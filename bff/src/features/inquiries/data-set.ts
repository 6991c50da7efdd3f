import type { FormAnswers, FormField } from 'shared/form-fields.ts';
import type { Table } from '../../documents/table.ts';

/** What a department may be asked about a person, and by whom for what: the registry of 部门核验. */
export interface DataSet {
  readonly code: string;
  readonly title: string;
  /** Code of the department that holds it and seals the answer. */
  readonly holder: string;
  readonly contains: readonly string[];
  /** Nothing is answered for a purpose that is not written here. */
  readonly grants: readonly Grant[];
  readonly answer: ByData | ByPerson;
}

export interface Grant {
  /** Code of the department that may ask. */
  readonly asker: string;
  readonly purpose: string;
  readonly legalBasis: string;
}

/** Answered at once from the departments' exchange. */
interface ByData {
  readonly by: 'data';
  /** Name of the data set in the exchange. */
  readonly source: string;
}

/** Answered by a reviewer of the holder. */
interface ByPerson {
  readonly by: 'person';
  /** Working days from the question. */
  readonly promisedDays: number;
  readonly findings: readonly FormField[];
  readonly example: FormAnswers;
  state(findings: FormAnswers): AnswerStatement;
}

/** What the sheet says was found. */
export interface AnswerStatement {
  readonly opening: readonly string[];
  readonly tables: readonly Table[];
}
