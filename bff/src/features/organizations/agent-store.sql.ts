import { isDuplicate } from '../../database/database-error.ts';
import { instantOf, orNull, textOf } from '../../database/row.ts';
import type { Row, Sql } from '../../database/sql.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { AgentStore } from './deps.ts';
import type { Agent } from './organization.ts';
import { firmOf } from './organization-store.sql.ts';

type Column = 'name_cipher' | 'id_number_cipher';
const place = (column: Column, row: string) => ({ table: 'organization_agent', column, row });

export const agentStore = (sql: Sql, cipher: FieldCipher): AgentStore => {
  const indexOf = (idNumber: string) => cipher.blindIndex('organization-agent.id-number', idNumber);

  function agentOf(row: Row): Agent {
    const id = textOf(row, 'id');
    return {
      id,
      organizationId: textOf(row, 'organization_id'),
      name: cipher.decrypt(textOf(row, 'name_cipher'), place('name_cipher', id)),
      idNumber: cipher.decrypt(textOf(row, 'id_number_cipher'), place('id_number_cipher', id)),
      since: instantOf(row, 'since'),
      endedAt: orNull(instantOf)(row, 'ended_at'),
    };
  }

  return {
    async find(id) {
      const [row] = await sql.rows('SELECT * FROM organization_agent WHERE id = ?', [id]);
      return row ? agentOf(row) : null;
    },
    async listOfOrganization(organizationId) {
      const rows = await sql.rows(
        'SELECT * FROM organization_agent WHERE organization_id = ? ORDER BY id DESC LIMIT 100',
        [organizationId],
      );
      return rows.map(agentOf);
    },
    async listOfPerson(idNumber) {
      const agents = await sql.rows(
        'SELECT * FROM organization_agent WHERE id_number_index = ? AND ended_at IS NULL ORDER BY id DESC LIMIT 100',
        [indexOf(idNumber)],
      );
      if (agents.length === 0) return [];
      const ids = agents.map((row) => textOf(row, 'organization_id'));
      const firms = await sql.rows(
        `SELECT id, credit_code, name, legal_representative_id, since FROM organization WHERE id IN (${ids.map(() => '?').join(', ')})`,
        ids,
      );
      const byId = new Map(firms.map((row) => [textOf(row, 'id'), firmOf(row)]));
      return agents.flatMap((row) => {
        const firm = byId.get(textOf(row, 'organization_id'));
        return firm ? [{ agent: agentOf(row), firm }] : [];
      });
    },
    async insert({ id, organizationId, name, idNumber, since, endedAt }) {
      const index = indexOf(idNumber);
      try {
        await sql.execute(
          'INSERT INTO organization_agent (id, organization_id, name_cipher, id_number_cipher, id_number_index, live_key, since, ended_at) ' +
            'VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
          [
            id,
            organizationId,
            cipher.encrypt(name, place('name_cipher', id)),
            cipher.encrypt(idNumber, place('id_number_cipher', id)),
            index,
            `${organizationId}:${index}`,
            since,
            endedAt,
          ],
        );
      } catch (error) {
        throw isDuplicate(error) ? new AppError('organization.agent-exists') : error;
      }
    },
    async end(id, now) {
      const ended = await sql.execute(
        'UPDATE organization_agent SET ended_at = ?, live_key = NULL WHERE id = ? AND ended_at IS NULL',
        [now, id],
      );
      return ended === 1;
    },
    async endAllOf(organizationId, now) {
      await sql.execute(
        'UPDATE organization_agent SET ended_at = ?, live_key = NULL WHERE organization_id = ? AND ended_at IS NULL',
        [now, organizationId],
      );
    },
  };
};
