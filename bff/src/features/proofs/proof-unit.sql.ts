import { isDuplicate } from '../../database/database-error.ts';
import type { Sql } from '../../database/sql.ts';
import type { DepartmentCode } from './departments.ts';

/** Lets the reviewers of a unit answer for a department's proofs; nothing when the unit answers for one already. */
export async function addProofUnit(sql: Sql, unitId: string, department: DepartmentCode): Promise<void> {
  await sql
    .execute('INSERT INTO proof_unit (unit_id, department) VALUES (?, ?)', [unitId, department])
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
}
