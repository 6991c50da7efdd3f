/** What a column can take. A boolean is stored as 0/1, a Date as a UTC datetime(3). */
export type SqlValue = string | number | boolean | null | Date | Uint8Array;

/** One row as the driver gave it; read it with `row.ts`. */
export type Row = Readonly<Record<string, unknown>>;

/** The hand a store gets: a transaction's (`Unit`) or the database's own, where each statement commits alone. */
export interface Sql {
  /** Runs a SELECT. Placeholders are `?`; names in doubt go in backticks. Throws DatabaseError. */
  rows(sql: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** Runs an INSERT, UPDATE or DELETE; resolves to the rows it matched (compare-and-set: 0 means lost). Throws DatabaseError. */
  execute(sql: string, values?: readonly SqlValue[]): Promise<number>;
}

/** A transaction in progress. */
export type Unit = Sql;
