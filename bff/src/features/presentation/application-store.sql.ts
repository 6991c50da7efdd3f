import * as z from 'zod/mini';
import { isDuplicate } from '../../database/database-error.ts';
import { instantOf, integerOf, jsonOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row, Sql, SqlValue } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { Application, FiledMaterial } from './application.ts';
import type { ApplicationStore } from './deps.ts';

const Fields = z.array(z.string());

const applicationOf = (row: Row): Application => ({
  id: textOf(row, 'id'),
  number: textOf(row, 'number'),
  itemId: textOf(row, 'item_id'),
  itemName: textOf(row, 'item_name'),
  status: wordOf(row, 'status', ['open', 'closed']),
  terminalId: textOf(row, 'terminal_id'),
  unitId: textOf(row, 'unit_id'),
  holderId: orNull(textOf)(row, 'holder_id'),
  openedAt: instantOf(row, 'opened_at'),
});

const materialOf = (row: Row): FiledMaterial => ({
  type: textOf(row, 'certificate_type'),
  requestId: textOf(row, 'request_id'),
  certificateId: textOf(row, 'certificate_id'),
  fields: z.parse(Fields, jsonOf(row, 'field_ids')),
  staffNumber: textOf(row, 'staff_number'),
  filedAt: instantOf(row, 'filed_at'),
  withdrawnAt: orNull(instantOf)(row, 'withdrawn_at'),
});

export function applicationStore(sql: Sql, cipher: Pick<FieldCipher, 'encrypt'>): ApplicationStore {
  const select = async (where: string, values: readonly SqlValue[]) =>
    (await sql.rows(`SELECT * FROM application WHERE ${where}`, values)).map(applicationOf);
  const countUp = (day: string) =>
    sql.execute('UPDATE application_day SET last_number = last_number + 1 WHERE day = ?', [day]);
  return {
    async nextNumber(day) {
      if ((await countUp(day)) === 0) {
        try {
          await sql.execute('INSERT INTO application_day (day, last_number) VALUES (?, 1)', [day]);
        } catch (error) {
          if (!isDuplicate(error)) throw error;
          await countUp(day);
        }
      }
      // The row stays locked by our own update until the transaction ends.
      const [row = {}] = await sql.rows('SELECT last_number FROM application_day WHERE day = ?', [day]);
      return integerOf(row, 'last_number');
    },
    async insert({ id, number, itemId, itemName, status, terminalId, unitId, openedAt }) {
      await sql.execute(
        'INSERT INTO application (id, number, item_id, item_name, status, terminal_id, unit_id, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        [id, number, itemId, itemName, status, terminalId, unitId, openedAt],
      );
    },
    find: async (number) => (await select('number = ?', [number]))[0] ?? null,
    findById: async (id) => (await select('id = ?', [id]))[0] ?? null,
    openOfTerminal: (terminalId, since, limit) =>
      select("terminal_id = ? AND status = 'open' AND opened_at >= ? ORDER BY id DESC LIMIT ?", [
        terminalId,
        since,
        limit,
      ]),
    async bindHolder(number, holderId) {
      const bound = await sql.execute(
        "UPDATE application SET holder_id = ? WHERE number = ? AND status = 'open' AND (holder_id IS NULL OR holder_id = ?)",
        [holderId, number, holderId],
      );
      return bound === 1;
    },
    async materialsOf(numbers) {
      const found = new Map<string, FiledMaterial[]>(numbers.map((number) => [number, []]));
      if (numbers.length === 0) return found;
      const rows = await sql.rows(
        `SELECT * FROM filed_material WHERE application_number IN (${numbers.map(() => '?').join(', ')}) ORDER BY id`,
        [...numbers],
      );
      for (const row of rows) found.get(textOf(row, 'application_number'))?.push(materialOf(row));
      return found;
    },
    async file(number, { type, requestId, certificateId, fields, staffNumber, filedAt }, id, snapshot) {
      const [filed] = await sql.rows(
        'SELECT id FROM filed_material WHERE application_number = ? AND request_id = ? AND certificate_type = ?',
        [number, requestId, type],
      );
      if (filed) return;
      await sql.execute(
        'INSERT INTO filed_material (id, application_number, request_id, certificate_type, certificate_id, field_ids, snapshot_cipher, staff_number, filed_at) ' +
          'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [
          id,
          number,
          requestId,
          type,
          certificateId,
          JSON.stringify(fields),
          cipher.encrypt(snapshot, { table: 'filed_material', column: 'snapshot_cipher', row: id }),
          staffNumber,
          filedAt,
        ],
      );
    },
    async withdrawFiled(requestId, now) {
      await sql.execute('UPDATE filed_material SET withdrawn_at = ? WHERE request_id = ? AND withdrawn_at IS NULL', [
        now,
        requestId,
      ]);
    },
  };
}
