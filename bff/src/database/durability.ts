import { textOf } from './row.ts';
import type { Database } from './data-source.ts';

/** Settings under which an acknowledged write can be lost, one sentence each; empty when the database is durable. */
export const weakDurability = (database: Database): Promise<string[]> =>
  database.kind === 'sqlite' ? weakSqlite(database) : weakMysql(database);

async function weakSqlite(database: Database): Promise<string[]> {
  const [journal = {}] = await database.rows('PRAGMA journal_mode');
  const [synchronous = {}] = await database.rows('PRAGMA synchronous');
  const problems: string[] = [];
  if (journal['journal_mode'] !== 'wal')
    problems.push(`SQLite journal_mode is ${String(journal['journal_mode'])}, not wal`);
  if (synchronous['synchronous'] !== 2) problems.push('SQLite synchronous is not FULL');
  return problems;
}

async function weakMysql(database: Database): Promise<string[]> {
  const names = ['innodb_flush_log_at_trx_commit', 'innodb_doublewrite', 'log_bin', 'sync_binlog'];
  const rows = await database.rows(
    `SHOW GLOBAL VARIABLES WHERE Variable_name IN (${names.map(() => '?').join(', ')})`,
    names,
  );
  const settings = new Map(rows.map((row) => [textOf(row, 'Variable_name'), textOf(row, 'Value')]));
  const problems: string[] = [];
  // TiDB has none of these: it always syncs.
  const flush = settings.get('innodb_flush_log_at_trx_commit') ?? '1';
  if (flush !== '1') problems.push(`innodb_flush_log_at_trx_commit is ${flush}, not 1`);
  if (settings.get('innodb_doublewrite') === 'OFF') problems.push('innodb_doublewrite is OFF');
  if (settings.get('log_bin') === 'ON' && settings.get('sync_binlog') !== '1') {
    problems.push(`sync_binlog is ${settings.get('sync_binlog')}, not 1`);
  }
  return problems;
}

/** Throws with every weakness named; call it at start in production. */
export async function assertDurable(database: Database): Promise<void> {
  const problems = await weakDurability(database);
  if (problems.length > 0) throw new Error(`An acknowledged write could be lost: ${problems.join('; ')}`);
}
