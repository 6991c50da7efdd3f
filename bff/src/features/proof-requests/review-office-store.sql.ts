import { textOf } from '../../database/row.ts';
import type { Sql } from '../../database/sql.ts';

/** Department codes and the units that review for them, as they are now. */
export async function readReviewOffices(sql: Sql): Promise<readonly { department: string; unitId: string }[]> {
  const rows = await sql.rows('SELECT department, unit_id FROM review_office ORDER BY department');
  return rows.map((row) => ({ department: textOf(row, 'department'), unitId: textOf(row, 'unit_id') }));
}

/** For the seed: a department's unit if it has none. */
export async function addReviewOffice(sql: Sql, office: { department: string; unitId: string }): Promise<void> {
  const [known] = await sql.rows('SELECT department FROM review_office WHERE department = ?', [office.department]);
  if (known) return;
  await sql.execute('INSERT INTO review_office (department, unit_id) VALUES (?,?)', [office.department, office.unitId]);
}
