import { createHash } from 'node:crypto';
import { instantOf, orNull, textOf } from './row.ts';
import type { Row } from './sql.ts';

/** What came before the first entry. */
export const CHAIN_START = '0'.repeat(64);

const optional = orNull(textOf);

/** SHA-256 in hex of an `audit_entry` row at its place in the chain; the same on every database. */
export function linkHash(seq: number, prev: string, row: Row): string {
  const content = [
    seq,
    prev,
    textOf(row, 'id'),
    instantOf(row, 'at').toISOString(),
    textOf(row, 'actor_kind'),
    optional(row, 'actor_id'),
    optional(row, 'session_id'),
    textOf(row, 'action'),
    textOf(row, 'subject'),
    optional(row, 'purpose'),
    textOf(row, 'outcome'),
    optional(row, 'facts'),
    optional(row, 'request_id'),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
