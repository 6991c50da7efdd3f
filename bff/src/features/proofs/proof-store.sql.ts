import { isDuplicate } from '../../database/database-error.ts';
import { integerOf, textOf, wordOf } from '../../database/row.ts';
import type { Sql, SqlValue } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { ProofStore } from './deps.ts';
import { departmentCodes } from './departments.ts';
import type { Owner, Proof } from './proof.ts';
import { checkIndex, COLUMNS, INSERT, linkIndex, place, readProof, valuesOf } from './proof-rows.sql.ts';

type Where = [where: string, values: SqlValue[]];

export const proofStore = (sql: Sql, cipher: FieldCipher): ProofStore => {
  const one = async (where: string, values: readonly SqlValue[]): Promise<Proof | null> => {
    const [row] = await sql.rows(`SELECT ${COLUMNS} FROM proof WHERE ${where}`, values);
    return row ? readProof(row, cipher) : null;
  };
  const list = async (where: string, values: readonly SqlValue[], limit: number): Promise<Proof[]> => {
    const rows = await sql.rows(
      `SELECT ${COLUMNS} FROM proof WHERE ${where} ORDER BY id DESC LIMIT ${Math.trunc(limit)}`,
      values,
    );
    return rows.map((row) => readProof(row, cipher));
  };
  return {
    nextNumber: (department, year) => nextNumber(sql, department, year),
    async insert(proof, page) {
      await sql.execute(INSERT, valuesOf(proof, page, cipher));
    },
    findOwned(owner, id) {
      const [person, who] = personal(owner);
      return one(`id = ? AND (${person} OR organization_id = ?)`, [id, ...who, owner.organizationId]);
    },
    listOwned(owner, { before, limit, only }) {
      const [whose, who] = owner.organizationId === null ? personal(owner) : askedBy(owner);
      const [state, day] = only ? STATES[only.state](only.today) : ['', []];
      return list(`${whose} AND id < ?${state}`, [...who, before ?? '~', ...day], limit);
    },
    findOfDepartment: (department, id) => one('department = ? AND id = ?', [department, id]),
    listOfDepartment: (department, { before, limit, number }) =>
      list(
        `department = ? AND id < ?${number === null ? '' : ' AND number = ?'}`,
        [department, before ?? '~', ...(number === null ? [] : [number])],
        limit,
      ),
    async departmentOf(unitId) {
      const [row] = await sql.rows('SELECT department FROM proof_unit WHERE unit_id = ?', [unitId]);
      return row ? wordOf(row, 'department', departmentCodes) : null;
    },
    async pageOf(id) {
      const [row] = await sql.rows('SELECT page_cipher FROM proof WHERE id = ?', [id]);
      return row ? cipher.decrypt(textOf(row, 'page_cipher'), place('page_cipher', id)) : null;
    },
    findByLinkCode: (code) => one('link_index = ?', [linkIndex(cipher, code)]),
    findByNumber: (number, code) => one('number = ? AND check_index = ?', [number, checkIndex(cipher, number, code)]),
    findBySha256: (sha256) => one('sha256 = ? OR ofd_sha256 = ?', [sha256, sha256]),
    async countSince(owner, type, since) {
      const [whose, who] = askedBy(owner);
      const [row] = await sql.rows(
        `SELECT count(*) AS issued FROM proof WHERE ${whose} AND type = ? AND issued_at >= ?`,
        [...who, type, since],
      );
      return row ? integerOf(row, 'issued') : 0;
    },
    async markRevoked(id, { at, reason, supersededBy }) {
      const sets =
        'UPDATE proof SET status = ?, revoked_at = ?, revoke_reason = ?, superseded_by = ? WHERE id = ? AND status = ?';
      return (await sql.execute(sets, ['revoked', at, reason, supersededBy, id, 'issued'])) === 1;
    },
    async namedFiles(names) {
      if (names.length === 0) return new Set();
      const marks = names.map(() => '?').join(', ');
      const rows = await sql.rows(
        `SELECT file_name AS name FROM proof WHERE file_name IN (${marks}) ` +
          `UNION ALL SELECT ofd_file_name AS name FROM proof WHERE ofd_file_name IN (${marks})`,
        [...names, ...names],
      );
      return new Set(rows.map((row) => textOf(row, 'name')));
    },
  };
};

const askedBy = ({ residentId, organizationId }: Pick<Owner, 'residentId' | 'organizationId'>): Where =>
  organizationId === null
    ? ['resident_id = ? AND organization_id IS NULL', [residentId]]
    : ['organization_id = ?', [organizationId]];

/** What one asked for, but no longer of a child come of age, who has it instead. Older rows know no such day. */
const personal = ({ residentId, personIndex, today }: Owner): Where => [
  '((resident_id = ? AND organization_id IS NULL AND (ward_of_age_on IS NULL OR ward_of_age_on > ?)) ' +
    'OR (ward_index = ? AND ward_of_age_on <= ?))',
  [residentId, today, personIndex, today],
];

const STATES = {
  valid: (today: string): [string, SqlValue[]] => [" AND status = 'issued' AND valid_until >= ?", [today]],
  ended: (today: string): [string, SqlValue[]] => [" AND (status = 'revoked' OR valid_until < ?)", [today]],
};

/** The row stays locked to the end of the transaction: an undone issue gives its number back. */
async function nextNumber(sql: Sql, department: string, year: number): Promise<number> {
  const count = 'UPDATE proof_number SET last = last + 1 WHERE department = ? AND year = ?';
  if ((await sql.execute(count, [department, year])) === 0) {
    await sql
      .execute('INSERT INTO proof_number (department, year, last) VALUES (?, ?, 0)', [department, year])
      .catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
    await sql.execute(count, [department, year]);
  }
  const [row] = await sql.rows('SELECT last FROM proof_number WHERE department = ? AND year = ?', [department, year]);
  if (!row) throw new Error('a number was counted but is not there');
  return integerOf(row, 'last');
}
