import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Offices } from './deps.ts';

/** The department a member of staff reviews for; others than reviewers of its unit are refused. */
export async function deskOf(actor: Staff, offices: Offices): Promise<string> {
  const department = actor.roles.includes('reviewer') ? await offices.departmentOf(actor.unitId) : null;
  if (department === null) throw new AppError('actor.forbidden');
  return department;
}
