import { CHAIN_START, linkHash } from './audit-link.ts';
import type { ChainHead } from './audit-chain.sql.ts';
import { integerOf, textOf } from './row.ts';
import type { Row, Sql } from './sql.ts';

const PAGE = 500;
const UNCHAINED_MS = 60_000;

/**
 * `missing`: an entry between two others was deleted · `changed`: an entry was edited or moved · `rewritten`: entry and
 * chain were changed together, but a head kept outside remembers · `cut-off`: the newest entries were deleted ·
 * `unchained`: an entry is older than 60 s and not in the chain.
 */
export type Break = 'missing' | 'changed' | 'rewritten' | 'cut-off' | 'unchained';

export interface AuditReport {
  /** Entries that are in order. */
  readonly intact: number;
  readonly broken: { readonly kind: Break; readonly seq: number | null; readonly id: string | null } | null;
}

/** Walks the whole chain and reports the first break. `heads` are those kept outside the database. */
export async function verifyAudit(sql: Sql, heads: readonly ChainHead[], now: Date): Promise<AuditReport> {
  const remembered = new Map(heads.map(({ seq, hash }) => [seq, hash]));
  let seq = 0;
  let prev = CHAIN_START;
  for (;;) {
    const rows = await sql.rows('SELECT * FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT ?', [seq, PAGE]);
    for (const row of rows) {
      const kind = breakAt(row, seq + 1, prev, remembered);
      if (kind)
        return { intact: seq, broken: { kind, seq: seq + 1, id: kind === 'missing' ? null : textOf(row, 'id') } };
      seq += 1;
      prev = textOf(row, 'hash');
    }
    if (rows.length < PAGE) break;
  }
  const longest = Math.max(0, ...remembered.keys());
  if (longest > seq) return { intact: seq, broken: { kind: 'cut-off', seq: seq + 1, id: null } };
  const [late] = await sql.rows('SELECT id FROM audit_entry WHERE seq IS NULL AND at < ? ORDER BY id LIMIT 1', [
    new Date(now.getTime() - UNCHAINED_MS),
  ]);
  return { intact: seq, broken: late ? { kind: 'unchained', seq: null, id: textOf(late, 'id') } : null };
}

function breakAt(row: Row, seq: number, prev: string, remembered: ReadonlyMap<number, string>): Break | null {
  if (integerOf(row, 'seq') !== seq) return 'missing';
  const hash = textOf(row, 'hash');
  if (textOf(row, 'prev') !== prev || linkHash(seq, prev, row) !== hash) return 'changed';
  return (remembered.get(seq) ?? hash) === hash ? null : 'rewritten';
}
