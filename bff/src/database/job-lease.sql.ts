import { isDuplicate } from './database-error.ts';
import { instantOf, textOf } from './row.ts';
import type { Sql, Unit } from './sql.ts';

/** True when `owner` may run the job now; look before taking, so that others do not queue on the row. */
export async function mayRun(sql: Sql, job: string, owner: string, now: Date): Promise<boolean> {
  const [row] = await sql.rows('SELECT owner, lease_until FROM job_lease WHERE job = ?', [job]);
  return !row || textOf(row, 'owner') === owner || instantOf(row, 'lease_until') <= now;
}

/**
 * Takes or renews the lease of a job within the transaction that does the work: the row stays locked until COMMIT, so
 * even a worker that paused past its lease cannot work beside its heir. False when another holds it.
 */
export async function takeLease(unit: Unit, job: string, owner: string, now: Date, until: Date): Promise<boolean> {
  const taken = await unit.execute(
    'UPDATE job_lease SET owner = ?, lease_until = ? WHERE job = ? AND (owner = ? OR lease_until <= ?)',
    [owner, until, job, owner, now],
  );
  if (taken === 1) return true;
  try {
    await unit.execute('INSERT INTO job_lease (job, owner, lease_until) VALUES (?, ?, ?)', [job, owner, until]);
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
}
