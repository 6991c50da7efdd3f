import type { DataSource, QueryRunner } from 'typeorm';
import { DatabaseError, databaseError } from './database-error.ts';
import { runnerSql, type Lending } from './lend.ts';

const ACQUIRE_MS = 1_500;
const STATEMENT_MS = 3_000;
// A request must hear 503 within 5 s however slow the database is.
const LENT_MS = 4_500;

function within<T>(ms: number, started: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new DatabaseError('away', 'TOO_SLOW', ''));
    const timer = setTimeout(late, Math.max(0, ms));
    started.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Lends pooled connections; one that was late or broke is thrown away, for its state is unknown. */
export function mysqlLend(source: DataSource): Lending {
  const lend: Lending['lend'] = async (work) => {
    const end = Date.now() + LENT_MS;
    const runner = source.createQueryRunner();
    const connection = await acquire(runner);
    let broken = false;
    const bounded = async <T>(statement: () => Promise<T>): Promise<T> => {
      if (broken) throw new DatabaseError('away', 'BROKEN_LINE', '');
      try {
        return await within(Math.min(STATEMENT_MS, end - Date.now()), statement());
      } catch (error) {
        const known = databaseError(error, '');
        broken ||= known instanceof DatabaseError && known.kind === 'away';
        throw error;
      }
    };
    try {
      return await work(runnerSql(runner, bounded));
    } finally {
      if (broken) discard(connection);
      await runner.release();
    }
  };
  return { lend, lendForOne: lend };
}

interface Connection {
  destroy(): void;
  readonly stream: { destroy(): void };
}

async function acquire(runner: QueryRunner): Promise<Connection> {
  const connecting: Promise<Connection> = runner.connect();
  try {
    return await within(ACQUIRE_MS, connecting);
  } catch (error) {
    connecting.then(
      () => runner.release(),
      () => runner.release(),
    );
    throw databaseError(error, 'CONNECT');
  }
}

// destroy() alone only asks politely: on a dead line the socket would stay.
function discard(connection: Connection): void {
  connection.destroy();
  connection.stream.destroy();
}
