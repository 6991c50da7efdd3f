import { isDuplicate } from '../../database/database-error.ts';
import { integerOf } from '../../database/row.ts';
import type { Sql, SqlValue } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import { caseRows } from './case-rows.sql.ts';
import { sortAtOf, type BoardQuery, type CaseStore } from './deps.ts';
import type { ServiceCase } from './service-case.ts';

const INSERT =
  'INSERT INTO service_case (id, number, kind, category, nature, urgency, status, version, caller_id, organization_id, ' +
  'organization_name, caller_name_cipher, phone_cipher, text_cipher, place_cipher, hide_identity, unit_id, stars, ' +
  'due_at, deadline, reminded_at, sort_at, submitted_at, changed_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)';
const CHANGE =
  'UPDATE service_case SET category = ?, nature = ?, urgency = ?, status = ?, version = ?, unit_id = ?, stars = ?, ' +
  'due_at = ?, deadline = ?, reminded_at = ?, sort_at = ?, changed_at = ? WHERE id = ? AND status = ? AND version = ?';
const INSERT_EVENT =
  'INSERT INTO case_event (id, case_id, step, to_status, version, party, actor_id, unit_id, at, text_cipher) ' +
  'VALUES (?,?,?,?,?,?,?,?,?,?)';

const deadlineText = ({ deadline }: ServiceCase): string | null =>
  deadline === null ? null : JSON.stringify(deadline);

export const caseStore = (sql: Sql, cipher: FieldCipher): CaseStore => {
  const { caseOf, eventOf, lookOf, encrypted, encryptedEvent } = caseRows(cipher);
  let openedDay = '';
  return {
    async openDay(day) {
      if (openedDay === day) return;
      const [known] = await sql.rows('SELECT day FROM case_number WHERE day = ?', [day]);
      if (!known) {
        await sql.execute('INSERT INTO case_number (day, last_number) VALUES (?, 0)', [day]).catch((error: unknown) => {
          if (!isDuplicate(error)) throw error;
        });
      }
      openedDay = day;
    },

    async nextNumber(day) {
      const counted = await sql.execute('UPDATE case_number SET last_number = last_number + 1 WHERE day = ?', [day]);
      if (counted === 0) throw new Error(`the day ${day} was not opened for numbers`);
      const [row = {}] = await sql.rows('SELECT last_number FROM case_number WHERE day = ?', [day]);
      return integerOf(row, 'last_number');
    },

    async insert(one) {
      const where = one.place === null ? null : JSON.stringify(one.place);
      await sql.execute(INSERT, [
        one.id,
        one.number,
        one.kind,
        one.category,
        one.nature,
        one.urgency,
        one.status,
        one.version,
        one.callerId,
        one.organizationId,
        one.organizationName,
        encrypted(one.id, 'caller_name_cipher', one.callerName),
        encrypted(one.id, 'phone_cipher', one.phone),
        encrypted(one.id, 'text_cipher', one.text),
        encrypted(one.id, 'place_cipher', where),
        one.hideIdentity,
        one.unitId,
        one.stars,
        one.dueAt,
        deadlineText(one),
        one.remindedAt,
        sortAtOf(one),
        one.submittedAt,
        one.changedAt,
      ]);
    },

    async find(id) {
      const [row] = await sql.rows('SELECT * FROM service_case WHERE id = ?', [id]);
      return row ? caseOf(row) : null;
    },

    async change(before, after) {
      const values = [after.category, after.nature, after.urgency, after.status, after.version, after.unitId];
      const clock = [after.dueAt, deadlineText(after), after.remindedAt, sortAtOf(after), after.changedAt];
      const won = await sql.execute(CHANGE, [
        ...values,
        after.stars,
        ...clock,
        before.id,
        before.status,
        before.version,
      ]);
      return won === 1;
    },

    async listCalls({ id, organizationId }, after, limit) {
      const whose = organizationId === null ? 'caller_id = ? AND organization_id IS NULL' : 'organization_id = ?';
      const values: SqlValue[] = [organizationId ?? id, ...(after === null ? [] : [after]), limit];
      const rows = await sql.rows(
        `SELECT * FROM service_case WHERE ${whose}${after === null ? '' : ' AND id < ?'} ORDER BY id DESC LIMIT ?`,
        values,
      );
      return rows.map(caseOf);
    },

    async listBoard(query) {
      const { clause, values } = boardWhere(query);
      const [sign, order] = query.newestFirst ? ['<', 'DESC'] : ['>', 'ASC'];
      const conditions = [clause];
      if (query.due.from) {
        conditions.push('due_at >= ?');
        values.push(query.due.from);
      }
      if (query.due.until) {
        conditions.push('due_at < ?');
        values.push(query.due.until);
      }
      if (query.after) {
        conditions.push(`(sort_at ${sign} ? OR (sort_at = ? AND id ${sign} ?))`);
        values.push(query.after.sortAt, query.after.sortAt, query.after.id);
      }
      const rows = await sql.rows(
        `SELECT * FROM service_case WHERE ${conditions.join(' AND ')} ORDER BY sort_at ${order}, id ${order} LIMIT ?`,
        [...values, query.limit],
      );
      return rows.map(caseOf);
    },

    async countBoard(query, redUntil, yellowUntil) {
      const { clause, values } = boardWhere(query);
      const [row = {}] = await sql.rows(
        'SELECT COUNT(*) AS whole, COALESCE(SUM(CASE WHEN due_at < ? THEN 1 ELSE 0 END), 0) AS red, ' +
          'COALESCE(SUM(CASE WHEN due_at >= ? AND due_at < ? THEN 1 ELSE 0 END), 0) AS yellow, ' +
          `COALESCE(SUM(CASE WHEN due_at >= ? THEN 1 ELSE 0 END), 0) AS green FROM service_case WHERE ${clause}`,
        [redUntil, redUntil, yellowUntil, yellowUntil, ...values],
      );
      return {
        all: integerOf(row, 'whole'),
        red: integerOf(row, 'red'),
        yellow: integerOf(row, 'yellow'),
        green: integerOf(row, 'green'),
      };
    },

    async addEvent(event) {
      const head = [event.id, event.caseId, event.step, event.to, event.version, event.party, event.actorId];
      await sql.execute(INSERT_EVENT, [...head, event.unitId, event.at, encryptedEvent(event.id, event.text)]);
    },

    async eventsOf(caseId) {
      const rows = await sql.rows('SELECT * FROM case_event WHERE case_id = ? ORDER BY version', [caseId]);
      return rows.map(eventOf);
    },

    async addLook({ id, caseId, staffId, unitId, at }) {
      await sql.execute('INSERT INTO case_look (id, case_id, staff_id, unit_id, at) VALUES (?,?,?,?,?)', [
        id,
        caseId,
        staffId,
        unitId,
        at,
      ]);
    },

    async looksAt(caseId, limit) {
      const rows = await sql.rows('SELECT * FROM case_look WHERE case_id = ? ORDER BY id DESC LIMIT ?', [
        caseId,
        limit,
      ]);
      return rows.map(lookOf);
    },

    async findEvent(id) {
      const [row] = await sql.rows('SELECT * FROM case_event WHERE id = ?', [id]);
      return row ? eventOf(row) : null;
    },
  };
};

function boardWhere({ statuses, unitId }: Pick<BoardQuery, 'statuses' | 'unitId'>) {
  const values: SqlValue[] = [...statuses];
  const marks = statuses.map(() => '?').join(', ');
  if (unitId === null) return { clause: `status IN (${marks})`, values };
  return { clause: `status IN (${marks}) AND unit_id = ?`, values: [...values, unitId] };
}
