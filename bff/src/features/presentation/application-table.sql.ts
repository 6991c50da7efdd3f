import {
  cipherColumn,
  codeColumn,
  dateColumn,
  idColumn,
  instantColumn,
  intColumn,
  longTextColumn,
  textColumn,
} from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const applicationTable = tableMapping(
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

export const applicationDayTable = tableMapping('application_day', {
  day: dateColumn({ primary: true }),
  last_number: intColumn(),
});

export const filedMaterialTable = tableMapping(
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
