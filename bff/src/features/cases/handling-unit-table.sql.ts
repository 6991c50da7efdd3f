import { flagColumn, idColumn, intColumn, textColumn } from '../../database/columns.ts';
import { tableMapping } from '../../database/table.ts';

export const handlingUnitTable = tableMapping('handling_unit', {
  id: idColumn({ primary: true }),
  name: textColumn(60),
  hotline: flagColumn(),
  position: intColumn(),
});
