import { intColumn } from './columns.ts';
import { tableMapping } from './table.ts';

export const uploadTurnTable = tableMapping('upload_turn', { turn: intColumn({ primary: true }), taken: intColumn() });
