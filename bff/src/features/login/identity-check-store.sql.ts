import { instantOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row, Sql } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { IdentityCheckStore } from './deps.ts';
import type { IdentityCheck } from './identity-check.ts';

type Column = 'name_cipher' | 'id_number_cipher' | 'ticket_cipher' | 'code_cipher';
const place = (column: Column, row: string) => ({ table: 'identity_check', column, row });

const FORGET = 'name_cipher = NULL, id_number_cipher = NULL, code_cipher = NULL, code_index = NULL';
const INSERT =
  'INSERT INTO identity_check (id, way, purpose, status, account_id, session_id, name_cipher, id_number_cipher, ' +
  'ticket_cipher, code_cipher, code_index, terminal_id, staff_id, created_at, expires_at, decided_at) ' +
  'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

export const identityCheckStore = (sql: Sql, cipher: FieldCipher): IdentityCheckStore => {
  const seal = (value: string | null | undefined, column: Column, row: string): string | null =>
    value === null || value === undefined ? null : cipher.encrypt(value, place(column, row));
  const codeIndex = (code: string | null) => (code === null ? null : cipher.blindIndex('identity-check.code', code));

  function checkOf(row: Row): IdentityCheck {
    const id = textOf(row, 'id');
    const open = (column: Column): string | null => {
      const value = orNull(textOf)(row, column);
      return value === null ? null : cipher.decrypt(value, place(column, id));
    };
    const name = open('name_cipher');
    const idNumber = open('id_number_cipher');
    return {
      id,
      way: wordOf(row, 'way', ['face', 'counter']),
      purpose: wordOf(row, 'purpose', ['login', 'step-up']),
      status: wordOf(row, 'status', ['open', 'confirmed', 'passed', 'failed', 'refused', 'void']),
      accountId: textOf(row, 'account_id'),
      sessionId: textOf(row, 'session_id'),
      person: name === null || idNumber === null ? null : { name, idNumber },
      ticket: open('ticket_cipher'),
      code: open('code_cipher'),
      terminalId: orNull(textOf)(row, 'terminal_id'),
      staffId: orNull(textOf)(row, 'staff_id'),
      createdAt: instantOf(row, 'created_at'),
      expiresAt: instantOf(row, 'expires_at'),
      decidedAt: orNull(instantOf)(row, 'decided_at'),
    };
  }

  const one = async (column: 'id' | 'code_index', value: string | null) => {
    const [row] = await sql.rows(`SELECT * FROM identity_check WHERE ${column} = ?`, [value]);
    return row ? checkOf(row) : null;
  };

  return {
    async insert(check) {
      const { id, person } = check;
      await sql.execute(INSERT, [
        id,
        check.way,
        check.purpose,
        check.status,
        check.accountId,
        check.sessionId,
        seal(person?.name, 'name_cipher', id),
        seal(person?.idNumber, 'id_number_cipher', id),
        seal(check.ticket, 'ticket_cipher', id),
        seal(check.code, 'code_cipher', id),
        codeIndex(check.code),
        check.terminalId,
        check.staffId,
        check.createdAt,
        check.expiresAt,
        check.decidedAt,
      ]);
    },
    find: (id) => one('id', id),
    findByCode: (code) => one('code_index', codeIndex(code)),
    async settle(id, from, { status, at, staffId, expiresAt }) {
      const forget = status === 'confirmed' ? '' : `, ${FORGET}`;
      const settled = await sql.execute(
        'UPDATE identity_check SET status = ?, decided_at = ?, staff_id = COALESCE(?, staff_id), ' +
          `expires_at = COALESCE(?, expires_at)${forget} WHERE id = ? AND status = ?`,
        [status, at, staffId ?? null, expiresAt ?? null, id, from],
      );
      return settled === 1;
    },
    async bindTerminal(id, terminalId) {
      const bound = await sql.execute(
        "UPDATE identity_check SET terminal_id = ? WHERE id = ? AND status = 'open' AND (terminal_id IS NULL OR terminal_id = ?)",
        [terminalId, id, terminalId],
      );
      return bound === 1;
    },
    async voidOpenOf(sessionId, now) {
      await sql.execute(
        `UPDATE identity_check SET status = 'void', decided_at = ?, ${FORGET} WHERE session_id = ? AND status IN ('open', 'confirmed')`,
        [now, sessionId],
      );
    },
    purge: (before) => sql.execute('DELETE FROM identity_check WHERE expires_at < ?', [before]),
    voidExpired: (now) =>
      sql.execute(
        `UPDATE identity_check SET status = 'void', decided_at = ?, ${FORGET} WHERE expires_at <= ? AND status IN ('open', 'confirmed')`,
        [now, now],
      ),
  };
};
