import { flagColumn, hexColumn, idColumn, instantColumn, longTextColumn, textColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const terminalTable = tableMapping(
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
