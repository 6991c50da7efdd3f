import type { QueryRunner } from 'typeorm';
import {
  cipherColumn,
  codeColumn,
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
    'login_session',
    {
      id: idColumn({ primary: true }),
      kind: codeColumn(8),
      client: codeColumn(8),
      token_hash: hexColumn(),
      account_id: idColumn({ nullable: true }),
      resident_id: idColumn({ nullable: true }),
      staff_id: idColumn({ nullable: true }),
      staff_facts: longTextColumn({ nullable: true }),
      acting_organization_id: idColumn({ nullable: true }),
      acting_role: codeColumn(24, { nullable: true }),
      stepped_up_until: instantColumn({ nullable: true }),
      device: textColumn(80),
      created_at: instantColumn(),
      last_seen_at: instantColumn(),
      expires_at: instantColumn(),
      ended_at: instantColumn({ nullable: true }),
    },
    [
      { name: 'login_session_token', columns: ['token_hash'], unique: true },
      { name: 'login_session_account', columns: ['account_id', 'id'] },
      { name: 'login_session_resident', columns: ['resident_id', 'id'] },
      { name: 'login_session_staff', columns: ['staff_id', 'id'] },
      { name: 'login_session_expiry', columns: ['expires_at'] },
    ],
  );
  await createTable(
    runner,
    'account',
    {
      id: idColumn({ primary: true }),
      openid_cipher: cipherColumn(),
      openid_index: hexColumn(),
      resident_id: idColumn({ nullable: true }),
      created_at: instantColumn(),
    },
    [{ name: 'account_openid', columns: ['openid_index'], unique: true }],
  );
  await createTable(runner, 'login_code', { code_hash: hexColumn({ primary: true }), used_at: instantColumn() }, [
    { name: 'login_code_used', columns: ['used_at'] },
  ]);
  await createTable(
    runner,
    'resident',
    {
      id: idColumn({ primary: true }),
      name_cipher: cipherColumn(),
      id_number_cipher: cipherColumn(),
      id_number_index: hexColumn(),
      phone_cipher: cipherColumn({ nullable: true }),
      created_at: instantColumn(),
    },
    [{ name: 'resident_id_number', columns: ['id_number_index'], unique: true }],
  );
  await createTable(
    runner,
    'consent',
    {
      id: idColumn({ primary: true }),
      account_id: idColumn(),
      kind: codeColumn(32),
      version: intColumn(),
      given_at: instantColumn(),
      withdrawn_at: instantColumn({ nullable: true }),
    },
    [{ name: 'consent_account', columns: ['account_id', 'kind', 'id'] }],
  );
  await createTable(
    runner,
    'identity_check',
    {
      id: idColumn({ primary: true }),
      way: codeColumn(8),
      purpose: codeColumn(8),
      status: codeColumn(12),
      account_id: idColumn(),
      session_id: idColumn(),
      // Emptied when the check is over: only verdict, ticket and time are kept.
      name_cipher: cipherColumn({ nullable: true }),
      id_number_cipher: cipherColumn({ nullable: true }),
      ticket_cipher: cipherColumn({ nullable: true }),
      code_cipher: cipherColumn({ nullable: true }),
      code_index: hexColumn({ nullable: true }),
      terminal_id: idColumn({ nullable: true }),
      staff_id: idColumn({ nullable: true }),
      created_at: instantColumn(),
      expires_at: instantColumn(),
      decided_at: instantColumn({ nullable: true }),
    },
    [
      { name: 'identity_check_code', columns: ['code_index'], unique: true },
      { name: 'identity_check_session', columns: ['session_id', 'status'] },
      { name: 'identity_check_expiry', columns: ['expires_at'] },
    ],
  );
  await createTable(runner, 'attempt_limit', {
    limit_key: hexColumn({ primary: true }),
    used: intColumn(),
    window_ends_at: instantColumn(),
  });
  await createTable(
    runner,
    'organization',
    {
      id: idColumn({ primary: true }),
      credit_code: codeColumn(18),
      name: textColumn(200),
      legal_representative_id: idColumn(),
      since: instantColumn(),
    },
    [
      { name: 'organization_credit_code', columns: ['credit_code'], unique: true },
      { name: 'organization_legal', columns: ['legal_representative_id', 'id'] },
    ],
  );
  await createTable(
    runner,
    'organization_agent',
    {
      id: idColumn({ primary: true }),
      organization_id: idColumn(),
      name_cipher: cipherColumn(),
      id_number_cipher: cipherColumn(),
      id_number_index: hexColumn(),
      // Organization and person while the authorisation lives, null after: at most one live row each.
      live_key: codeColumn(96, { nullable: true }),
      since: instantColumn(),
      ended_at: instantColumn({ nullable: true }),
    },
    [
      { name: 'organization_agent_live', columns: ['live_key'], unique: true },
      { name: 'organization_agent_person', columns: ['id_number_index', 'id'] },
      { name: 'organization_agent_firm', columns: ['organization_id', 'id'] },
    ],
  );
}
