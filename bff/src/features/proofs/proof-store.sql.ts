import { isDuplicate } from '../../database/database-error.ts';
import { instantOf, integerOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row, Sql, SqlValue } from '../../database/sql.ts';
import type { FieldCipher, Place } from '../../kernel/field-cipher.ts';
import type { ProofStore } from './deps.ts';
import type { Proof } from './proof.ts';
import { departmentCodes } from './proof-type.ts';

const COLUMNS =
  'id, resident_id, type, title, department, organization, number, purpose, recipient_cipher, holder_cipher, ' +
  'codes_cipher, seal_id, sha256, file_name, size_bytes, status, issued_at, valid_until, revoked_at';
const INSERT = `INSERT INTO proof (${COLUMNS}, page_cipher, link_index, check_index) VALUES (${Array(22).fill('?').join(', ')})`;

export const proofStore = (sql: Sql, cipher: FieldCipher): ProofStore => {
  const one = async (where: string, values: readonly SqlValue[]): Promise<Proof | null> => {
    const [row] = await sql.rows(`SELECT ${COLUMNS} FROM proof WHERE ${where}`, values);
    return row ? readProof(row, cipher) : null;
  };
  const linkIndex = (code: string) => cipher.blindIndex('proof.link-code', code);
  const checkIndex = (number: string, code: string) => cipher.blindIndex('proof.check-code', `${number} ${code}`);
  return {
    nextNumber: (department, year) => nextNumber(sql, department, year),
    async insert(proof, page) {
      const { id, recipient } = proof;
      await sql.execute(INSERT, [
        id,
        proof.residentId,
        proof.type,
        proof.title,
        proof.department,
        proof.organization,
        proof.number,
        proof.purpose,
        recipient === null ? null : cipher.encrypt(recipient, place('recipient_cipher', id)),
        cipher.encrypt(proof.holder, place('holder_cipher', id)),
        cipher.encrypt(`${proof.linkCode} ${proof.checkCode}`, place('codes_cipher', id)),
        proof.sealId,
        proof.sha256,
        proof.fileName,
        proof.sizeBytes,
        proof.status,
        proof.issuedAt,
        proof.validUntil,
        proof.revokedAt,
        cipher.encrypt(page, place('page_cipher', id)),
        linkIndex(proof.linkCode),
        checkIndex(proof.number, proof.checkCode),
      ]);
    },
    findOwned: (residentId, id) => one('id = ? AND resident_id = ?', [id, residentId]),
    async listOwned(residentId, before, limit) {
      const rows = await sql.rows(
        `SELECT ${COLUMNS} FROM proof WHERE resident_id = ? AND id < ? ORDER BY id DESC LIMIT ${Math.trunc(limit)}`,
        [residentId, before ?? '~'],
      );
      return rows.map((row) => readProof(row, cipher));
    },
    async pageOf(id) {
      const [row] = await sql.rows('SELECT page_cipher FROM proof WHERE id = ?', [id]);
      return row ? cipher.decrypt(textOf(row, 'page_cipher'), place('page_cipher', id)) : null;
    },
    findByLinkCode: (code) => one('link_index = ?', [linkIndex(code)]),
    findByNumber: (number, code) => one('number = ? AND check_index = ?', [number, checkIndex(number, code)]),
    findBySha256: (sha256) => one('sha256 = ?', [sha256]),
    async countSince(residentId, type, since) {
      const [row] = await sql.rows(
        'SELECT count(*) AS issued FROM proof WHERE resident_id = ? AND type = ? AND issued_at >= ?',
        [residentId, type, since],
      );
      return row ? integerOf(row, 'issued') : 0;
    },
    async markRevoked(id, at) {
      const sets = 'UPDATE proof SET status = ?, revoked_at = ? WHERE id = ? AND status = ?';
      return (await sql.execute(sets, ['revoked', at, id, 'issued'])) === 1;
    },
    async namedFiles(names) {
      if (names.length === 0) return new Set();
      const marks = names.map(() => '?').join(', ');
      const rows = await sql.rows(`SELECT file_name FROM proof WHERE file_name IN (${marks})`, names);
      return new Set(rows.map((row) => textOf(row, 'file_name')));
    },
  };
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

const place = (column: string, row: string): Place => ({ table: 'proof', column, row });

function readProof(row: Row, cipher: FieldCipher): Proof {
  const id = textOf(row, 'id');
  const recipient = orNull(textOf)(row, 'recipient_cipher');
  const [linkCode = '', checkCode = ''] = cipher
    .decrypt(textOf(row, 'codes_cipher'), place('codes_cipher', id))
    .split(' ');
  return {
    id,
    residentId: textOf(row, 'resident_id'),
    type: textOf(row, 'type'),
    title: textOf(row, 'title'),
    department: wordOf(row, 'department', departmentCodes),
    organization: textOf(row, 'organization'),
    number: textOf(row, 'number'),
    purpose: textOf(row, 'purpose'),
    recipient: recipient === null ? null : cipher.decrypt(recipient, place('recipient_cipher', id)),
    holder: cipher.decrypt(textOf(row, 'holder_cipher'), place('holder_cipher', id)),
    linkCode,
    checkCode,
    sealId: textOf(row, 'seal_id'),
    sha256: textOf(row, 'sha256'),
    fileName: textOf(row, 'file_name'),
    sizeBytes: integerOf(row, 'size_bytes'),
    status: wordOf(row, 'status', ['issued', 'revoked']),
    issuedAt: instantOf(row, 'issued_at'),
    validUntil: textOf(row, 'valid_until'),
    revokedAt: orNull(instantOf)(row, 'revoked_at'),
  };
}
