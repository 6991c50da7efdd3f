import { isDuplicate } from '../../database/database-error.ts';
import { orNull, textOf } from '../../database/row.ts';
import type { Sql } from '../../database/sql.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import { againAfterRace } from './account-store.sql.ts';
import type { ResidentStore } from './deps.ts';
import type { Person } from './identity-check.ts';

type Column = 'name_cipher' | 'id_number_cipher' | 'phone_cipher';
const place = (column: Column, row: string) => ({ table: 'resident', column, row });

export interface ResidentSeed extends Person {
  readonly id: string;
  readonly phone: string | null;
}

export const residentStore = (
  sql: Sql,
  cipher: FieldCipher,
): ResidentStore & {
  insert(resident: ResidentSeed, now: Date): Promise<void>;
  /** The blind index of the ID number: finds what others keep about a person without opening anything. */
  idNumberIndexOf(id: string): Promise<string | null>;
  /** Whether these keys open what is stored; true while nobody is. */
  opens(): Promise<boolean>;
} => {
  const indexOf = (idNumber: string) => cipher.blindIndex('resident.id-number', idNumber);
  const insert = async ({ id, name, idNumber, phone }: ResidentSeed, now: Date) => {
    await sql.execute(
      'INSERT INTO resident (id, name_cipher, id_number_cipher, id_number_index, phone_cipher, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      [
        id,
        cipher.encrypt(name, place('name_cipher', id)),
        cipher.encrypt(idNumber, place('id_number_cipher', id)),
        indexOf(idNumber),
        phone === null ? null : cipher.encrypt(phone, place('phone_cipher', id)),
        now,
      ],
    );
  };
  return {
    insert,
    async find(id) {
      const [row] = await sql.rows('SELECT name_cipher, id_number_cipher, phone_cipher FROM resident WHERE id = ?', [
        id,
      ]);
      if (!row) return null;
      const phone = orNull(textOf)(row, 'phone_cipher');
      return {
        id,
        name: cipher.decrypt(textOf(row, 'name_cipher'), place('name_cipher', id)),
        idNumber: cipher.decrypt(textOf(row, 'id_number_cipher'), place('id_number_cipher', id)),
        phone: phone === null ? null : cipher.decrypt(phone, place('phone_cipher', id)),
      };
    },
    async opens() {
      const [row] = await sql.rows('SELECT id, name_cipher FROM resident LIMIT 1');
      try {
        if (row) cipher.decrypt(textOf(row, 'name_cipher'), place('name_cipher', textOf(row, 'id')));
        return true;
      } catch {
        return false;
      }
    },
    async idNumberIndexOf(id) {
      const [row] = await sql.rows('SELECT id_number_index FROM resident WHERE id = ?', [id]);
      return row ? textOf(row, 'id_number_index') : null;
    },
    async idOf(idNumber) {
      const [row] = await sql.rows('SELECT id FROM resident WHERE id_number_index = ?', [indexOf(idNumber)]);
      return row ? textOf(row, 'id') : null;
    },
    async ensure({ name, idNumber }, newId, now) {
      const [row] = await sql.rows('SELECT id, name_cipher FROM resident WHERE id_number_index = ?', [
        indexOf(idNumber),
      ]);
      if (row) {
        const id = textOf(row, 'id');
        if (cipher.decrypt(textOf(row, 'name_cipher'), place('name_cipher', id)) !== name) {
          const renamed = cipher.encrypt(name, place('name_cipher', id));
          await sql.execute('UPDATE resident SET name_cipher = ? WHERE id = ?', [renamed, id]);
        }
        return id;
      }
      try {
        await insert({ id: newId, name, idNumber, phone: null }, now);
      } catch (error) {
        throw isDuplicate(error) ? againAfterRace('resident') : error;
      }
      return newId;
    },
  };
};
