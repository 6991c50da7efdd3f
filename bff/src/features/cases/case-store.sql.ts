import { caseCategoryCodes } from 'shared/case-categories.ts';
import { caseStatuses, caseStepNames, urgencyNames } from 'shared/case-steps.ts';
import { CaseKind, CasePlace, Deadline } from 'shared/cases.ts';
import * as z from 'zod/mini';
import { isDuplicate } from '../../database/database-error.ts';
import { flagOf, instantOf, integerOf, jsonOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row, Sql, SqlValue } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import { sortAtOf, type BoardQuery, type CaseStore } from './deps.ts';
import type { CaseEvent, ServiceCase } from './service-case.ts';

const kinds = CaseKind.options;
const parties = ['caller', 'hotline', 'unit', 'supervisor'] as const;

const place = (column: string, row: string, table = 'service_case') => ({ table, column, row });

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
  const decrypted = (row: Row, column: string): string =>
    cipher.decrypt(textOf(row, column), place(column, textOf(row, 'id')));
  const encrypted = (id: string, column: string, value: string | null): string | null =>
    value === null ? null : cipher.encrypt(value, place(column, id));

  const caseOf = (row: Row): ServiceCase => {
    const where = orNull(decrypted)(row, 'place_cipher');
    const deadline = orNull(jsonOf)(row, 'deadline');
    return {
      id: textOf(row, 'id'),
      number: textOf(row, 'number'),
      kind: wordOf(row, 'kind', kinds),
      category: wordOf(row, 'category', caseCategoryCodes),
      nature: orNull((from: Row, column: string) => wordOf(from, column, kinds))(row, 'nature'),
      urgency: orNull((from: Row, column: string) => wordOf(from, column, urgencyNames))(row, 'urgency'),
      status: wordOf(row, 'status', caseStatuses),
      version: integerOf(row, 'version'),
      callerId: textOf(row, 'caller_id'),
      organizationId: orNull(textOf)(row, 'organization_id'),
      organizationName: orNull(textOf)(row, 'organization_name'),
      callerName: decrypted(row, 'caller_name_cipher'),
      phone: orNull(decrypted)(row, 'phone_cipher'),
      text: decrypted(row, 'text_cipher'),
      place: where === null ? null : z.parse(CasePlace, JSON.parse(where)),
      hideIdentity: flagOf(row, 'hide_identity'),
      unitId: orNull(textOf)(row, 'unit_id'),
      stars: orNull(integerOf)(row, 'stars'),
      dueAt: orNull(instantOf)(row, 'due_at'),
      deadline: deadline === null ? null : z.parse(Deadline, deadline),
      remindedAt: orNull(instantOf)(row, 'reminded_at'),
      submittedAt: instantOf(row, 'submitted_at'),
      changedAt: instantOf(row, 'changed_at'),
    };
  };

  const eventOf = (row: Row): CaseEvent => {
    const said = orNull(textOf)(row, 'text_cipher');
    const id = textOf(row, 'id');
    return {
      id,
      caseId: textOf(row, 'case_id'),
      step: wordOf(row, 'step', ['submit', 'remind', ...caseStepNames]),
      to: wordOf(row, 'to_status', caseStatuses),
      version: integerOf(row, 'version'),
      party: wordOf(row, 'party', parties),
      actorId: textOf(row, 'actor_id'),
      unitId: orNull(textOf)(row, 'unit_id'),
      at: instantOf(row, 'at'),
      text: said === null ? null : cipher.decrypt(said, place('text_cipher', id, 'case_event')),
    };
  };

  return {
    async nextNumber(day) {
      const count = () => sql.execute('UPDATE case_number SET last_number = last_number + 1 WHERE day = ?', [day]);
      if ((await count()) === 0) {
        try {
          await sql.execute('INSERT INTO case_number (day, last_number) VALUES (?, 1)', [day]);
        } catch (error) {
          if (!isDuplicate(error)) throw error;
          await count();
        }
      }
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
      const said =
        event.text === null ? null : cipher.encrypt(event.text, place('text_cipher', event.id, 'case_event'));
      const head = [event.id, event.caseId, event.step, event.to, event.version, event.party, event.actorId];
      await sql.execute(INSERT_EVENT, [...head, event.unitId, event.at, said]);
    },

    async eventsOf(caseId) {
      const rows = await sql.rows('SELECT * FROM case_event WHERE case_id = ? ORDER BY version', [caseId]);
      return rows.map(eventOf);
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
