import { isDuplicate } from '../../database/database-error.ts';
import { instantOf, integerOf } from '../../database/row.ts';
import type { Sql } from '../../database/sql.ts';
import type { CheckStore } from './checks.ts';

export const checkStore = (sql: Sql): CheckStore => ({
  async add(proofId, way, day, at) {
    const again = () =>
      sql.execute('UPDATE proof_check SET times = times + 1, last_at = ? WHERE proof_id = ? AND way = ? AND day = ?', [
        at,
        proofId,
        way,
        day,
      ]);
    if ((await again()) > 0) return;
    await sql
      .execute('INSERT INTO proof_check (proof_id, way, day, times, last_at) VALUES (?, ?, ?, 1, ?)', [
        proofId,
        way,
        day,
        at,
      ])
      .catch(async (error: unknown) => {
        if (!isDuplicate(error)) throw error;
        await again();
      });
  },
  async ofProof(proofId) {
    const [row] = await sql.rows(
      "SELECT count(*) AS days, sum(times) AS times, sum(CASE WHEN way = 'mismatch' THEN times ELSE 0 END) AS mismatches, " +
        'max(last_at) AS last_at FROM proof_check WHERE proof_id = ?',
      [proofId],
    );
    if (!row || integerOf(row, 'days') === 0) return { times: 0, lastAt: null, mismatches: 0 };
    return {
      times: integerOf(row, 'times'),
      lastAt: instantOf(row, 'last_at'),
      mismatches: integerOf(row, 'mismatches'),
    };
  },
  purge: (day) => sql.execute('DELETE FROM proof_check WHERE day < ?', [day]),
});
