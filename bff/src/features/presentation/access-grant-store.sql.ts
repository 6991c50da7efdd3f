import { accessGrantStatuses, GRANT_READS } from 'shared/presentation.ts';
import * as z from 'zod/mini';
import { instantOf, integerOf, jsonOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row, Sql } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { AccessGrant } from './access-grant.ts';
import type { AccessGrantStore } from './deps.ts';

const Givens = z.array(z.object({ type: z.string(), certificateId: z.string(), fields: z.array(z.string()) }));
const USABLE = `status = 'live' AND expires_at > ? AND read_count < ${GRANT_READS}`;

const grantOf = (row: Row): AccessGrant => ({
  requestId: textOf(row, 'request_id'),
  status: wordOf(row, 'status', accessGrantStatuses),
  holderKind: wordOf(row, 'holder_kind', ['resident', 'organization']),
  holderId: textOf(row, 'holder_id'),
  terminalId: textOf(row, 'terminal_id'),
  staffId: textOf(row, 'staff_id'),
  given: z.parse(Givens, jsonOf(row, 'given')),
  reads: integerOf(row, 'read_count'),
  grantedAt: instantOf(row, 'granted_at'),
  expiresAt: instantOf(row, 'expires_at'),
  filedAt: orNull(instantOf)(row, 'filed_at'),
});

/** The terminal's token is known by its keyed hash only. */
export function accessGrantStore(sql: Sql, cipher: Pick<FieldCipher, 'blindIndex'>): AccessGrantStore {
  const tokenIndex = (token: string) => cipher.blindIndex('access-grant.token', token);
  const count = async (query: string, values: Parameters<Sql['rows']>[1]) => {
    const [row = {}] = await sql.rows(query, values);
    return integerOf(row, 'n');
  };
  const findMany = async (requestIds: readonly string[]) => {
    if (requestIds.length === 0) return new Map<string, AccessGrant>();
    const marks = requestIds.map(() => '?').join(', ');
    const rows = await sql.rows(`SELECT * FROM access_grant WHERE request_id IN (${marks})`, [...requestIds]);
    return new Map(rows.map((row) => [textOf(row, 'request_id'), grantOf(row)]));
  };
  return {
    async insert({ requestId, status, holderKind, holderId, terminalId, staffId, given, grantedAt, expiresAt }) {
      await sql.execute(
        'INSERT INTO access_grant (request_id, status, holder_kind, holder_id, terminal_id, staff_id, given, read_count, granted_at, expires_at) ' +
          'VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?)',
        [requestId, status, holderKind, holderId, terminalId, staffId, JSON.stringify(given), grantedAt, expiresAt],
      );
    },
    find: async (requestId) => (await findMany([requestId])).get(requestId) ?? null,
    findMany,
    async findByToken(requestId, token) {
      const [row] = await sql.rows('SELECT * FROM access_grant WHERE request_id = ? AND token_index = ?', [
        requestId,
        tokenIndex(token),
      ]);
      return row ? grantOf(row) : null;
    },
    async setToken(requestId, token, now) {
      const set = await sql.execute(`UPDATE access_grant SET token_index = ? WHERE request_id = ? AND ${USABLE}`, [
        tokenIndex(token),
        requestId,
        now,
      ]);
      return set === 1;
    },
    async countRead({ requestId, holderId }, token, readId, type, now) {
      const counted = await sql.execute(
        `UPDATE access_grant SET read_count = read_count + 1 WHERE request_id = ? AND token_index = ? AND ${USABLE}`,
        [requestId, tokenIndex(token), now],
      );
      if (counted === 0) return false;
      await sql.execute(
        'INSERT INTO access_read (id, request_id, holder_id, certificate_type, at) VALUES (?, ?, ?, ?, ?)',
        [readId, requestId, holderId, type, now],
      );
      return true;
    },
    async markFiled(requestId, token, now) {
      const filed = await sql.execute(
        "UPDATE access_grant SET filed_at = ? WHERE request_id = ? AND token_index = ? AND status = 'live' AND expires_at > ?",
        [now, requestId, tokenIndex(token), now],
      );
      return filed === 1;
    },
    async finish(requestId, token) {
      const finished = await sql.execute(
        "UPDATE access_grant SET status = 'finished', token_index = NULL WHERE request_id = ? AND token_index = ? AND status = 'live'",
        [requestId, tokenIndex(token)],
      );
      return finished === 1;
    },
    async withdraw(requestId, now) {
      const withdrawn = await sql.execute(
        "UPDATE access_grant SET status = 'withdrawn', token_index = NULL, withdrawn_at = ? WHERE request_id = ? AND status IN ('live', 'finished')",
        [now, requestId],
      );
      return withdrawn === 1;
    },
    looksSince: (holderId, since) =>
      count('SELECT COUNT(*) AS n FROM access_grant WHERE holder_id = ? AND granted_at >= ? AND read_count > 0', [
        holderId,
        since,
      ]),
    readsOfType: (holderId, type, since) =>
      count('SELECT COUNT(*) AS n FROM access_read WHERE holder_id = ? AND certificate_type = ? AND at >= ?', [
        holderId,
        type,
        since,
      ]),
  };
}
