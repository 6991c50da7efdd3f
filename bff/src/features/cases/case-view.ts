import { stepsOpenTo, type CaseParty } from 'shared/case-steps.ts';
import type { CaseDetail, CaseFacts, CaseSummary, CourseEntry } from 'shared/cases.ts';
import { lightOf } from 'shared/deadlines.ts';
import type { HandledCase } from 'shared/handling.ts';
import { maskName, maskPhone } from 'shared/identity.ts';
import type { WorkCalendar } from 'shared/working-days.ts';
import { caseTitle } from './case-title.ts';
import type { CasePhoto, HandlingUnits } from './deps.ts';
import { mayRemind, type CaseEvent, type ServiceCase } from './service-case.ts';

/** What a view needs beside the case itself. */
export interface Surroundings {
  readonly calendar: WorkCalendar;
  readonly units: HandlingUnits;
  readonly now: Date;
}

export const summaryOf = (one: ServiceCase, { calendar, units, now }: Surroundings): CaseSummary => ({
  id: one.id,
  number: one.number,
  kind: one.kind,
  callerKind: one.organizationId === null ? 'resident' : 'organization',
  category: one.category,
  title: caseTitle(one.text),
  placeText: one.place?.text || null,
  status: one.status,
  submittedAt: one.submittedAt.toISOString(),
  dueAt: one.dueAt?.toISOString() ?? null,
  light: one.dueAt === null ? null : lightOf(calendar, one.dueAt, now),
  unitName: units.nameOf(one.unitId),
  reminded: one.remindedAt !== null,
});

interface CaseRecord {
  readonly events: readonly CaseEvent[];
  readonly photos: readonly CasePhoto[];
}

/** A case as one side sees it: internal words of the handling side stay with the handling side. */
export function detailOf(
  one: ServiceCase,
  { events, photos }: CaseRecord,
  parties: readonly CaseParty[],
  around: Surroundings,
): CaseDetail {
  const photosOf = (eventId: string) => photos.filter((photo) => photo.eventId === eventId).map((photo) => photo.id);
  const forCaller = parties.includes('caller');
  const submitted = events.find((event) => event.step === 'submit');
  return {
    ...summaryOf(one, around),
    text: one.text,
    place: one.place,
    photoIds: submitted ? photosOf(submitted.id) : [],
    hideIdentity: one.hideIdentity,
    organizationName: one.hideIdentity && !seesWho(parties) ? null : one.organizationName,
    urgency: one.urgency,
    deadline: one.deadline,
    facts: factsOf(events, photosOf, around.units),
    stars: one.stars,
    course: events.map((event) => courseOf(event, photosOf, around.units, forCaller)).reverse(),
    steps: stepsOpenTo(one.status, parties),
    mayRemind: mayRemind(one, around.now),
    version: one.version,
  };
}

/** A case as a desk sees it; a unit learns nothing of a caller who asked for that. */
export function handledOf(
  one: ServiceCase,
  record: CaseRecord,
  parties: readonly CaseParty[],
  around: Surroundings,
): HandledCase {
  const hidden = one.hideIdentity && !seesWho(parties);
  const caller = hidden
    ? { name: null, phone: null }
    : { name: maskName(one.callerName), phone: one.phone === null ? null : maskPhone(one.phone) };
  return { ...detailOf(one, record, parties, around), caller };
}

const seesWho = (parties: readonly CaseParty[]): boolean => parties.some((party) => party !== 'unit');

/** Each fact is the latest of its kind; a caller's answer speaks of the claim before it and falls with a newer claim. */
function factsOf(
  events: readonly CaseEvent[],
  photosOf: (eventId: string) => string[],
  units: HandlingUnits,
): CaseFacts {
  const claim = events.findLast((event) => event.step === 'resolve');
  const answer = events.findLast((event) => event.step === 'confirm' || event.step === 'reopen');
  const answered = claim !== undefined && answer !== undefined && answer.version > claim.version;
  return {
    unit: claim
      ? {
          statement: claim.text ?? '',
          at: claim.at.toISOString(),
          unitName: units.nameOf(claim.unitId) ?? '',
          photoIds: photosOf(claim.id),
        }
      : null,
    caller: answered ? { solved: answer.step === 'confirm', comment: answer.text, at: answer.at.toISOString() } : null,
    followUp: null,
  };
}

function courseOf(
  event: CaseEvent,
  photosOf: (eventId: string) => string[],
  units: HandlingUnits,
  forCaller: boolean,
): CourseEntry {
  return {
    id: event.id,
    at: event.at.toISOString(),
    step: event.step,
    by: event.party,
    unitName: units.nameOf(event.unitId),
    text: forCaller && event.step === 'contest' ? null : event.text,
    photoIds: photosOf(event.id),
  };
}
