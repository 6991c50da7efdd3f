import { instantOf, integerOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row, Sql } from '../../database/sql.ts';
import { takeUploadTurn } from '../../database/upload-turn.sql.ts';
import type { Material, MaterialStore } from './deps.ts';

const materialOf = (row: Row): Material => ({
  id: textOf(row, 'id'),
  ownerId: textOf(row, 'owner_id'),
  sourceHash: textOf(row, 'source_hash'),
  fileName: textOf(row, 'file_name'),
  kind: wordOf(row, 'kind', ['picture', 'pdf']),
  state: wordOf(row, 'state', ['unattached', 'attached']),
  slot: orNull(textOf)(row, 'slot'),
  requestId: orNull(textOf)(row, 'request_id'),
  eventId: orNull(textOf)(row, 'event_id'),
  createdAt: instantOf(row, 'created_at'),
});

export const materialStore = (sql: Sql): MaterialStore => ({
  takeTurn: (ownerId) => takeUploadTurn(sql, ownerId),

  async insert({ id, ownerId, sourceHash, fileName, kind, createdAt }) {
    await sql.execute(
      'INSERT INTO proof_request_material (id, owner_id, source_hash, file_name, kind, state, created_at) ' +
        "VALUES (?,?,?,?,?,'unattached',?)",
      [id, ownerId, sourceHash, fileName, kind, createdAt],
    );
  },

  async find(id) {
    const [row] = await sql.rows('SELECT * FROM proof_request_material WHERE id = ?', [id]);
    return row ? materialOf(row) : null;
  },

  async findUnattached(ownerId, sourceHash) {
    const [row] = await sql.rows(
      "SELECT * FROM proof_request_material WHERE owner_id = ? AND state = 'unattached' AND source_hash = ? " +
        'ORDER BY id LIMIT 1',
      [ownerId, sourceHash],
    );
    return row ? materialOf(row) : null;
  },

  async countUnattached(ownerId) {
    const [row = {}] = await sql.rows(
      "SELECT COUNT(*) AS n FROM proof_request_material WHERE owner_id = ? AND state = 'unattached'",
      [ownerId],
    );
    return integerOf(row, 'n');
  },

  async attach(id, ownerId, { requestId, eventId, slot, position }) {
    const won = await sql.execute(
      "UPDATE proof_request_material SET state = 'attached', request_id = ?, event_id = ?, slot = ?, position = ? " +
        "WHERE id = ? AND owner_id = ? AND state = 'unattached'",
      [requestId, eventId, slot, position, id, ownerId],
    );
    return won === 1;
  },

  async reuse(id, ownerId, { newId, requestId, eventId, slot, position }) {
    const made = await sql.execute(
      'INSERT INTO proof_request_material ' +
        '(id, owner_id, source_hash, file_name, kind, state, slot, request_id, event_id, position, created_at) ' +
        'SELECT ?, owner_id, source_hash, file_name, kind, state, ?, ?, ?, ?, created_at ' +
        "FROM proof_request_material WHERE id = ? AND owner_id = ? AND state = 'attached'",
      [newId, slot, requestId, eventId, position, id, ownerId],
    );
    return made === 1;
  },

  async ofRequest(requestId) {
    const rows = await sql.rows(
      'SELECT * FROM proof_request_material WHERE request_id = ? ORDER BY event_id, position',
      [requestId],
    );
    return rows.map(materialOf);
  },

  async listOrphans(before, limit) {
    const rows = await sql.rows(
      "SELECT * FROM proof_request_material WHERE state = 'unattached' AND created_at < ? ORDER BY created_at LIMIT ?",
      [before, limit],
    );
    return rows.map(materialOf);
  },

  async deleteUnattached(id) {
    const deleted = "DELETE FROM proof_request_material WHERE id = ? AND state = 'unattached'";
    return (await sql.execute(deleted, [id])) === 1;
  },

  async named(fileNames) {
    if (fileNames.length === 0) return new Set();
    const marks = fileNames.map(() => '?').join(', ');
    const rows = await sql.rows(
      `SELECT file_name FROM proof_request_material WHERE file_name IN (${marks})`,
      fileNames,
    );
    return new Set(rows.map((row) => textOf(row, 'file_name')));
  },
});
