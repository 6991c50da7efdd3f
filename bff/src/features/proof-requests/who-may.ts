import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { ReviewOffices } from './deps.ts';

/** Departments a member of staff reviews for; others than reviewers of a reviewing unit are refused. */
export function desksOf(actor: Staff, offices: ReviewOffices): readonly string[] {
  const departments = actor.roles.includes('reviewer') ? offices.departmentsOf(actor.unitId) : [];
  if (departments.length === 0) throw new AppError('actor.forbidden');
  return departments;
}
