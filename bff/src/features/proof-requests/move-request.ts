import type { ProofRequestParty, ProofRequestStep } from 'shared/proof-request-steps.ts';
import type { MaterialsGiven, RequestStepTaken } from 'shared/proof-requests.ts';
import type { WorkCalendar } from 'shared/working-days.ts';
import type { Anyone, Resident, Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Stores } from './deps.ts';
import { take, type Change, type ProofRequest } from './proof-request.ts';
import { attachMaterials } from './submit-request.ts';

export interface TakenStep {
  readonly step: ProofRequestStep;
  readonly party: ProofRequestParty;
  readonly seen: number;
  /** What was said with it. */
  readonly text: string | null;
  readonly change?: Change;
  readonly materials?: MaterialsGiven;
}

/** Stands where an id must stand and nobody acted. */
const NOBODY = '0'.repeat(26);

interface Hand {
  readonly actor: Resident | Staff | Anyone;
  readonly eventId: string;
  readonly calendar: WorkCalendar;
  readonly now: Date;
}

/** One step of a request: compare-and-set, event, materials, audit and the applicant's phone, together or not at all. */
export async function moveRequest(
  { requests, materials, audit, live }: Pick<Stores, 'requests' | 'materials' | 'audit' | 'live'>,
  before: ProofRequest,
  taken: TakenStep,
  { actor, eventId, calendar, now }: Hand,
): Promise<RequestStepTaken> {
  const after = take(before, { ...taken, calendar, now });
  if (!(await requests.change(before, after))) throw new AppError('request.conflict');
  const { id, status, version, proofId } = after;
  const actorId = actor.kind === 'anyone' ? NOBODY : actor.id;
  const event = {
    id: eventId,
    requestId: id,
    step: taken.step,
    to: status,
    version,
    party: taken.party,
    actorId,
    at: now,
    text: taken.text,
  };
  await requests.addEvent(event);
  await attachMaterials(materials, actorId, taken.materials ?? {}, event);
  await audit.record({ actor, action: `proof-request.${taken.step}`, subject: id, facts: { version } });
  await live.push(`resident:${before.residentId}`, 'proof-request.changed', id);
  return { id, status, version, proofId };
}
