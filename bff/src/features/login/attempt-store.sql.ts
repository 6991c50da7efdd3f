import type { AttemptLimit } from '../../kernel/attempts.ts';
import { isDuplicate } from '../../database/database-error.ts';
import { instantOf } from '../../database/row.ts';
import type { Sql } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { AttemptStore } from './deps.ts';

/** Give it the database, not a unit: a try counts even when what follows is undone. */
export const attemptStore = (sql: Sql, cipher: FieldCipher): AttemptStore => {
  const keyOf = ({ subject }: AttemptLimit) => cipher.blindIndex('attempt', subject);

  async function takeOnce(key: string, { most, windowMs }: AttemptLimit, now: Date): Promise<boolean> {
    const more = await sql.execute(
      'UPDATE attempt_limit SET used = used + 1 WHERE limit_key = ? AND window_ends_at > ? AND used < ?',
      [key, now, most],
    );
    if (more === 1) return true;
    const end = new Date(now.getTime() + windowMs);
    const anew = await sql.execute(
      'UPDATE attempt_limit SET used = 1, window_ends_at = ? WHERE limit_key = ? AND window_ends_at <= ?',
      [end, key, now],
    );
    if (anew === 1) return true;
    try {
      await sql.execute('INSERT INTO attempt_limit (limit_key, used, window_ends_at) VALUES (?, 1, ?)', [key, end]);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  return {
    async take(limit, now) {
      const key = keyOf(limit);
      // The second round is for a caller whose first statements ran before another one's insert.
      if ((await takeOnce(key, limit, now)) || (await takeOnce(key, limit, now))) return null;
      const [row] = await sql.rows('SELECT window_ends_at FROM attempt_limit WHERE limit_key = ?', [key]);
      return row ? instantOf(row, 'window_ends_at') : now;
    },
    async giveBack(limit) {
      await sql.execute('UPDATE attempt_limit SET used = used - 1 WHERE limit_key = ? AND used > 0', [keyOf(limit)]);
    },
    async clear(limit) {
      await sql.execute('DELETE FROM attempt_limit WHERE limit_key = ?', [keyOf(limit)]);
    },
    purge: (now) => sql.execute('DELETE FROM attempt_limit WHERE window_ends_at <= ?', [now]),
  };
};
