import { isDuplicate } from '../../database/database-error.ts';
import { instantOf, textOf, wordOf } from '../../database/row.ts';
import type { Sql } from '../../database/sql.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { Presented } from './codes.ts';
import type { PresentationCodeStore } from './deps.ts';

/** Codes are known by their keyed hash only. */
export function presentationCodeStore(sql: Sql, cipher: Pick<FieldCipher, 'blindIndex'>): PresentationCodeStore {
  const indexOf = ({ kind, text }: Presented) => ({
    column: kind === 'qr' ? 'qr_index' : 'typed_index',
    index: cipher.blindIndex(`presentation-code.${kind}`, text),
  });
  return {
    async insert({ id, qrText, typedCode, residentId, holderKind, holderId, createdAt, expiresAt }) {
      try {
        await sql.execute(
          'INSERT INTO presentation_code (id, qr_index, typed_index, resident_id, holder_kind, holder_id, status, live_key, created_at, expires_at) ' +
            "VALUES (?, ?, ?, ?, ?, ?, 'live', ?, ?, ?)",
          [
            id,
            indexOf({ kind: 'qr', text: qrText }).index,
            indexOf({ kind: 'typed', text: typedCode }).index,
            residentId,
            holderKind,
            holderId,
            residentId,
            createdAt,
            expiresAt,
          ],
        );
      } catch (error) {
        throw isDuplicate(error) ? new AppError('request.conflict', { cause: error }) : error;
      }
    },

    voidOf: (residentId) =>
      sql.execute("UPDATE presentation_code SET status = 'void', live_key = NULL WHERE live_key = ?", [residentId]),

    async claim(presented, requestId, now) {
      const { column, index } = indexOf(presented);
      const won = await sql.execute(
        `UPDATE presentation_code SET status = 'used', live_key = NULL, request_id = ? WHERE ${column} = ? AND status = 'live' AND expires_at > ?`,
        [requestId, index, now],
      );
      if (won === 0) return null;
      const [row = {}] = await sql.rows(
        `SELECT resident_id, holder_kind, holder_id FROM presentation_code WHERE ${column} = ?`,
        [index],
      );
      return {
        residentId: textOf(row, 'resident_id'),
        holderKind: wordOf(row, 'holder_kind', ['resident', 'organization']),
        holderId: textOf(row, 'holder_id'),
      };
    },

    async causeOfDeath(presented, now) {
      const { column, index } = indexOf(presented);
      const [row] = await sql.rows(`SELECT status, expires_at FROM presentation_code WHERE ${column} = ?`, [index]);
      if (!row) return 'unknown';
      const status = wordOf(row, 'status', ['live', 'used', 'void']);
      if (status !== 'live') return status;
      // A living code seen here lost its race and was rolled back meanwhile.
      return instantOf(row, 'expires_at') <= now ? 'expired' : 'used';
    },

    purge: (before) => sql.execute('DELETE FROM presentation_code WHERE expires_at < ?', [before]),
  };
}
