import * as z from 'zod/mini';
import { instantOf, jsonOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row, Sql, SqlValue } from '../../database/sql.ts';
import type { SessionStore } from './deps.ts';
import type { ResidentSession, StoredSession } from './session.ts';

const StaffFacts = z.object({
  staffNumber: z.string(),
  roles: z.array(z.enum(['clerk', 'handler', 'supervisor', 'reviewer'])),
  unitId: z.string(),
  terminalId: z.nullable(z.string()),
});

const COLUMNS =
  'id, kind, client, token_hash, account_id, resident_id, staff_id, staff_facts, acting_organization_id, acting_role, ' +
  'stepped_up_until, device, created_at, last_seen_at, expires_at, ended_at';
const SELECT = `SELECT ${COLUMNS} FROM login_session`;

function common(row: Row) {
  return {
    id: textOf(row, 'id'),
    tokenHash: textOf(row, 'token_hash'),
    device: textOf(row, 'device'),
    createdAt: instantOf(row, 'created_at'),
    lastSeenAt: instantOf(row, 'last_seen_at'),
    expiresAt: instantOf(row, 'expires_at'),
    endedAt: orNull(instantOf)(row, 'ended_at'),
  };
}

function residentSessionOf(row: Row): ResidentSession {
  const organizationId = orNull(textOf)(row, 'acting_organization_id');
  return {
    ...common(row),
    kind: 'resident',
    client: wordOf(row, 'client', ['h5', 'weapp']),
    accountId: textOf(row, 'account_id'),
    residentId: orNull(textOf)(row, 'resident_id'),
    acting:
      organizationId === null
        ? null
        : { organizationId, role: wordOf(row, 'acting_role', ['legal-representative', 'agent']) },
    steppedUpUntil: orNull(instantOf)(row, 'stepped_up_until'),
  };
}

function sessionOf(row: Row): StoredSession {
  if (wordOf(row, 'kind', ['resident', 'staff']) === 'resident') return residentSessionOf(row);
  const staff = z.parse(StaffFacts, jsonOf(row, 'staff_facts'));
  return { ...common(row), kind: 'staff', client: 'desk', staffId: textOf(row, 'staff_id'), staff };
}

const ownColumns = (session: StoredSession): Record<string, SqlValue> =>
  session.kind === 'staff'
    ? { staff_id: session.staffId, staff_facts: JSON.stringify(session.staff) }
    : {
        account_id: session.accountId,
        resident_id: session.residentId,
        acting_organization_id: session.acting?.organizationId ?? null,
        acting_role: session.acting?.role ?? null,
        stepped_up_until: session.steppedUpUntil,
      };

export const sessionStore = (sql: Sql): SessionStore => {
  const one = async (where: string, value: string) => {
    const [row] = await sql.rows(`${SELECT} WHERE ${where} = ?`, [value]);
    return row ? sessionOf(row) : null;
  };
  const endWhere = (column: string, value: string, now: Date) =>
    sql.execute(`UPDATE login_session SET ended_at = ? WHERE ${column} = ? AND ended_at IS NULL`, [now, value]);
  return {
    findByTokenHash: (tokenHash) => one('token_hash', tokenHash),
    find: (id) => one('id', id),
    async listOf(accountId, residentId) {
      const rows = await sql.rows(
        `${SELECT} WHERE kind = 'resident' AND (account_id = ? OR resident_id = ?) ORDER BY id DESC LIMIT 50`,
        [accountId, residentId ?? ''],
      );
      return rows.map(residentSessionOf);
    },
    async insert(session) {
      const { id, kind, client, tokenHash, device, createdAt, lastSeenAt, expiresAt, endedAt } = session;
      const values: Record<string, SqlValue> = {
        id,
        kind,
        client,
        token_hash: tokenHash,
        device,
        created_at: createdAt,
        last_seen_at: lastSeenAt,
        expires_at: expiresAt,
        ended_at: endedAt,
        ...ownColumns(session),
      };
      const names = Object.keys(values);
      await sql.execute(
        `INSERT INTO login_session (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
        Object.values(values),
      );
    },
    async rotate(id, tokenHash, level) {
      const sets = ['token_hash = ?'];
      const values: SqlValue[] = [tokenHash];
      if (level.residentId !== undefined) {
        // Another person may prove themselves on the same phone: nothing of the last one may stay.
        sets.push('acting_organization_id = NULL', 'acting_role = NULL', 'stepped_up_until = NULL', 'resident_id = ?');
        values.push(level.residentId);
      }
      if (level.steppedUpUntil !== undefined) {
        sets.push('stepped_up_until = ?');
        values.push(level.steppedUpUntil);
      }
      const rotated = await sql.execute(
        `UPDATE login_session SET ${sets.join(', ')} WHERE id = ? AND ended_at IS NULL`,
        [...values, id],
      );
      return rotated === 1;
    },
    async touch(id, before, now) {
      await sql.execute('UPDATE login_session SET last_seen_at = ? WHERE id = ? AND last_seen_at = ?', [
        now,
        id,
        before,
      ]);
    },
    end: async (id, now) => (await endWhere('id', id, now)) === 1,
    endAllOfStaff: (staffId, now) => endWhere('staff_id', staffId, now),
    endAllOfAccount: (accountId, now) => endWhere('account_id', accountId, now),
    purge: (before) => sql.execute('DELETE FROM login_session WHERE expires_at < ?', [before]),
    async setActing(id, acting) {
      const changed = await sql.execute(
        'UPDATE login_session SET acting_organization_id = ?, acting_role = ? WHERE id = ? AND ended_at IS NULL',
        [acting?.organizationId ?? null, acting?.role ?? null, id],
      );
      return changed === 1;
    },
    clearActing: (residentId, organizationId) =>
      sql.execute(
        'UPDATE login_session SET acting_organization_id = NULL, acting_role = NULL ' +
          'WHERE resident_id = ? AND acting_organization_id = ? AND ended_at IS NULL',
        [residentId, organizationId],
      ),
    clearActingOf: (organizationId) =>
      sql.execute(
        'UPDATE login_session SET acting_organization_id = NULL, acting_role = NULL ' +
          'WHERE acting_organization_id = ? AND ended_at IS NULL',
        [organizationId],
      ),
  };
};
