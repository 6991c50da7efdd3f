import { AppError } from '../../kernel/app-error.ts';

/** Runs work under the same key one after the other, first come first served. */
export type TakeTurns = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/**
 * Issuers of one department wait here, in memory, instead of each holding a database connection while it waits for the
 * lock on the number. Other processes still meet at that lock. Throws AppError when `longest` already wait.
 */
export function takeTurns(longest: number): TakeTurns {
  const queues = new Map<string, { last: Promise<unknown>; waiting: number }>();
  return async (key, work) => {
    const queue = queues.get(key) ?? { last: Promise.resolve(), waiting: 0 };
    if (queue.waiting >= longest) throw new AppError('server.unavailable', { retryAfter: 3 });
    queues.set(key, queue);
    queue.waiting += 1;
    const turn = queue.last.then(work);
    // The next one goes on whether this one succeeded or not; its own caller hears of the failure.
    queue.last = turn.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await turn;
    } finally {
      queue.waiting -= 1;
    }
  };
}
