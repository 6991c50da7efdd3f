import { textOf } from '../../database/row.ts';
import type { Sql } from '../../database/sql.ts';

/** Lets the reviewers of a unit answer for a department's proofs, one department a unit; false when they already do. */
export async function putProofUnit(sql: Sql, unitId: string, department: string): Promise<boolean> {
  const [row] = await sql.rows('SELECT department FROM proof_unit WHERE unit_id = ?', [unitId]);
  if (row && textOf(row, 'department') === department) return false;
  const put = row
    ? 'UPDATE proof_unit SET department = ? WHERE unit_id = ?'
    : 'INSERT INTO proof_unit (department, unit_id) VALUES (?, ?)';
  await sql.execute(put, [department, unitId]);
  return true;
}
