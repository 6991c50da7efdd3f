import type { QueryRunner } from 'typeorm';
import {
  cipherColumn,
  codeColumn,
  dateColumn,
  flagColumn,
  hexColumn,
  idColumn,
  instantColumn,
  intColumn,
  longTextColumn,
  textColumn,
} from '../src/database/columns.ts';
import { createTable } from '../src/database/table.ts';

export async function up(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'certificate',
    {
      id: codeColumn(96, { primary: true }),
      type: codeColumn(64),
      holder_index: hexColumn(),
      masked_number: textColumn(64),
      issuer: textColumn(100),
      status: codeColumn(12),
      valid_until: dateColumn({ nullable: true }),
      values_cipher: cipherColumn(),
      updated_at: instantColumn(),
    },
    [{ name: 'certificate_holder', columns: ['holder_index', 'id'] }],
  );
  await createTable(
    runner,
    'staff_member',
    {
      id: idColumn({ primary: true }),
      staff_number: codeColumn(8),
      name_cipher: cipherColumn(),
      password_hash: codeColumn(200),
      roles: codeColumn(64),
      unit_id: idColumn(),
      unit_name: textColumn(100),
      active: flagColumn(),
      attempts: intColumn(),
      locked_until: instantColumn({ nullable: true }),
    },
    [{ name: 'staff_member_number', columns: ['staff_number'], unique: true }],
  );
  await createTable(
    runner,
    'terminal',
    {
      id: idColumn({ primary: true }),
      window_name: textColumn(50),
      hall_name: textColumn(100),
      floor: textColumn(20),
      unit_id: idColumn(),
      unit_name: textColumn(100),
      service_items: longTextColumn(),
      active: flagColumn(),
      enrolment_index: hexColumn({ nullable: true }),
      enrolment_until: instantColumn({ nullable: true }),
      secret_index: hexColumn({ nullable: true }),
      enrolled_at: instantColumn({ nullable: true }),
    },
    [
      { name: 'terminal_enrolment', columns: ['enrolment_index'], unique: true },
      { name: 'terminal_secret', columns: ['secret_index'], unique: true },
    ],
  );
  await createTable(
    runner,
    'application',
    {
      id: idColumn({ primary: true }),
      number: codeColumn(20),
      item_id: codeColumn(50),
      item_name: textColumn(50),
      status: codeColumn(8),
      terminal_id: idColumn(),
      unit_id: idColumn(),
      holder_id: idColumn({ nullable: true }),
      opened_at: instantColumn(),
    },
    [
      { name: 'application_number', columns: ['number'], unique: true },
      { name: 'application_terminal', columns: ['terminal_id', 'id'] },
    ],
  );
  await createTable(runner, 'application_day', {
    day: dateColumn({ primary: true }),
    last_number: intColumn(),
  });
  await createTable(
    runner,
    'filed_material',
    {
      id: idColumn({ primary: true }),
      application_number: codeColumn(20),
      request_id: idColumn(),
      certificate_type: codeColumn(64),
      certificate_id: codeColumn(96),
      field_ids: longTextColumn(),
      snapshot_cipher: cipherColumn(),
      staff_number: codeColumn(8),
      filed_at: instantColumn(),
      withdrawn_at: instantColumn({ nullable: true }),
    },
    [
      { name: 'filed_material_once', columns: ['application_number', 'request_id', 'certificate_type'], unique: true },
      { name: 'filed_material_request', columns: ['request_id'] },
    ],
  );
  await createTable(
    runner,
    'presentation_code',
    {
      id: idColumn({ primary: true }),
      qr_index: hexColumn(),
      typed_index: hexColumn(),
      resident_id: idColumn(),
      holder_kind: codeColumn(12),
      holder_id: idColumn(),
      status: codeColumn(8),
      live_key: idColumn({ nullable: true }),
      request_id: idColumn({ nullable: true }),
      created_at: instantColumn(),
      expires_at: instantColumn(),
    },
    [
      { name: 'presentation_code_qr', columns: ['qr_index'], unique: true },
      { name: 'presentation_code_typed', columns: ['typed_index'], unique: true },
      { name: 'presentation_code_live', columns: ['live_key'], unique: true },
      { name: 'presentation_code_expiry', columns: ['expires_at'] },
    ],
  );
  await createTable(
    runner,
    'access_request',
    {
      id: idColumn({ primary: true }),
      flow: codeColumn(8),
      status: codeColumn(12),
      resident_id: idColumn({ nullable: true }),
      holder_kind: codeColumn(12),
      holder_id: idColumn({ nullable: true }),
      terminal_id: idColumn(),
      staff_id: idColumn(),
      staff_number: codeColumn(8),
      clerk_name_cipher: cipherColumn(),
      place: longTextColumn(),
      item_id: codeColumn(50),
      item_version: intColumn(),
      item_name: textColumn(50),
      application_number: codeColumn(20),
      match_number: codeColumn(2),
      choices: codeColumn(16),
      optional_types: longTextColumn({ nullable: true }),
      window_code_index: hexColumn({ nullable: true }),
      window_code_until: instantColumn({ nullable: true }),
      reported: flagColumn(),
      created_at: instantColumn(),
      asked_at: instantColumn({ nullable: true }),
      agreed_at: instantColumn({ nullable: true }),
      ended_at: instantColumn({ nullable: true }),
      expires_at: instantColumn(),
    },
    [
      { name: 'access_request_window_code', columns: ['window_code_index'], unique: true },
      { name: 'access_request_resident', columns: ['resident_id', 'status', 'id'] },
      { name: 'access_request_holder', columns: ['holder_id', 'id'] },
      { name: 'access_request_terminal', columns: ['terminal_id', 'id'] },
    ],
  );
  await createTable(
    runner,
    'access_grant',
    {
      request_id: idColumn({ primary: true }),
      status: codeColumn(12),
      token_index: hexColumn({ nullable: true }),
      holder_kind: codeColumn(12),
      holder_id: idColumn(),
      terminal_id: idColumn(),
      staff_id: idColumn(),
      given: longTextColumn(),
      read_count: intColumn(),
      granted_at: instantColumn(),
      expires_at: instantColumn(),
      filed_at: instantColumn({ nullable: true }),
      withdrawn_at: instantColumn({ nullable: true }),
    },
    [
      { name: 'access_grant_token', columns: ['token_index'], unique: true },
      { name: 'access_grant_holder', columns: ['holder_id', 'granted_at'] },
    ],
  );
  await createTable(
    runner,
    'access_read',
    {
      id: idColumn({ primary: true }),
      request_id: idColumn(),
      holder_id: idColumn(),
      certificate_type: codeColumn(64),
      at: instantColumn(),
    },
    [
      { name: 'access_read_holder', columns: ['holder_id', 'certificate_type', 'at'] },
      { name: 'access_read_request', columns: ['request_id'] },
    ],
  );
}
