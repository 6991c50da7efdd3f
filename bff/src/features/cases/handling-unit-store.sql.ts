import { flagOf, integerOf, textOf } from '../../database/row.ts';
import type { Sql } from '../../database/sql.ts';
import type { HandlingUnits } from './deps.ts';

/** The handling units as they are now. */
export async function readHandlingUnits(sql: Sql): Promise<HandlingUnits> {
  const rows = await sql.rows('SELECT id, name, hotline FROM handling_unit ORDER BY position, id');
  const all = rows.map((row) => ({
    id: textOf(row, 'id'),
    name: textOf(row, 'name'),
    hotline: flagOf(row, 'hotline'),
  }));
  const byId = new Map(all.map((unit) => [unit.id, unit]));
  return {
    all,
    nameOf: (id) => (id === null ? null : (byId.get(id)?.name ?? null)),
    isHotline: (id) => byId.get(id)?.hotline === true,
  };
}

/** For an import: the units by name. */
export const handlingUnitRegister = (sql: Sql) => ({
  async idOf(name: string): Promise<string | null> {
    const [row] = await sql.rows('SELECT id FROM handling_unit WHERE name = ?', [name]);
    return row ? textOf(row, 'id') : null;
  },
  async names(): Promise<string[]> {
    return (await sql.rows('SELECT name FROM handling_unit')).map((row) => textOf(row, 'name'));
  },
  async put({ id, name, hotline }: { id: string; name: string; hotline: boolean }): Promise<boolean> {
    const [known] = await sql.rows('SELECT hotline FROM handling_unit WHERE id = ?', [id]);
    if (known && flagOf(known, 'hotline') === hotline) return false;
    if (known) await sql.execute('UPDATE handling_unit SET hotline = ? WHERE id = ?', [hotline, id]);
    else {
      const [last = {}] = await sql.rows('SELECT COUNT(*) AS n FROM handling_unit');
      await addHandlingUnit(sql, { id, name, hotline, position: integerOf(last, 'n') });
    }
    return true;
  },
});

/** Adds a unit if it is not there. */
export async function addHandlingUnit(
  sql: Sql,
  unit: { id: string; name: string; hotline: boolean; position: number },
): Promise<void> {
  const [known] = await sql.rows('SELECT id FROM handling_unit WHERE id = ?', [unit.id]);
  if (known) return;
  await sql.execute('INSERT INTO handling_unit (id, name, hotline, position) VALUES (?, ?, ?, ?)', [
    unit.id,
    unit.name,
    unit.hotline,
    unit.position,
  ]);
}
