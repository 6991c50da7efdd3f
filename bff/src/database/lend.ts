import type { QueryRunner } from 'typeorm';
import { DatabaseError, databaseError } from './database-error.ts';
import type { Row, Sql, SqlValue, Unit } from './sql.ts';

/** Ways to lend a connection to `work` and take it back. */
export interface Lending {
  lend<T>(work: (own: OwnConnection) => Promise<T>): Promise<T>;
  /** For a single statement outside a transaction. */
  lendForOne<T>(work: (own: Sql) => Promise<T>): Promise<T>;
}

interface OwnConnection extends Sql {
  transact<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
}

/** How long a statement may take is the lender's business. */
type Bounded = <T>(statement: () => Promise<T>) => Promise<T>;

/** One runner as a store's hand; every failure leaves as DatabaseError. */
export function runnerSql(runner: QueryRunner, bounded: Bounded): OwnConnection {
  const run = async <T>(sql: string, statement: () => Promise<T>): Promise<T> => {
    try {
      return await bounded(statement);
    } catch (error) {
      throw databaseError(error, sql);
    }
  };
  const query = (sql: string, values: readonly SqlValue[]) => run(sql, () => runner.query(sql, [...values], true));
  const own: Sql = {
    rows: async (sql, values = []) => {
      const rows: Row[] = (await query(sql, values)).records;
      return rows;
    },
    // query() without its third argument answers lastInsertRowid on libsql, not the rows matched.
    execute: async (sql, values = []) => (await query(sql, values)).affected ?? 0,
  };
  return {
    ...own,
    async transact(work) {
      const unit = new GuardedUnit(own);
      try {
        await run('BEGIN', () => runner.startTransaction()).catch(beforeAnything);
        const result = await work(unit);
        const undone = unit.end();
        if (undone) throw undone;
        await run('COMMIT', () => runner.commitTransaction());
        return result;
      } catch (error) {
        unit.end();
        // A lost connection cannot roll back; the server does it when it notices.
        if (runner.isTransactionActive)
          await run('ROLLBACK', () => runner.rollbackTransaction()).catch(() => undefined);
        throw error;
      }
    },
  };
}

// A pooled line that died while idle is noticed only now; nothing was begun, so another line may try.
function beforeAnything(error: unknown): never {
  const lost = error instanceof DatabaseError && error.kind === 'away';
  throw lost ? new DatabaseError('retry', error.code, error.sql, { cause: error.cause }) : error;
}

// A deadlock or a full disk undoes a transaction at once, and a refusal ends it while a Promise.all may still be at
// work: a statement that came later would commit alone.
class GuardedUnit implements Unit {
  readonly #own: Sql;
  #undone: DatabaseError | null = null;
  #over = false;

  constructor(own: Sql) {
    this.#own = own;
  }

  rows: Sql['rows'] = (sql, values) => this.#inside(() => this.#own.rows(sql, values));
  execute: Sql['execute'] = (sql, values) => this.#inside(() => this.#own.execute(sql, values));

  /** Refuses further work; what undid the transaction, if anything did. */
  end(): DatabaseError | null {
    this.#over = true;
    return this.#undone;
  }

  async #inside<T>(statement: () => Promise<T>): Promise<T> {
    if (this.#undone) throw this.#undone;
    if (this.#over) throw new Error('this transaction is over');
    try {
      return await statement();
    } catch (error) {
      const undone = error instanceof DatabaseError && (error.kind === 'retry' || error.kind === 'away');
      if (undone) this.#undone ??= error;
      throw error;
    }
  }
}
