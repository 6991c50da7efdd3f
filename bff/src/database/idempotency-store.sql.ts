import type { Clock } from '../kernel/clock.ts';
import { AlreadyDone, type Once } from '../kernel/once.ts';
import { isDuplicate } from './database-error.ts';
import { instantOf, integerOf, orNull, textOf, wordOf } from './row.ts';
import type { Row, Sql, Unit } from './sql.ts';

const INSERT =
  'INSERT INTO idempotency_key (scope, request_key, fingerprint, status, resource_id, state, lease, lease_until, created_at) ' +
  'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';

const keyOf = (row: Row) => ({
  fingerprint: textOf(row, 'fingerprint'),
  status: integerOf(row, 'status'),
  resourceId: textOf(row, 'resource_id'),
  state: wordOf(row, 'state', ['working', 'done']),
  lease: orNull(textOf)(row, 'lease'),
  leaseUntil: orNull(instantOf)(row, 'lease_until'),
});

/** Request keys outside an effect's own transaction; give it the database, not a unit. */
export const idempotencyStore = (sql: Sql, now: Clock) => ({
  async find(scope: string, key: string) {
    const [row] = await sql.rows('SELECT * FROM idempotency_key WHERE scope = ? AND request_key = ?', [scope, key]);
    return row ? keyOf(row) : null;
  },

  /** Commits an in-progress row; false when the key exists. */
  async begin(once: Once, leaseUntil: Date): Promise<boolean> {
    const { scope, key, fingerprint, status, resourceId, lease } = once;
    try {
      const values = [scope, key, fingerprint, status, resourceId, 'working', lease, leaseUntil, now()];
      return (await sql.execute(INSERT, values)) === 1;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  },

  /** Takes an in-progress row from whoever held `oldLease`; false when somebody was faster. */
  async takeOver(scope: string, key: string, oldLease: string, newLease: string, leaseUntil: Date): Promise<boolean> {
    const taken = await sql.execute(
      "UPDATE idempotency_key SET lease = ?, lease_until = ? WHERE scope = ? AND request_key = ? AND state = 'working' AND lease = ?",
      [newLease, leaseUntil, scope, key, oldLease],
    );
    return taken === 1;
  },

  /** Forgets an in-progress row whose work was refused. */
  async abandon({ scope, key, lease }: Once): Promise<void> {
    await sql.execute(
      "DELETE FROM idempotency_key WHERE scope = ? AND request_key = ? AND state = 'working' AND lease = ?",
      [scope, key, lease],
    );
  },

  /** Deletes rows made before `before`; how many. */
  purge: (before: Date): Promise<number> => sql.execute('DELETE FROM idempotency_key WHERE created_at < ?', [before]),
});

/** Commits the key with the effect: first statement of the unit. Throws AlreadyDone when another request has it. */
export async function commitKey(unit: Unit, once: Once, now: Date): Promise<void> {
  const { scope, key, fingerprint, status, resourceId, lease } = once;
  if (lease !== null) {
    const finished = await unit.execute(
      "UPDATE idempotency_key SET state = 'done', status = ?, resource_id = ?, lease = NULL, lease_until = NULL " +
        "WHERE scope = ? AND request_key = ? AND state = 'working' AND lease = ?",
      [status, resourceId, scope, key, lease],
    );
    if (finished === 0) throw new AlreadyDone();
    return;
  }
  try {
    await unit.execute(INSERT, [scope, key, fingerprint, status, resourceId, 'done', null, null, now]);
  } catch (error) {
    throw isDuplicate(error) ? new AlreadyDone() : error;
  }
}
