import { instantOf, integerOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row, Sql } from '../../database/sql.ts';
import type { ConsentStore, StoredConsent } from './deps.ts';

const consentOf = (row: Row): StoredConsent => ({
  id: textOf(row, 'id'),
  kind: wordOf(row, 'kind', ['face-verification']),
  version: integerOf(row, 'version'),
  givenAt: instantOf(row, 'given_at'),
  withdrawnAt: orNull(instantOf)(row, 'withdrawn_at'),
});

export const consentStore = (sql: Sql): ConsentStore => ({
  async insert(accountId, { id, kind, version, givenAt, withdrawnAt }) {
    await sql.execute(
      'INSERT INTO consent (id, account_id, kind, version, given_at, withdrawn_at) VALUES (?, ?, ?, ?, ?, ?)',
      [id, accountId, kind, version, givenAt, withdrawnAt],
    );
  },
  async listOf(accountId) {
    const rows = await sql.rows(
      'SELECT id, kind, version, given_at, withdrawn_at FROM consent WHERE account_id = ? ORDER BY id DESC LIMIT 100',
      [accountId],
    );
    return rows.map(consentOf);
  },
  async find(accountId, id) {
    const [row] = await sql.rows(
      'SELECT id, kind, version, given_at, withdrawn_at FROM consent WHERE id = ? AND account_id = ?',
      [id, accountId],
    );
    return row ? consentOf(row) : null;
  },
  withdraw: (accountId, kind, now) =>
    sql.execute('UPDATE consent SET withdrawn_at = ? WHERE account_id = ? AND kind = ? AND withdrawn_at IS NULL', [
      now,
      accountId,
      kind,
    ]),
});
