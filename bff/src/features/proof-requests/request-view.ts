import { lightOf } from 'shared/deadlines.ts';
import { stepsOpenTo, type ProofRequestParty } from 'shared/proof-request-steps.ts';
import type { ProofRequest as RequestView, ProofRequestSummary, RequestTypeCard } from 'shared/proof-requests.ts';
import type { WorkCalendar } from 'shared/working-days.ts';
import type { Material, Offices } from './deps.ts';
import type { ProofRequest, ProofRequestEvent } from './proof-request.ts';
import type { RequestType } from './request-type.ts';

/** What a view needs beside the request itself. */
export interface Surroundings {
  readonly calendar: WorkCalendar;
  readonly offices: Pick<Offices, 'nameOf'>;
  readonly typeOf: (code: string) => RequestType;
  readonly now: Date;
}

export const summaryOf = (one: ProofRequest, { calendar, typeOf, now }: Surroundings): ProofRequestSummary => ({
  id: one.id,
  number: one.number,
  type: one.type,
  title: typeOf(one.type).title,
  purpose: one.purpose,
  status: one.status,
  submittedAt: one.submittedAt.toISOString(),
  dueAt: one.dueAt?.toISOString() ?? null,
  light: one.dueAt === null ? null : lightOf(calendar, one.dueAt, now),
});

interface RequestRecord {
  readonly events: readonly ProofRequestEvent[];
  readonly materials: readonly Material[];
}

/** A request as one side sees it: what differs are the steps. */
export function requestView(
  one: ProofRequest,
  { events, materials }: RequestRecord,
  party: ProofRequestParty,
  around: Surroundings,
): RequestView {
  const type = around.typeOf(one.type);
  const labelOf = (slot: string | null) => type.materials.find(({ code }) => code === slot)?.label ?? '材料';
  return {
    ...summaryOf(one, around),
    ...namesOf(around.offices, one.department),
    recipient: one.recipient,
    answers: type.fields.flatMap(({ id, label }) => {
      const value = one.answers[id];
      return value === undefined ? [] : [{ field: id, label, value }];
    }),
    materials: materials.map(({ id, slot, kind, createdAt }) => ({
      id,
      slot: slot ?? '',
      label: labelOf(slot),
      kind,
      at: createdAt.toISOString(),
    })),
    wanted: [...type.materials],
    collection: one.collection,
    address: one.address,
    tracking: one.tracking,
    deadline: one.deadline,
    remindedAt: one.remindedAt?.toISOString() ?? null,
    course: events.map(({ id, at, step, party: by, text }) => ({ id, at: at.toISOString(), step, by, text })).reverse(),
    proofId: one.proofId,
    steps: stepsOpenTo(one.status, party),
    version: one.version,
  };
}

export function cardOf(type: RequestType, offices: Pick<Offices, 'nameOf'>): RequestTypeCard {
  const { code, title, department, promisedDays, validDays, whenRefused } = type;
  return {
    code,
    title,
    ...namesOf(offices, department),
    contains: [...type.contains],
    promisedDays,
    legalBasis: [...type.legalBasis],
    purposes: [...type.purposes],
    validDays,
    fields: [...type.fields],
    materials: [...type.materials],
    whenRefused,
  };
}

function namesOf(offices: Pick<Offices, 'nameOf'>, code: string): { organization: string; department: string } {
  const { organization, everyday } = offices.nameOf(code);
  return { organization, department: everyday };
}
