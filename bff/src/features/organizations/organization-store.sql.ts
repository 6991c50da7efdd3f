import { DatabaseError, isDuplicate } from '../../database/database-error.ts';
import { instantOf, textOf } from '../../database/row.ts';
import type { Row, Sql } from '../../database/sql.ts';
import type { OrganizationStore } from './deps.ts';
import type { Firm } from './organization.ts';

const SELECT = 'SELECT id, credit_code, name, legal_representative_id, since FROM organization';

export const firmOf = (row: Row): Firm => ({
  id: textOf(row, 'id'),
  creditCode: textOf(row, 'credit_code'),
  name: textOf(row, 'name'),
  legalRepresentativeId: textOf(row, 'legal_representative_id'),
  since: instantOf(row, 'since'),
});

export const organizationStore = (sql: Sql): OrganizationStore => {
  const one = async (column: 'id' | 'credit_code', value: string) => {
    const [row] = await sql.rows(`${SELECT} WHERE ${column} = ?`, [value]);
    return row ? firmOf(row) : null;
  };
  return {
    find: (id) => one('id', id),
    findByCreditCode: (creditCode) => one('credit_code', creditCode),
    async listOfLegalRepresentative(residentId) {
      const rows = await sql.rows(`${SELECT} WHERE legal_representative_id = ? ORDER BY id DESC LIMIT 100`, [
        residentId,
      ]);
      return rows.map(firmOf);
    },
    async insert({ id, creditCode, name, legalRepresentativeId, since }) {
      try {
        await sql.execute(
          'INSERT INTO organization (id, credit_code, name, legal_representative_id, since) VALUES (?, ?, ?, ?, ?)',
          [id, creditCode, name, legalRepresentativeId, since],
        );
      } catch (error) {
        // Bound by another transaction this one cannot see: the whole unit runs again and finds it.
        throw isDuplicate(error) ? new DatabaseError('retry', 'LOST_RACE', 'organization') : error;
      }
    },
    async takeOver(id, from, { name, legalRepresentativeId, since }) {
      const taken = await sql.execute(
        'UPDATE organization SET name = ?, legal_representative_id = ?, since = ? WHERE id = ? AND legal_representative_id = ?',
        [name, legalRepresentativeId, since, id, from],
      );
      return taken === 1;
    },
  };
};
