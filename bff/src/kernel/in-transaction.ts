import type { Once } from './once.ts';

/**
 * Runs a unit of work on the named stores in one database transaction, retried as a whole on deadlock: the work must
 * have no effect outside the stores. With `once`, the idempotency key commits in the same transaction.
 */
export type InTransaction<Stores> = <T>(work: (stores: Stores) => Promise<T>, once?: Once) => Promise<T>;
