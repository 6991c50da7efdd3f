import type { CaseParty, CaseStep } from 'shared/case-steps.ts';
import type { StepTaken } from 'shared/cases.ts';
import type { WorkCalendar } from 'shared/working-days.ts';
import type { Resident, Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Stores } from './deps.ts';
import { take, type CaseChange, type ServiceCase } from './service-case.ts';
import { attachPhotos } from './submit-case.ts';

export interface TakenStep {
  readonly step: CaseStep;
  readonly parties: readonly CaseParty[];
  readonly seen: number;
  readonly change?: CaseChange;
  /** What was said with it. */
  readonly text: string | null;
  /** The unit it is about. */
  readonly unitId: string | null;
  readonly photoIds?: readonly string[];
}

interface Hand {
  readonly actor: Resident | Staff;
  readonly eventId: string;
  readonly calendar: WorkCalendar;
  readonly now: Date;
}

/** One step of a case: compare-and-set, event, photos, audit and the caller's phone, together or not at all. */
export async function moveCase(
  { cases, photos, audit, live }: Stores,
  before: ServiceCase,
  taken: TakenStep,
  { actor, eventId, calendar, now }: Hand,
): Promise<StepTaken> {
  const { after, party } = take(before, { ...taken, calendar, now });
  if (!(await cases.change(before, after))) throw new AppError('request.conflict');
  const event = {
    id: eventId,
    caseId: before.id,
    step: taken.step,
    to: after.status,
    version: after.version,
    party,
    actorId: actor.id,
    unitId: taken.unitId,
    at: now,
    text: taken.text,
  };
  await cases.addEvent(event);
  await attachPhotos(photos, actor.id, taken.photoIds ?? [], event);
  await audit.record({ actor, action: `case.${taken.step}`, subject: before.id, facts: { version: after.version } });
  await live.push(`resident:${before.callerId}`, 'case.changed', before.id);
  return { id: before.id, status: after.status, version: after.version };
}
