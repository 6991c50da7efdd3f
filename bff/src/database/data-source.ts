import { DataSource, type EntitySchema, type MigrationInterface, type QueryRunner } from 'typeorm';
import { mysqlOptions } from './mysql-options.ts';
import { mysqlLend } from './mysql-lend.ts';
import { SafeLibsql } from './safe-libsql.ts';
import { runnerSql, type Lending } from './lend.ts';
import { gateSqlite } from './sqlite-gate.ts';
import type { Sql, Unit } from './sql.ts';
import { DatabaseError, databaseError, leaving } from './database-error.ts';

export type DatabaseKind = 'sqlite' | 'mysql' | 'mariadb';

/** `file` is a path or `:memory:`; `url` is `mysql://user:password@host:port/name`. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'mysql' | 'mariadb'; readonly url: string; readonly connections?: number };

/** An open database. Its own `rows` and `execute` commit each statement alone; never use them inside a transaction. */
export interface Database extends Sql {
  readonly kind: DatabaseKind;
  /** For migrations, the drift test and start-up checks. */
  readonly source: DataSource;
  /** One BEGIN … COMMIT around `work`, not retried; use `inTransactionOf`. */
  transact<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Mapping {
  readonly entities?: readonly EntitySchema[];
  readonly migrations?: readonly (new () => MigrationInterface)[];
}

/** Opens a database; migrations are run by `runMigrations`. Throws AppError('server.unavailable') when it is away. */
export async function openDatabase(address: DatabaseAddress, mapping: Mapping = {}): Promise<Database> {
  const source = new DataSource({
    ...(address.kind === 'sqlite' ? sqliteOptions(address.file) : mysqlOptions(address)),
    entities: [...(mapping.entities ?? [])],
    migrations: [...(mapping.migrations ?? [])],
    logging: false,
  });
  if (address.kind === 'sqlite') gateSqlite(source);
  await source.initialize().catch((error: unknown) => {
    throw leaving(databaseError(error, 'CONNECT'));
  });
  const { lend, lendForOne } = address.kind === 'sqlite' ? sqliteLend(source) : mysqlLend(source);
  const alone = <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
    lendForOne(work).catch((error: unknown) => {
      throw leaving(error);
    });
  return {
    kind: address.kind,
    source,
    rows: (sql, values) => alone((own) => own.rows(sql, values)),
    execute: (sql, values) => alone((own) => own.execute(sql, values)),
    transact: (work) => lend((own) => own.transact(work)),
    async close() {
      await source.destroy().catch((error: unknown) => {
        const known = databaseError(error, 'CLOSE');
        // A line that is already dead is closed enough.
        if (!(known instanceof DatabaseError) || known.kind !== 'away') throw known;
      });
    },
  };
}

const sqliteOptions = (file: string) =>
  ({
    type: 'better-sqlite3',
    driver: SafeLibsql,
    database: file,
    // SafeLibsql keeps the statements for all runners.
    statementCacheSize: 0,
    // Waiting here would block every request; a retried transaction waits without.
    timeout: 100,
    enableWAL: file !== ':memory:',
    prepareDatabase: (connection: SafeLibsql) => void connection.pragma('synchronous = FULL'),
  }) as const;

function sqliteLend(source: DataSource): Lending {
  const sqlOf = (runner: QueryRunner) => runnerSql(runner, (statement) => statement());
  // The gate lets single statements in one by one, so that they can share a runner: a third less time for a read.
  const shared = sqlOf(source.createQueryRunner());
  return {
    lendForOne: (work) => work(shared),
    async lend(work) {
      const runner = source.createQueryRunner();
      try {
        return await work(sqlOf(runner));
      } finally {
        await runner.release();
      }
    },
  };
}
