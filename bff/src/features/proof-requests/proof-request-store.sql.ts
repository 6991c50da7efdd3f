import { isDuplicate } from '../../database/database-error.ts';
import { integerOf } from '../../database/row.ts';
import type { Sql, SqlValue } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import { sortAtOf, type ProofRequestStore, type QueueQuery } from './deps.ts';
import { proofRequestRows } from './proof-request-rows.sql.ts';
import type { ProofRequest } from './proof-request.ts';

const INSERT =
  'INSERT INTO proof_request (id, number, type, department, status, version, resident_id, applicant_cipher, purpose, ' +
  'recipient_cipher, answers_cipher, collection, address_cipher, tracking_cipher, proof_id, promised_days, due_at, ' +
  'deadline, sort_at, submitted_at, changed_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)';
const CHANGE =
  'UPDATE proof_request SET status = ?, version = ?, tracking_cipher = ?, proof_id = ?, findings_cipher = ?, ' +
  'reminded_at = ?, due_at = ?, deadline = ?, sort_at = ?, changed_at = ? WHERE id = ? AND status = ? AND version = ?';
const INSERT_EVENT =
  'INSERT INTO proof_request_event (id, request_id, step, to_status, version, party, actor_id, at, text_cipher) ' +
  'VALUES (?,?,?,?,?,?,?,?,?)';

const deadlineText = ({ deadline }: ProofRequest): string | null =>
  deadline === null ? null : JSON.stringify(deadline);
const marksFor = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

export const proofRequestStore = (sql: Sql, cipher: FieldCipher): ProofRequestStore => {
  const { requestOf, eventOf, lookOf, encrypted, encryptedEvent } = proofRequestRows(cipher);
  return {
    async openDay(day) {
      const [known] = await sql.rows('SELECT day FROM proof_request_day WHERE day = ?', [day]);
      if (known) return;
      await sql
        .execute('INSERT INTO proof_request_day (day, last_number) VALUES (?, 0)', [day])
        .catch((error: unknown) => {
          if (!isDuplicate(error)) throw error;
        });
    },

    async nextNumber(day) {
      const count = 'UPDATE proof_request_day SET last_number = last_number + 1 WHERE day = ?';
      if ((await sql.execute(count, [day])) === 0) throw new Error(`the day ${day} was not opened for numbers`);
      const [row = {}] = await sql.rows('SELECT last_number FROM proof_request_day WHERE day = ?', [day]);
      return integerOf(row, 'last_number');
    },

    async insert(one) {
      const head = [one.id, one.number, one.type, one.department, one.status, one.version, one.residentId];
      await sql.execute(INSERT, [
        ...head,
        encrypted(one.id, 'applicant_cipher', one.applicant),
        one.purpose,
        encrypted(one.id, 'recipient_cipher', one.recipient),
        encrypted(one.id, 'answers_cipher', one.answers),
        one.collection,
        encrypted(one.id, 'address_cipher', one.address),
        encrypted(one.id, 'tracking_cipher', one.tracking),
        one.proofId,
        one.promisedDays,
        one.dueAt,
        deadlineText(one),
        sortAtOf(one),
        one.submittedAt,
        one.changedAt,
      ]);
    },

    async find(id) {
      const [row] = await sql.rows('SELECT * FROM proof_request WHERE id = ?', [id]);
      return row ? requestOf(row) : null;
    },

    async countOf(residentId, type, statuses) {
      const [row = {}] = await sql.rows(
        `SELECT COUNT(*) AS n FROM proof_request WHERE resident_id = ? AND type = ? AND status IN (${marksFor(statuses)})`,
        [residentId, type, ...statuses],
      );
      return integerOf(row, 'n');
    },

    async change(before, after) {
      const won = await sql.execute(CHANGE, [
        after.status,
        after.version,
        encrypted(before.id, 'tracking_cipher', after.tracking),
        after.proofId,
        encrypted(before.id, 'findings_cipher', after.findings),
        after.remindedAt,
        after.dueAt,
        deadlineText(after),
        sortAtOf(after),
        after.changedAt,
        before.id,
        before.status,
        before.version,
      ]);
      return won === 1;
    },

    async listOwned(residentId, after, limit) {
      const rows = await sql.rows(
        `SELECT * FROM proof_request WHERE resident_id = ?${after === null ? '' : ' AND id < ?'} ORDER BY id DESC LIMIT ?`,
        [residentId, ...(after === null ? [] : [after]), limit],
      );
      return rows.map(requestOf);
    },

    async listQueue(query) {
      const { clause, values } = queueWhere(query);
      const [sign, order] = query.newestFirst ? ['<', 'DESC'] : ['>', 'ASC'];
      const place = query.after ? ` AND (sort_at ${sign} ? OR (sort_at = ? AND id ${sign} ?))` : '';
      const from = query.after ? [query.after.sortAt, query.after.sortAt, query.after.id] : [];
      const rows = await sql.rows(
        `SELECT * FROM proof_request WHERE ${clause}${place} ORDER BY sort_at ${order}, id ${order} LIMIT ?`,
        [...values, ...from, query.limit],
      );
      return rows.map(requestOf);
    },

    async countQueue(query, lateFrom) {
      const { clause, values } = queueWhere(query);
      const [row = {}] = await sql.rows(
        'SELECT COUNT(*) AS todo, COALESCE(SUM(CASE WHEN due_at < ? THEN 1 ELSE 0 END), 0) AS late ' +
          `FROM proof_request WHERE ${clause}`,
        [lateFrom, ...values],
      );
      return { todo: integerOf(row, 'todo'), late: integerOf(row, 'late') };
    },

    async listWithApplicant({ dueBefore, reminded }, limit) {
      const rows = await sql.rows(
        "SELECT * FROM proof_request WHERE status = 'more-material' AND due_at < ? " +
          `${reminded ? '' : 'AND reminded_at IS NULL '}ORDER BY due_at, id LIMIT ?`,
        [dueBefore, limit],
      );
      return rows.map(requestOf);
    },

    async markReminded({ id, status, version }, at) {
      const mark =
        'UPDATE proof_request SET reminded_at = ? WHERE id = ? AND status = ? AND version = ? AND reminded_at IS NULL';
      return (await sql.execute(mark, [at, id, status, version])) === 1;
    },

    async addEvent(event) {
      const head = [event.id, event.requestId, event.step, event.to, event.version, event.party, event.actorId];
      await sql.execute(INSERT_EVENT, [...head, event.at, encryptedEvent(event.id, event.text)]);
    },

    async eventsOf(requestId) {
      const rows = await sql.rows('SELECT * FROM proof_request_event WHERE request_id = ? ORDER BY version', [
        requestId,
      ]);
      return rows.map(eventOf);
    },

    async findEvent(id) {
      const [row] = await sql.rows('SELECT * FROM proof_request_event WHERE id = ?', [id]);
      return row ? eventOf(row) : null;
    },

    async addLook({ id, requestId, staffId, at }) {
      const values = [id, requestId, staffId, at];
      await sql.execute('INSERT INTO proof_request_look (id, request_id, staff_id, at) VALUES (?,?,?,?)', values);
    },

    async looksAt(requestId, limit) {
      const rows = await sql.rows('SELECT * FROM proof_request_look WHERE request_id = ? ORDER BY id DESC LIMIT ?', [
        requestId,
        limit,
      ]);
      return rows.map(lookOf);
    },
  };
};

function queueWhere({ department, statuses }: Pick<QueueQuery, 'department' | 'statuses'>) {
  const values: SqlValue[] = [department, ...statuses];
  return { clause: `department = ? AND status IN (${marksFor(statuses)})`, values };
}
