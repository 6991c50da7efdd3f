import { certificateTypeOf, certificateTypes } from 'shared/certificate-types.ts';
import type { CertificateType } from 'shared/certificate-types/definition.ts';
import { maskValue } from 'shared/certificate-types/mask.ts';
import { orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row, Sql } from '../../database/sql.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { FieldCipher } from '../../kernel/field-cipher.ts';
import type { CertificateHolder, CertificateStore, HeldCertificate, HeldStatus } from './certificate-store.ts';
import { checkedValues } from './checked-values.ts';

interface IssuedCertificate {
  readonly id: string;
  readonly type: CertificateType;
  readonly holder: Pick<CertificateHolder, 'index'>;
  readonly issuer: string;
  readonly validUntil: string | null;
  readonly values: Readonly<Record<string, string>>;
}

interface EmbeddedCertificateStore extends CertificateStore {
  issue(certificate: IssuedCertificate): Promise<void>;
  setStatus(id: string, status: HeldStatus): Promise<void>;
}

const COLUMNS = 'id, type, masked_number, issuer, status, valid_until';
const STATUSES = ['valid', 'suspended', 'expired', 'cancelled', 'revoked'] as const;
const placeOf = (row: string) => ({ table: 'certificate', column: 'values_cipher', row });

/** Certificates in our own database: summaries in clear columns, values encrypted. */
export function embeddedCertificateStore(
  sql: Sql,
  cipher: FieldCipher,
  now: Clock,
  catalog: readonly CertificateType[] = certificateTypes,
): EmbeddedCertificateStore {
  const typeOf = (row: Row) => certificateTypeOf(textOf(row, 'type'), catalog);
  return {
    async list(holder) {
      const rows = await sql.rows(`SELECT ${COLUMNS} FROM certificate WHERE holder_index = ? ORDER BY id LIMIT 100`, [
        holder.index,
      ]);
      return rows.filter((row) => typeOf(row)).map(heldOf);
    },

    async read(holder, id) {
      const [row] = await sql.rows(
        `SELECT ${COLUMNS}, values_cipher FROM certificate WHERE id = ? AND holder_index = ?`,
        [id, holder.index],
      );
      const type = row && typeOf(row);
      if (!type) return null;
      const values: unknown = JSON.parse(cipher.decrypt(textOf(row, 'values_cipher'), placeOf(id)));
      return { ...heldOf(row), values: checkedValues(type, values, await holder.code()) };
    },

    async issue({ id, type, holder, issuer, validUntil, values }) {
      const number = type.fields.find((field) => field.id === type.numberField);
      const masked = maskValue(number?.mask ?? 'whole', values[type.numberField] ?? '');
      await sql.execute(
        'INSERT INTO certificate (id, type, holder_index, masked_number, issuer, status, valid_until, values_cipher, updated_at) ' +
          'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        [
          id,
          type.code,
          holder.index,
          masked,
          issuer,
          'valid',
          validUntil,
          cipher.encrypt(JSON.stringify(type.parseValues(values)), placeOf(id)),
          now(),
        ],
      );
    },

    async setStatus(id, status) {
      const changed = await sql.execute('UPDATE certificate SET status = ?, updated_at = ? WHERE id = ?', [
        status,
        now(),
        id,
      ]);
      if (changed === 0) throw new AppError('certificate.not-found');
    },
  };
}

const heldOf = (row: Row): HeldCertificate => ({
  id: textOf(row, 'id'),
  type: textOf(row, 'type'),
  issuer: textOf(row, 'issuer'),
  maskedNumber: textOf(row, 'masked_number'),
  status: wordOf(row, 'status', STATUSES),
  validUntil: orNull(textOf)(row, 'valid_until'),
});
