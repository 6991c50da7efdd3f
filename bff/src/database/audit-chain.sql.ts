import { CHAIN_START, linkHash } from './audit-link.ts';
import { takeLease, mayRun } from './job-lease.sql.ts';
import { integerOf, textOf } from './row.ts';
import type { Database } from './data-source.ts';
import type { Sql } from './sql.ts';

const JOB = 'audit.chain';
const LEASE_MS = 15_000;

/** The end of the chain: `seq` 0 when it is empty. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

export async function chainHead(sql: Sql): Promise<ChainHead> {
  const [row] = await sql.rows('SELECT seq, hash FROM audit_entry WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1');
  return row ? { seq: integerOf(row, 'seq'), hash: textOf(row, 'hash') } : { seq: 0, hash: CHAIN_START };
}

/** Links up to `limit` new entries to the chain; how many. 0 also when another process is the chainer. */
export async function chainEntries(database: Database, owner: string, now: Date, limit: number): Promise<number> {
  if (!(await mayRun(database, JOB, owner, now))) return 0;
  return database.transact(async (unit) => {
    if (!(await takeLease(unit, JOB, owner, now, new Date(now.getTime() + LEASE_MS)))) return 0;
    let { seq, hash } = await chainHead(unit);
    const rows = await unit.rows('SELECT * FROM audit_entry WHERE seq IS NULL ORDER BY id LIMIT ?', [limit]);
    for (const row of rows) {
      const prev = hash;
      seq += 1;
      hash = linkHash(seq, prev, row);
      await unit.execute('UPDATE audit_entry SET seq = ?, prev = ?, hash = ? WHERE id = ?', [
        seq,
        prev,
        hash,
        textOf(row, 'id'),
      ]);
    }
    return rows.length;
  });
}
