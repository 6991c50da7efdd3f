import type { InquiryParty } from 'shared/inquiry-steps.ts';
import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Offices } from './deps.ts';
import type { Inquiry } from './inquiry.ts';

/** The department a member of staff asks and answers for; others than reviewers of its unit are refused. */
export async function deskOf(actor: Staff, offices: Offices): Promise<string> {
  const department = actor.roles.includes('reviewer') ? await offices.departmentOf(actor.unitId) : null;
  if (department === null) throw new AppError('actor.forbidden');
  return department;
}

/** Whose hands the department is; empty when it may not even see the inquiry. */
export const partiesIn = (department: string, { asker, holder }: Pick<Inquiry, 'asker' | 'holder'>): InquiryParty[] => [
  ...(asker === department ? (['asker'] as const) : []),
  ...(holder === department ? (['holder'] as const) : []),
];
