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

// State Council notices on holidays, as MMDD: weekdays off and weekend days worked.
const NOTICES = {
  2023: {
    off: '元旦 0102; 春节 0123 0124 0125 0126 0127; 清明 0405; 劳动节 0501 0502 0503; 端午 0622 0623; 中秋 0929; 国庆节 1002 1003 1004 1005 1006',
    makeup: '春节 0128 0129; 劳动节 0423 0506; 端午 0625; 国庆节 1007 1008',
  },
  2024: {
    off: '元旦 0101; 春节 0212 0213 0214 0215 0216; 清明 0404 0405; 劳动节 0501 0502 0503; 端午 0610; 中秋 0916 0917; 国庆节 1001 1002 1003 1004 1007',
    makeup: '春节 0204 0218; 清明 0407; 劳动节 0428 0511; 中秋 0914; 国庆节 0929 1012',
  },
  2025: {
    off: '元旦 0101; 春节 0128 0129 0130 0131 0203 0204; 清明 0404; 劳动节 0501 0502 0505; 端午 0602; 国庆节 1001 1002 1003; 中秋 1006 1007 1008',
    makeup: '春节 0126 0208; 劳动节 0427; 国庆节 0928 1011',
  },
  2026: {
    off: '元旦 0101 0102; 春节 0216 0217 0218 0219 0220 0223; 清明 0406; 劳动节 0501 0504 0505; 端午 0619; 中秋 0925; 国庆节 1001 1002 1005 1006 1007',
    makeup: '元旦 0104; 春节 0214 0228; 劳动节 0509; 国庆节 0920 1010',
  },
};

export async function up(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'service_case',
    {
      id: idColumn({ primary: true }),
      number: codeColumn(20),
      kind: codeColumn(16),
      category: codeColumn(32),
      nature: codeColumn(16, { nullable: true }),
      urgency: codeColumn(16, { nullable: true }),
      status: codeColumn(16),
      version: intColumn(),
      caller_id: idColumn(),
      organization_id: idColumn({ nullable: true }),
      organization_name: textColumn(120, { nullable: true }),
      caller_name_cipher: cipherColumn(),
      phone_cipher: cipherColumn({ nullable: true }),
      text_cipher: cipherColumn(),
      place_cipher: cipherColumn({ nullable: true }),
      hide_identity: flagColumn(),
      unit_id: idColumn({ nullable: true }),
      stars: intColumn({ nullable: true }),
      due_at: instantColumn({ nullable: true }),
      deadline: longTextColumn({ nullable: true }),
      reminded_at: instantColumn({ nullable: true }),
      sort_at: instantColumn(),
      submitted_at: instantColumn(),
      changed_at: instantColumn(),
    },
    [
      { name: 'service_case_number', columns: ['number'], unique: true },
      { name: 'service_case_caller', columns: ['caller_id', 'id'] },
      { name: 'service_case_organization', columns: ['organization_id', 'id'] },
      { name: 'service_case_board', columns: ['status', 'sort_at', 'id'] },
      { name: 'service_case_unit', columns: ['unit_id', 'status', 'sort_at', 'id'] },
    ],
  );
  await createTable(
    runner,
    'case_event',
    {
      id: idColumn({ primary: true }),
      case_id: idColumn(),
      step: codeColumn(16),
      to_status: codeColumn(16),
      version: intColumn(),
      party: codeColumn(16),
      actor_id: idColumn(),
      unit_id: idColumn({ nullable: true }),
      at: instantColumn(),
      text_cipher: cipherColumn({ nullable: true }),
    },
    [{ name: 'case_event_case', columns: ['case_id', 'version'], unique: true }],
  );
  await createTable(
    runner,
    'case_look',
    {
      id: idColumn({ primary: true }),
      case_id: idColumn(),
      staff_id: idColumn(),
      unit_id: idColumn(),
      at: instantColumn(),
    },
    [{ name: 'case_look_case', columns: ['case_id', 'id'] }],
  );
  await createTable(
    runner,
    'case_photo',
    {
      id: idColumn({ primary: true }),
      owner_id: idColumn(),
      source_hash: hexColumn(),
      file_name: codeColumn(64),
      width: intColumn(),
      height: intColumn(),
      state: codeColumn(16),
      case_id: idColumn({ nullable: true }),
      event_id: idColumn({ nullable: true }),
      position: intColumn({ nullable: true }),
      created_at: instantColumn(),
    },
    [
      { name: 'case_photo_owner', columns: ['owner_id', 'state', 'source_hash'] },
      { name: 'case_photo_case', columns: ['case_id', 'position'] },
      { name: 'case_photo_state', columns: ['state', 'created_at'] },
      { name: 'case_photo_file', columns: ['file_name'] },
    ],
  );
  await createTable(runner, 'case_number', { day: dateColumn({ primary: true }), last_number: intColumn() });
  await createTable(runner, 'handling_unit', {
    id: idColumn({ primary: true }),
    name: textColumn(60),
    hotline: flagColumn(),
    position: intColumn(),
  });
  await createTable(runner, 'work_calendar_year', {
    year: intColumn({ primary: true }),
    version: codeColumn(32),
    source: textColumn(120),
  });
  await createTable(runner, 'work_calendar', {
    day: dateColumn({ primary: true }),
    kind: codeColumn(8),
    name: textColumn(20),
  });
  for (const [year, notice] of Object.entries(NOTICES)) await publish(runner, year, notice);
}

async function publish(runner: QueryRunner, year: string, notice: { off: string; makeup: string }): Promise<void> {
  await runner.query('INSERT INTO work_calendar_year (year, version, source) VALUES (?, ?, ?)', [
    Number(year),
    `${year}-1`,
    `国务院办公厅关于${year}年部分节假日安排的通知`,
  ]);
  for (const [kind, text] of Object.entries(notice)) {
    for (const holiday of text.split('; ')) {
      const [name = '', ...days] = holiday.split(' ');
      for (const day of days)
        await runner.query('INSERT INTO work_calendar (day, kind, name) VALUES (?, ?, ?)', [
          `${year}-${day.slice(0, 2)}-${day.slice(2)}`,
          kind,
          name,
        ]);
    }
  }
}
