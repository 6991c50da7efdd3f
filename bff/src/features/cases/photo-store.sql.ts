import { instantOf, integerOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row, Sql } from '../../database/sql.ts';
import { takeUploadTurn } from '../../database/upload-turn.sql.ts';
import type { CasePhoto, PhotoStore } from './deps.ts';

const photoOf = (row: Row): CasePhoto => ({
  id: textOf(row, 'id'),
  ownerId: textOf(row, 'owner_id'),
  sourceHash: textOf(row, 'source_hash'),
  fileName: textOf(row, 'file_name'),
  width: integerOf(row, 'width'),
  height: integerOf(row, 'height'),
  state: wordOf(row, 'state', ['unattached', 'attached']),
  caseId: orNull(textOf)(row, 'case_id'),
  eventId: orNull(textOf)(row, 'event_id'),
  createdAt: instantOf(row, 'created_at'),
});

export const photoStore = (sql: Sql): PhotoStore => ({
  takeTurn: (ownerId) => takeUploadTurn(sql, ownerId),

  async insert(photo) {
    await sql.execute(
      'INSERT INTO case_photo (id, owner_id, source_hash, file_name, width, height, state, case_id, event_id, position, created_at) ' +
        'VALUES (?,?,?,?,?,?,?,?,?,?,?)',
      [
        photo.id,
        photo.ownerId,
        photo.sourceHash,
        photo.fileName,
        photo.width,
        photo.height,
        photo.state,
        photo.caseId,
        photo.eventId,
        null,
        photo.createdAt,
      ],
    );
  },

  async find(id) {
    const [row] = await sql.rows('SELECT * FROM case_photo WHERE id = ?', [id]);
    return row ? photoOf(row) : null;
  },

  async findUnattached(ownerId, sourceHash) {
    const [row] = await sql.rows(
      "SELECT * FROM case_photo WHERE owner_id = ? AND state = 'unattached' AND source_hash = ? ORDER BY id LIMIT 1",
      [ownerId, sourceHash],
    );
    return row ? photoOf(row) : null;
  },

  async countUnattached(ownerId) {
    const [row = {}] = await sql.rows(
      "SELECT COUNT(*) AS n FROM case_photo WHERE owner_id = ? AND state = 'unattached'",
      [ownerId],
    );
    return integerOf(row, 'n');
  },

  async attach(id, ownerId, { caseId, eventId, position }) {
    const won = await sql.execute(
      "UPDATE case_photo SET state = 'attached', case_id = ?, event_id = ?, position = ? " +
        "WHERE id = ? AND owner_id = ? AND state = 'unattached'",
      [caseId, eventId, position, id, ownerId],
    );
    return won === 1;
  },

  async ofCase(caseId) {
    const rows = await sql.rows('SELECT * FROM case_photo WHERE case_id = ? ORDER BY event_id, position', [caseId]);
    return rows.map(photoOf);
  },

  async listOrphans(before, limit) {
    const rows = await sql.rows(
      "SELECT * FROM case_photo WHERE state = 'unattached' AND created_at < ? ORDER BY created_at LIMIT ?",
      [before, limit],
    );
    return rows.map(photoOf);
  },

  async deleteUnattached(id) {
    return (await sql.execute("DELETE FROM case_photo WHERE id = ? AND state = 'unattached'", [id])) === 1;
  },

  async named(fileNames) {
    if (fileNames.length === 0) return new Set();
    const marks = fileNames.map(() => '?').join(', ');
    const rows = await sql.rows(`SELECT file_name FROM case_photo WHERE file_name IN (${marks})`, fileNames);
    return new Set(rows.map((row) => textOf(row, 'file_name')));
  },
});
