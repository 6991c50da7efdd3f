import type { Clock } from '../kernel/clock.ts';
import type { NewId } from '../kernel/new-id.ts';
import { integerOf, jsonOf, textOf } from './row.ts';
import type { Row, Sql, SqlValue, Unit } from './sql.ts';

/** Work to do after a transaction committed: at least once, so a handler must bear repetition (`id` stays the same). */
export interface Job {
  readonly id: string;
  readonly kind: string;
  /** As enqueued; parse it before use. Ids and numbers only, never a person's data. */
  readonly payload: unknown;
  /** 1 at the first try. */
  readonly attempt: number;
}

type Payload = Readonly<Record<string, string | number | boolean | null>>;

/** Jobs that exist only if this transaction commits. */
export const outbox = (unit: Unit, now: Clock, newId: NewId) => ({
  async enqueue(kind: string, payload: Payload, runAt: Date = now()): Promise<void> {
    await unit.execute(
      'INSERT INTO outbox_job (id, kind, payload, state, attempts, run_at, created_at) VALUES (?, ?, ?, ?, 0, ?, ?)',
      [newId(), kind, JSON.stringify(payload), 'waiting', runAt, now()],
    );
  },
});

/**
 * The worker's side. `attempts` is the fence: a claim raises it, so a worker that outlived its lease can neither finish
 * nor delay the job of its heir. No SKIP LOCKED, no RETURNING: the same on SQLite, MySQL, Galera and TiDB.
 */
export const jobQueue = (sql: Sql) => ({
  /** Claims up to `limit` due jobs of these kinds until `leaseEnd`. */
  async claim(kinds: readonly string[], limit: number, now: Date, leaseEnd: Date): Promise<Job[]> {
    if (kinds.length === 0) return [];
    const due = await sql.rows(
      `SELECT id, kind, payload, attempts FROM outbox_job WHERE state = 'waiting' AND run_at <= ? AND kind IN (${marks(kinds)}) ` +
        'ORDER BY run_at LIMIT ?',
      [now, ...kinds, limit],
    );
    const claimed: Job[] = [];
    for (const row of due) {
      const job = jobOf(row);
      const won = await sql.execute(
        "UPDATE outbox_job SET attempts = ?, run_at = ? WHERE id = ? AND attempts = ? AND state = 'waiting'",
        [job.attempt, leaseEnd, job.id, job.attempt - 1],
      );
      if (won === 1) claimed.push(job);
    }
    return claimed;
  },

  /** False when the lease had passed to another worker. */
  finish: async ({ id, attempt }: Job): Promise<boolean> =>
    (await sql.execute('DELETE FROM outbox_job WHERE id = ? AND attempts = ?', [id, attempt])) === 1,

  retryAt: ({ id, attempt }: Job, runAt: Date, error: string): Promise<number> =>
    sql.execute('UPDATE outbox_job SET run_at = ?, last_error = ? WHERE id = ? AND attempts = ?', [
      runAt,
      error,
      id,
      attempt,
    ]),

  /** Leaves the job for a person to look at. */
  bury: ({ id, attempt }: Job, error: string): Promise<number> =>
    sql.execute("UPDATE outbox_job SET state = 'dead', last_error = ? WHERE id = ? AND attempts = ?", [
      error,
      id,
      attempt,
    ]),
});

const marks = (values: readonly SqlValue[]): string => values.map(() => '?').join(', ');

const jobOf = (row: Row): Job => ({
  id: textOf(row, 'id'),
  kind: textOf(row, 'kind'),
  payload: jsonOf(row, 'payload'),
  attempt: integerOf(row, 'attempts') + 1,
});
