import { Asker, ProofStatus, RevokeReason } from 'shared/proofs.ts';
import { instantOf, integerOf, orNull, textOf, wordOf } from '../../database/row.ts';
import type { Row, SqlValue } from '../../database/sql.ts';
import type { FieldCipher, Place } from '../../kernel/field-cipher.ts';
import { departmentCodes } from './departments.ts';
import type { Proof, SealedFile } from './proof.ts';

const READ = [
  'id',
  'resident_id',
  'type',
  'title',
  'department',
  'organization',
  'number',
  'purpose',
  'recipient_cipher',
  'holder_cipher',
  'codes_cipher',
  'seal_id',
  'sha256',
  'file_name',
  'size_bytes',
  'status',
  'issued_at',
  'valid_until',
  'revoked_at',
  'ofd_sha256',
  'ofd_file_name',
  'ofd_size_bytes',
  'facts_sha256',
  'about',
  'organization_id',
  'ward_key',
  'revoke_reason',
  'superseded_by',
  'ward_index',
  'ward_of_age_on',
] as const;
const WRITTEN = [...READ, 'page_cipher', 'link_index', 'check_index'] as const;

export const COLUMNS = READ.join(', ');
export const INSERT = `INSERT INTO proof (${WRITTEN.join(', ')}) VALUES (${WRITTEN.map(() => '?').join(', ')})`;

export const place = (column: string, row: string): Place => ({ table: 'proof', column, row });
export const linkIndex = (cipher: FieldCipher, code: string) => cipher.blindIndex('proof.link-code', code);
export const checkIndex = (cipher: FieldCipher, number: string, code: string) =>
  cipher.blindIndex('proof.check-code', `${number} ${code}`);

/** The values of an INSERT, in its order. */
export function valuesOf(proof: Proof, page: string, cipher: FieldCipher): SqlValue[] {
  const { id, recipient, ofd } = proof;
  const values: Record<(typeof WRITTEN)[number], SqlValue> = {
    id,
    resident_id: proof.residentId,
    type: proof.type,
    title: proof.title,
    department: proof.department,
    organization: proof.organization,
    number: proof.number,
    purpose: proof.purpose,
    recipient_cipher: recipient === null ? null : cipher.encrypt(recipient, place('recipient_cipher', id)),
    holder_cipher: cipher.encrypt(proof.holder, place('holder_cipher', id)),
    codes_cipher: cipher.encrypt(`${proof.linkCode} ${proof.checkCode}`, place('codes_cipher', id)),
    seal_id: proof.sealId,
    sha256: proof.pdf.sha256,
    file_name: proof.pdf.fileName,
    size_bytes: proof.pdf.sizeBytes,
    status: proof.status,
    issued_at: proof.issuedAt,
    valid_until: proof.validUntil,
    revoked_at: proof.revokedAt,
    ofd_sha256: ofd?.sha256 ?? null,
    ofd_file_name: ofd?.fileName ?? null,
    ofd_size_bytes: ofd?.sizeBytes ?? null,
    facts_sha256: proof.factsSha256,
    about: proof.about,
    organization_id: proof.organizationId,
    ward_key: proof.wardKey,
    revoke_reason: proof.revokeReason,
    superseded_by: proof.supersededBy,
    ward_index: proof.ward?.personIndex ?? null,
    ward_of_age_on: proof.ward?.ofAgeOn ?? null,
    page_cipher: cipher.encrypt(page, place('page_cipher', id)),
    link_index: linkIndex(cipher, proof.linkCode),
    check_index: checkIndex(cipher, proof.number, proof.checkCode),
  };
  return WRITTEN.map((column) => values[column]);
}

export function readProof(row: Row, cipher: FieldCipher): Proof {
  const id = textOf(row, 'id');
  const recipient = orNull(textOf)(row, 'recipient_cipher');
  const [linkCode = '', checkCode = ''] = cipher
    .decrypt(textOf(row, 'codes_cipher'), place('codes_cipher', id))
    .split(' ');
  const status = wordOf(row, 'status', ProofStatus.options);
  const reason = orNull((one, column) => wordOf(one, column, RevokeReason.options))(row, 'revoke_reason');
  return {
    id,
    residentId: textOf(row, 'resident_id'),
    // Rows from before these columns: about the applicant, withdrawn by the holder if at all.
    about: orNull((one, column) => wordOf(one, column, Asker.options))(row, 'about') ?? 'self',
    organizationId: orNull(textOf)(row, 'organization_id'),
    wardKey: orNull(textOf)(row, 'ward_key'),
    ward: wardOf(row),
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
    factsSha256: orNull(textOf)(row, 'facts_sha256'),
    pdf: {
      sha256: textOf(row, 'sha256'),
      fileName: textOf(row, 'file_name'),
      sizeBytes: integerOf(row, 'size_bytes'),
    },
    ofd: ofdOf(row),
    status,
    issuedAt: instantOf(row, 'issued_at'),
    validUntil: textOf(row, 'valid_until'),
    revokedAt: orNull(instantOf)(row, 'revoked_at'),
    revokeReason: status === 'revoked' ? (reason ?? 'withdrawn') : null,
    supersededBy: orNull(textOf)(row, 'superseded_by'),
  };
}

function wardOf(row: Row): Proof['ward'] {
  const ofAgeOn = orNull(textOf)(row, 'ward_of_age_on');
  return ofAgeOn === null ? null : { personIndex: textOf(row, 'ward_index'), ofAgeOn };
}

function ofdOf(row: Row): SealedFile | null {
  const fileName = orNull(textOf)(row, 'ofd_file_name');
  if (fileName === null) return null;
  return { fileName, sha256: textOf(row, 'ofd_sha256'), sizeBytes: integerOf(row, 'ofd_size_bytes') };
}
