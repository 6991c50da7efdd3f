import * as z from 'zod/mini';
import { flagOf, instantOf, jsonOf, orNull, textOf } from '../../database/row.ts';
import type { Row, Sql } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { Terminal, TerminalRegister, TerminalStore } from './deps.ts';

const COLUMNS = 'id, window_name, hall_name, floor, unit_id, unit_name, service_items';
const Items = z.array(z.string());

const terminalOf = (row: Row): Terminal => ({
  id: textOf(row, 'id'),
  windowName: textOf(row, 'window_name'),
  hallName: textOf(row, 'hall_name'),
  floor: textOf(row, 'floor'),
  unitId: textOf(row, 'unit_id'),
  unitName: textOf(row, 'unit_name'),
  serviceItems: z.parse(Items, jsonOf(row, 'service_items')),
});

/** Codes and secrets are stored as keyed hashes only. */
export function terminalStore(sql: Sql, cipher: Pick<FieldCipher, 'blindIndex'>): TerminalStore & TerminalRegister {
  const secretIndex = (secret: string) => cipher.blindIndex('terminal.secret', secret);
  const enrolmentIndex = (code: string) => cipher.blindIndex('terminal.enrolment', code.replaceAll('-', ''));
  const findBy = async (column: 'id' | 'secret_index', value: string) => {
    const [row] = await sql.rows(`SELECT ${COLUMNS} FROM terminal WHERE ${column} = ? AND active = ?`, [value, true]);
    return row ? terminalOf(row) : null;
  };
  return {
    find: (id) => findBy('id', id),
    findBySecret: (secret) => findBy('secret_index', secretIndex(secret)),
    async enrol(code, secret, now) {
      const index = secretIndex(secret);
      const used = await sql.execute(
        'UPDATE terminal SET secret_index = ?, enrolment_index = NULL, enrolment_until = NULL, enrolled_at = ? ' +
          'WHERE enrolment_index = ? AND enrolment_until > ? AND active = ?',
        [index, now, enrolmentIndex(code), now, true],
      );
      return used === 1 ? findBy('secret_index', index) : null;
    },
    async insert({ id, windowName, hallName, floor, unitId, unitName, serviceItems }) {
      await sql.execute(
        'INSERT INTO terminal (id, window_name, hall_name, floor, unit_id, unit_name, service_items, active) ' +
          'VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        [id, windowName, hallName, floor, unitId, unitName, JSON.stringify(serviceItems), true],
      );
    },
    async setEnrolment(id, code, until) {
      await sql.execute('UPDATE terminal SET enrolment_index = ?, enrolment_until = ? WHERE id = ?', [
        enrolmentIndex(code),
        until,
        id,
      ]);
    },
    async findAt(hallName, windowName) {
      const [row] = await sql.rows(
        `SELECT ${COLUMNS}, active, secret_index, enrolment_until FROM terminal WHERE hall_name = ? AND window_name = ?`,
        [hallName, windowName],
      );
      if (!row) return null;
      const codeUntil = orNull(instantOf)(row, 'enrolment_until');
      return { ...terminalOf(row), active: flagOf(row, 'active'), isEnrolled: row['secret_index'] !== null, codeUntil };
    },
    async update({ id, floor, unitId, unitName, serviceItems }, active) {
      await sql.execute(
        'UPDATE terminal SET floor = ?, unit_id = ?, unit_name = ?, service_items = ?, active = ? WHERE id = ?',
        [floor, unitId, unitName, JSON.stringify(serviceItems), active, id],
      );
    },
  };
}
