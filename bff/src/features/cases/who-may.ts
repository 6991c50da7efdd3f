import type { CaseParty } from 'shared/case-steps.ts';
import type { Resident, Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { ServiceCase } from './service-case.ts';

type Calls = Pick<ServiceCase, 'callerId' | 'organizationId'>;

/** A call belongs to the firm it was made for, else to the person; one acts in one capacity at a time. */
export const isMine = (actor: Resident, call: Calls): boolean =>
  call.organizationId === null
    ? actor.actingFor === null && call.callerId === actor.id
    : actor.actingFor?.organizationId === call.organizationId;

/** What a member of staff sits at: the hotline's desk or a supervisor's sees every case, a unit's only its own. */
export interface CaseDesk {
  readonly unitId: string;
  readonly parties: readonly CaseParty[];
}

/** The desk of a member of staff; clerks have none. */
export function deskOf(actor: Staff, isHotline: (unitId: string) => boolean): CaseDesk {
  const parties: CaseParty[] = [];
  if (actor.roles.includes('handler')) parties.push(isHotline(actor.unitId) ? 'hotline' : 'unit');
  if (actor.roles.includes('supervisor')) parties.push('supervisor');
  if (parties.length === 0) throw new AppError('actor.forbidden');
  return { unitId: actor.unitId, parties };
}

/** True when the desk sees every case, and who called. */
export const seesAll = (desk: CaseDesk): boolean =>
  desk.parties.includes('hotline') || desk.parties.includes('supervisor');

/** Whose hands the desk is in this case; empty when it may not even see it. */
export function partiesIn(desk: CaseDesk, { unitId }: Pick<ServiceCase, 'unitId'>): readonly CaseParty[] {
  const others = desk.parties.filter((party) => party !== 'unit');
  const handles = desk.parties.some((party) => party === 'unit' || party === 'hotline');
  return handles && unitId === desk.unitId ? [...others, 'unit'] : others;
}
