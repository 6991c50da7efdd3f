import { Deadline } from 'shared/deadlines.ts';
import { inquiryStatuses } from 'shared/inquiry-steps.ts';
import * as z from 'zod/mini';
import { isDuplicate } from '../../database/database-error.ts';
import { instantOf, integerOf, jsonOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row, Sql, SqlValue } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { InquiryQuery, InquiryStore } from './deps.ts';
import type { Inquiry } from './inquiry.ts';

const INSERT =
  'INSERT INTO inquiry (id, number, data_set, asker, holder, purpose, legal_basis, matter_number, person_cipher, ' +
  'person_index, asked_by, status, version, answered_by, reason_cipher, proof_id, due_at, deadline, asked_at, ' +
  'changed_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)';
const CHANGE =
  'UPDATE inquiry SET status = ?, version = ?, answered_by = ?, reason_cipher = ?, proof_id = ?, due_at = ?, ' +
  'deadline = ?, changed_at = ? WHERE id = ? AND status = ? AND version = ?';
const Person = z.object({ name: z.string(), idNumber: z.string() });

export const inquiryStore = (sql: Sql, cipher: FieldCipher): InquiryStore => {
  const place = (column: string, row: string) => ({ table: 'inquiry', column, row });
  const encrypted = (id: string, column: string, value: string | null) =>
    value === null ? null : cipher.encrypt(value, place(column, id));
  const decrypted = (row: Row, column: string) => cipher.decrypt(textOf(row, column), place(column, textOf(row, 'id')));
  const indexOf = (idNumber: string) => cipher.blindIndex('inquiry.person', idNumber);

  const inquiryOf = (row: Row): Inquiry => ({
    id: textOf(row, 'id'),
    number: textOf(row, 'number'),
    dataSet: textOf(row, 'data_set'),
    asker: textOf(row, 'asker'),
    holder: textOf(row, 'holder'),
    purpose: textOf(row, 'purpose'),
    legalBasis: textOf(row, 'legal_basis'),
    matterNumber: textOf(row, 'matter_number'),
    person: z.parse(Person, JSON.parse(decrypted(row, 'person_cipher'))),
    askedBy: textOf(row, 'asked_by'),
    status: wordOf(row, 'status', inquiryStatuses),
    version: integerOf(row, 'version'),
    answeredBy: orNull(textOf)(row, 'answered_by'),
    reason: orNull(decrypted)(row, 'reason_cipher'),
    proofId: orNull(textOf)(row, 'proof_id'),
    dueAt: orNull(instantOf)(row, 'due_at'),
    deadline: z.parse(z.nullable(Deadline), orNull(jsonOf)(row, 'deadline')),
    askedAt: instantOf(row, 'asked_at'),
    changedAt: instantOf(row, 'changed_at'),
  });

  return {
    async openDay(day) {
      const [known] = await sql.rows('SELECT day FROM inquiry_day WHERE day = ?', [day]);
      if (known) return;
      await sql.execute('INSERT INTO inquiry_day (day, last_number) VALUES (?, 0)', [day]).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
    },

    async nextNumber(day) {
      const count = 'UPDATE inquiry_day SET last_number = last_number + 1 WHERE day = ?';
      if ((await sql.execute(count, [day])) === 0) throw new Error(`the day ${day} was not opened for numbers`);
      const [row = {}] = await sql.rows('SELECT last_number FROM inquiry_day WHERE day = ?', [day]);
      return integerOf(row, 'last_number');
    },

    async insert(one) {
      const { id, person } = one;
      await sql.execute(INSERT, [
        ...[id, one.number, one.dataSet, one.asker, one.holder, one.purpose, one.legalBasis, one.matterNumber],
        encrypted(id, 'person_cipher', JSON.stringify({ name: person.name, idNumber: person.idNumber })),
        indexOf(person.idNumber),
        ...[one.askedBy, one.status, one.version, one.answeredBy],
        encrypted(id, 'reason_cipher', one.reason),
        ...[one.proofId, one.dueAt, deadlineText(one), one.askedAt, one.changedAt],
      ]);
    },

    async find(id) {
      const [row] = await sql.rows('SELECT * FROM inquiry WHERE id = ?', [id]);
      return row ? inquiryOf(row) : null;
    },

    async change(before, after) {
      const won = await sql.execute(CHANGE, [
        ...[after.status, after.version, after.answeredBy],
        encrypted(before.id, 'reason_cipher', after.reason),
        ...[after.proofId, after.dueAt, deadlineText(after), after.changedAt],
        ...[before.id, before.status, before.version],
      ]);
      return won === 1;
    },

    async list(query) {
      const { clause, values } = whereOf(query);
      const rows = await sql.rows(`SELECT * FROM inquiry WHERE ${clause} ORDER BY id DESC LIMIT ?`, [
        ...values,
        query.limit,
      ]);
      return rows.map(inquiryOf);
    },

    async countToAnswer(holder) {
      const [row = {}] = await sql.rows("SELECT COUNT(*) AS n FROM inquiry WHERE holder = ? AND status = 'asked'", [
        holder,
      ]);
      return integerOf(row, 'n');
    },

    async listAbout(idNumber, after, limit) {
      const rows = await sql.rows(
        `SELECT * FROM inquiry WHERE person_index = ?${after === null ? '' : ' AND id < ?'} ORDER BY id DESC LIMIT ?`,
        [indexOf(idNumber), ...(after === null ? [] : [after]), limit],
      );
      return rows.map(inquiryOf);
    },
  };
};

const deadlineText = ({ deadline }: Inquiry): string | null => (deadline === null ? null : JSON.stringify(deadline));

function whereOf({ side, department, statuses, after }: InquiryQuery): { clause: string; values: SqlValue[] } {
  const sides = { asker: 'asker = ?', holder: 'holder = ?', either: '(asker = ? OR holder = ?)' } as const;
  const values: SqlValue[] = side === 'either' ? [department, department] : [department];
  const clause = `${sides[side]} AND status IN (${statuses.map(() => '?').join(', ')})`;
  if (after === null) return { clause, values: [...values, ...statuses] };
  return { clause: `${clause} AND id < ?`, values: [...values, ...statuses, after] };
}
