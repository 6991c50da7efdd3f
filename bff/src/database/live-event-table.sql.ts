import { codeColumn, idColumn, instantColumn } from './columns.ts';
import { tableMapping } from './table.ts';

export const liveEventTable = tableMapping(
  'live_event',
  {
    id: idColumn({ primary: true }),
    channel: codeColumn(96),
    kind: codeColumn(64),
    subject: codeColumn(64),
    at: instantColumn(),
  },
  [{ name: 'live_event_channel', columns: ['channel', 'id'] }],
);
