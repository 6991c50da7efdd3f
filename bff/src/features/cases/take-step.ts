import type { StepTaken } from 'shared/cases.ts';
import type { handlingApi, StepDetails } from 'shared/handling.ts';
import type { InputOf } from 'shared/endpoint.ts';
import type { Resident, Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { Deps, HandlingUnits } from './deps.ts';
import { moveCase, type TakenStep } from './move-case.ts';
import { surroundings } from './read-case.ts';
import type { ServiceCase } from './service-case.ts';
import { deskOf, partiesIn } from './who-may.ts';

/** A handler or supervisor takes the next step. */
export async function takeStep(
  deps: Deps,
  actor: Staff,
  { id, version, details }: InputOf<typeof handlingApi.take>,
  once: Once,
): Promise<StepTaken> {
  const { calendar, units, now } = await surroundings(deps);
  const desk = deskOf(actor, units.isHotline);
  return deps.inTransaction(async (stores) => {
    const found = await stores.cases.find(id);
    const parties = found ? partiesIn(desk, found) : [];
    if (!found || parties.length === 0) throw new AppError('case.not-found');
    const said = whatItSays(details, found, units);
    return moveCase(
      stores,
      found,
      { ...said, step: details.step, parties, seen: version },
      { actor, eventId: once.resourceId, calendar, now },
    );
  }, once);
}

/** Answers a repeat of a step of one's own, also when the case has left one's desk since. */
export async function readStepTaken(deps: Deps, actor: Resident | Staff, eventId: string): Promise<StepTaken> {
  const event = await deps.cases.findEvent(eventId);
  if (!event || event.actorId !== actor.id) throw new AppError('case.not-found');
  return { id: event.caseId, status: event.to, version: event.version };
}

function whatItSays(
  details: StepDetails,
  { unitId }: ServiceCase,
  units: HandlingUnits,
): Pick<TakenStep, 'change' | 'text' | 'unitId' | 'photoIds'> {
  switch (details.step) {
    case 'accept':
    case 'archive':
      return { text: null, unitId: null };
    case 'decline':
      return { text: details.reason, unitId: null };
    case 'triage': {
      const { nature, urgency, category } = details;
      return { text: null, unitId: null, change: { nature, urgency, category } };
    }
    case 'dispatch':
      if (units.nameOf(details.unitId) === null)
        throw new AppError('case.unit-unknown', { fields: { 'details.unitId': '请重新选承办单位' } });
      return { text: null, unitId: details.unitId, change: { unitId: details.unitId } };
    case 'contest':
      return { text: `${details.reason}\n依据：${details.basis}`, unitId, change: { unitId: null } };
    case 'resolve':
      return { text: details.statement, unitId, photoIds: details.photoIds };
  }
}
