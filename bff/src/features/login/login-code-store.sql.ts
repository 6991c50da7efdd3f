import { isDuplicate } from '../../database/database-error.ts';
import type { Sql } from '../../database/sql.ts';
import type { LoginCodeStore } from './deps.ts';

/** Give it the database, not a unit: a used code stays used whatever happens next. */
export const loginCodeStore = (sql: Sql): LoginCodeStore => ({
  async claim(codeHash, now) {
    try {
      return (await sql.execute('INSERT INTO login_code (code_hash, used_at) VALUES (?, ?)', [codeHash, now])) === 1;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  },
  purge: (before) => sql.execute('DELETE FROM login_code WHERE used_at < ?', [before]),
});
