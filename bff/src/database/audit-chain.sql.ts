import { CHAIN_START, linkHash } from './audit-link.ts';
import { takeLease, mayRun } from './job-lease.sql.ts';
import { integerOf, textOf } from './row.ts';
import type { Database } from './data-source.ts';
import type { Row, Sql, Unit } from './sql.ts';

const JOB = 'audit.chain';
const LEASE_MS = 15_000;
const AT_ONCE = 50;

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
    const rows = await unit.rows('SELECT * FROM audit_entry WHERE seq IS NULL ORDER BY id LIMIT ?', [limit]);
    const links = linked(rows, await chainHead(unit));
    for (let from = 0; from < links.length; from += AT_ONCE) await writeLinks(unit, links.slice(from, from + AT_ONCE));
    return links.length;
  });
}

interface Link extends ChainHead {
  readonly id: string;
  readonly prev: string;
}

function linked(rows: readonly Row[], head: ChainHead): Link[] {
  let { seq, hash } = head;
  return rows.map((row) => {
    const prev = hash;
    seq += 1;
    hash = linkHash(seq, prev, row);
    return { id: textOf(row, 'id'), seq, prev, hash };
  });
}

/** One UPDATE for many rows: a statement each would hold the embedded database ten times longer. */
async function writeLinks(unit: Unit, links: readonly Link[]): Promise<void> {
  const pick = `CASE id ${'WHEN ? THEN ? '.repeat(links.length)}END`;
  await unit.execute(
    `UPDATE audit_entry SET seq = ${pick}, prev = ${pick}, hash = ${pick} WHERE id IN (${links.map(() => '?').join(', ')})`,
    [
      ...links.flatMap(({ id, seq }) => [id, seq]),
      ...links.flatMap(({ id, prev }) => [id, prev]),
      ...links.flatMap(({ id, hash }) => [id, hash]),
      ...links.map(({ id }) => id),
    ],
  );
}
