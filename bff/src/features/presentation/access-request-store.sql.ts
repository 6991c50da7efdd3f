import { accessRequestStatuses, WindowFacts } from 'shared/presentation.ts';
import * as z from 'zod/mini';
import { flagOf, instantOf, integerOf, jsonOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row, Sql, SqlValue } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { AccessRequest } from './access-request.ts';
import type { AccessRequestStore } from './deps.ts';

const Place = z.omit(WindowFacts, { clerkName: true });
const Types = z.array(z.string());
const nameAt = (row: string) => ({ table: 'access_request', column: 'clerk_name_cipher', row });
const columnOf = {
  residentId: 'resident_id',
  holderId: 'holder_id',
  reported: 'reported',
  askedAt: 'asked_at',
  agreedAt: 'agreed_at',
  endedAt: 'ended_at',
  expiresAt: 'expires_at',
} as const;

export function accessRequestStore(sql: Sql, cipher: FieldCipher): AccessRequestStore {
  const windowIndex = (code: string) => cipher.blindIndex('window-code', code);

  const requestOf = (row: Row): AccessRequest => {
    const id = textOf(row, 'id');
    return {
      id,
      flow: wordOf(row, 'flow', ['shown', 'scanned']),
      status: wordOf(row, 'status', accessRequestStatuses),
      residentId: orNull(textOf)(row, 'resident_id'),
      holderKind: wordOf(row, 'holder_kind', ['resident', 'organization']),
      holderId: orNull(textOf)(row, 'holder_id'),
      terminalId: textOf(row, 'terminal_id'),
      staffId: textOf(row, 'staff_id'),
      place: {
        ...z.parse(Place, jsonOf(row, 'place')),
        clerkName: cipher.decrypt(textOf(row, 'clerk_name_cipher'), nameAt(id)),
      },
      itemId: textOf(row, 'item_id'),
      itemVersion: integerOf(row, 'item_version'),
      itemName: textOf(row, 'item_name'),
      applicationNumber: textOf(row, 'application_number'),
      matchNumber: textOf(row, 'match_number'),
      choices: textOf(row, 'choices').split(','),
      optionalTypes: row['optional_types'] === null ? null : z.parse(Types, jsonOf(row, 'optional_types')),
      reported: flagOf(row, 'reported'),
      createdAt: instantOf(row, 'created_at'),
      askedAt: orNull(instantOf)(row, 'asked_at'),
      agreedAt: orNull(instantOf)(row, 'agreed_at'),
      endedAt: orNull(instantOf)(row, 'ended_at'),
      expiresAt: instantOf(row, 'expires_at'),
    };
  };
  const select = async (where: string, values: readonly SqlValue[]) =>
    (await sql.rows(`SELECT * FROM access_request WHERE ${where}`, values)).map(requestOf);

  /** `SET` part of a change: unset members stay. */
  const changes = (change: Parameters<AccessRequestStore['move']>[2]) => {
    const { optionalTypes, ...plain } = change;
    const values: Record<string, SqlValue> = { ...plain };
    const sets = Object.entries(columnOf).filter(([name]) => values[name] !== undefined);
    return {
      sets: [...sets.map(([, column]) => `, ${column} = ?`), ...(optionalTypes ? [', optional_types = ?'] : [])].join(
        '',
      ),
      values: [
        ...sets.map(([name]) => values[name] ?? null),
        ...(optionalTypes ? [JSON.stringify(optionalTypes)] : []),
      ],
    };
  };

  return {
    async insert(request, windowCode) {
      const { clerkName, ...place } = request.place;
      const row: Record<string, SqlValue> = {
        id: request.id,
        flow: request.flow,
        status: request.status,
        resident_id: request.residentId,
        holder_kind: request.holderKind,
        holder_id: request.holderId,
        terminal_id: request.terminalId,
        staff_id: request.staffId,
        staff_number: place.staffNumber,
        clerk_name_cipher: cipher.encrypt(clerkName, nameAt(request.id)),
        place: JSON.stringify(place),
        item_id: request.itemId,
        item_version: request.itemVersion,
        item_name: request.itemName,
        application_number: request.applicationNumber,
        match_number: request.matchNumber,
        choices: request.choices.join(','),
        window_code_index: windowCode ? windowIndex(windowCode.code) : null,
        window_code_until: windowCode?.until ?? null,
        reported: request.reported,
        created_at: request.createdAt,
        asked_at: request.askedAt,
        agreed_at: request.agreedAt,
        ended_at: request.endedAt,
        expires_at: request.expiresAt,
      };
      const columns = Object.keys(row);
      await sql.execute(
        `INSERT INTO access_request (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        Object.values(row),
      );
    },

    find: async (id) => (await select('id = ?', [id]))[0] ?? null,
    findByWindowCode: async (code) => (await select('window_code_index = ?', [windowIndex(code)]))[0] ?? null,

    async move({ id, status }, to, change, now) {
      const { sets, values } = changes(change);
      const moved = await sql.execute(
        `UPDATE access_request SET status = ?${sets} WHERE id = ? AND status = ? AND expires_at > ?`,
        [to, ...values, id, status, now],
      );
      return moved === 1;
    },

    async claim({ id }, code, change, now) {
      const { sets, values } = changes(change);
      const claimed = await sql.execute(
        `UPDATE access_request SET status = 'asked'${sets} WHERE id = ? AND status = 'offered' AND expires_at > ? ` +
          'AND window_code_index = ? AND window_code_until > ?',
        [...values, id, now, windowIndex(code), now],
      );
      return claimed === 1;
    },

    async setWindowCode(id, code, until, now) {
      const set = await sql.execute(
        "UPDATE access_request SET window_code_index = ?, window_code_until = ? WHERE id = ? AND status = 'offered' AND expires_at > ?",
        [windowIndex(code), until, id, now],
      );
      return set === 1;
    },

    pendingOf: (residentId, holderId, now) =>
      select(
        "resident_id = ? AND status IN ('asked', 'agreed') AND holder_id = ? AND expires_at > ? ORDER BY id DESC LIMIT 20",
        [residentId, holderId, now],
      ),

    ofHolder(holderId, { show, before, limit, now }) {
      const shown = {
        all: '',
        agreed: " AND status = 'granted'",
        'not-given': " AND status <> 'granted' AND (status NOT IN ('asked', 'agreed') OR expires_at <= ?)",
      }[show];
      return select(`holder_id = ?${before ? ' AND id < ?' : ''}${shown} ORDER BY id DESC LIMIT ?`, [
        holderId,
        ...(before ? [before] : []),
        ...(show === 'not-given' ? [now] : []),
        limit,
      ]);
    },

    ofTerminalSince: (terminalId, since, limit) =>
      select('terminal_id = ? AND created_at >= ? ORDER BY id DESC LIMIT ?', [terminalId, since, limit]),
  };
}
