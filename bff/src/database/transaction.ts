import type { Clock } from '../kernel/clock.ts';
import type { InTransaction } from '../kernel/in-transaction.ts';
import type { Database } from './data-source.ts';
import { DatabaseError, leaving } from './database-error.ts';
import { commitKey } from './idempotency-store.sql.ts';
import type { Unit } from './sql.ts';

const ATTEMPTS = 8;
// A lock wait may cost 2 s; a later attempt would miss the 5 s a request may take.
const RETRY_MS = 2_000;

/** `InTransaction` on a database; `makeStores` binds the stores to the transaction they are given. */
export const inTransactionOf =
  <Stores>(database: Database, makeStores: (unit: Unit) => Stores, now: Clock): InTransaction<Stores> =>
  async (work, once) => {
    const result = await retried(() =>
      database.transact(async (unit) => {
        if (once) await commitKey(unit, once, now());
        return work(makeStores(unit));
      }),
    );
    if (once) once.committed = true;
    return result;
  };

async function retried<T>(unit: () => Promise<T>): Promise<T> {
  const end = Date.now() + RETRY_MS;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await unit();
    } catch (error) {
      const again = error instanceof DatabaseError && error.kind === 'retry';
      if (!again || attempt === ATTEMPTS || Date.now() >= end) throw leaving(error);
      const pause = Math.random() * Math.min(200, 8 * 2 ** attempt);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
