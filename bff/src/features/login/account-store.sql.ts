import { DatabaseError, isDuplicate } from '../../database/database-error.ts';
import { orNull, textOf } from '../../database/row.ts';
import type { Sql } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { AccountStore } from './deps.ts';

const openidPlace = (row: string) => ({ table: 'account', column: 'openid_cipher', row });

export const accountStore = (sql: Sql, cipher: FieldCipher): AccountStore => ({
  async ensure(openid, newId, now) {
    const index = cipher.blindIndex('account.openid', openid);
    const [row] = await sql.rows('SELECT id FROM account WHERE openid_index = ?', [index]);
    if (row) return textOf(row, 'id');
    try {
      await sql.execute('INSERT INTO account (id, openid_cipher, openid_index, created_at) VALUES (?, ?, ?, ?)', [
        newId,
        cipher.encrypt(openid, openidPlace(newId)),
        index,
        now,
      ]);
    } catch (error) {
      throw isDuplicate(error) ? againAfterRace('account') : error;
    }
    return newId;
  },
  async openidOf(accountId) {
    const [row] = await sql.rows('SELECT openid_cipher FROM account WHERE id = ?', [accountId]);
    if (!row) throw new Error('an account that has a session is gone');
    return cipher.decrypt(textOf(row, 'openid_cipher'), openidPlace(accountId));
  },
  async residentOf(accountId) {
    const [row] = await sql.rows('SELECT resident_id FROM account WHERE id = ?', [accountId]);
    return row ? orNull(textOf)(row, 'resident_id') : null;
  },
  async setResident(accountId, residentId) {
    await sql.execute('UPDATE account SET resident_id = ? WHERE id = ?', [residentId, accountId]);
  },
});

/** Another transaction just made the row this one could not see: the whole unit runs again and finds it. */
export const againAfterRace = (table: string): DatabaseError => new DatabaseError('retry', 'LOST_RACE', table);
