import { StaffRole } from 'shared/staff.ts';
import * as z from 'zod/mini';
import { flagOf, textOf } from '../../database/row.ts';
import type { Row, Sql } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { StaffMember, StaffRegister, StaffStore } from './deps.ts';

const COLUMNS = 'id, staff_number, name_cipher, roles, unit_id, unit_name';
const Roles = z.array(StaffRole);
const rolesOf = (row: Row) => z.parse(Roles, textOf(row, 'roles').split(','));
const nameOf = (row: string) => ({ table: 'staff_member', column: 'name_cipher', row });

export function staffStore(sql: Sql, cipher: FieldCipher): StaffStore & StaffRegister {
  const memberOf = (row: Row): StaffMember => ({
    id: textOf(row, 'id'),
    staffNumber: textOf(row, 'staff_number'),
    name: cipher.decrypt(textOf(row, 'name_cipher'), nameOf(textOf(row, 'id'))),
    roles: rolesOf(row),
    unitId: textOf(row, 'unit_id'),
    unitName: textOf(row, 'unit_name'),
  });
  return {
    async find(id) {
      const [row] = await sql.rows(`SELECT ${COLUMNS} FROM staff_member WHERE id = ? AND active = ?`, [id, true]);
      return row ? memberOf(row) : null;
    },
    async rightsOf(id) {
      const [row] = await sql.rows('SELECT roles, unit_id FROM staff_member WHERE id = ? AND active = ?', [id, true]);
      return row ? { roles: rolesOf(row), unitId: textOf(row, 'unit_id') } : null;
    },
    async findByNumber(staffNumber) {
      const [row] = await sql.rows(
        `SELECT ${COLUMNS}, password_hash FROM staff_member WHERE staff_number = ? AND active = ?`,
        [staffNumber, true],
      );
      return row ? { ...memberOf(row), passwordHash: textOf(row, 'password_hash') } : null;
    },
    async findAny(staffNumber) {
      const [row] = await sql.rows(`SELECT ${COLUMNS}, active FROM staff_member WHERE staff_number = ?`, [staffNumber]);
      return row ? { ...memberOf(row), active: flagOf(row, 'active') } : null;
    },
    async update({ id, name, roles, unitId, unitName }, active) {
      await sql.execute(
        'UPDATE staff_member SET name_cipher = ?, roles = ?, unit_id = ?, unit_name = ?, active = ? WHERE id = ?',
        [cipher.encrypt(name, nameOf(id)), roles.join(','), unitId, unitName, active, id],
      );
    },
    async setPassword(id, passwordHash) {
      await sql.execute('UPDATE staff_member SET password_hash = ?, attempts = 0, locked_until = NULL WHERE id = ?', [
        passwordHash,
        id,
      ]);
    },
    async takeTry(id, most, now, lockUntil) {
      await sql.execute(
        'UPDATE staff_member SET attempts = 0, locked_until = NULL WHERE id = ? AND locked_until <= ?',
        [id, now],
      );
      // MySQL sets columns from left to right: locked_until must see the old count.
      const taken = await sql.execute(
        'UPDATE staff_member SET locked_until = CASE WHEN attempts + 1 >= ? THEN ? ELSE locked_until END, ' +
          'attempts = attempts + 1 WHERE id = ? AND attempts < ?',
        [most, lockUntil, id, most],
      );
      return taken === 1;
    },
    async clearTries(id) {
      await sql.execute('UPDATE staff_member SET attempts = 0, locked_until = NULL WHERE id = ?', [id]);
    },
    async insert({ id, staffNumber, name, roles, unitId, unitName }, passwordHash) {
      await sql.execute(
        'INSERT INTO staff_member (id, staff_number, name_cipher, password_hash, roles, unit_id, unit_name, active, attempts) ' +
          'VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)',
        [id, staffNumber, cipher.encrypt(name, nameOf(id)), passwordHash, roles.join(','), unitId, unitName, true],
      );
    },
  };
}
