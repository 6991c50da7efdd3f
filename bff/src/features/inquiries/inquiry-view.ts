import { lightOf } from 'shared/deadlines.ts';
import { maskName } from 'shared/identity.ts';
import type { DataSetCard, Inquiry as InquiryView, InquiryAboutMe, InquirySummary } from 'shared/inquiries.ts';
import { stepsOpenTo, type InquiryParty } from 'shared/inquiry-steps.ts';
import type { WorkCalendar } from 'shared/working-days.ts';
import type { DataSet } from './data-set.ts';
import type { Offices } from './deps.ts';
import type { Inquiry } from './inquiry.ts';

/** What a view needs beside the inquiry itself. */
export interface Surroundings {
  readonly calendar: WorkCalendar;
  readonly offices: Pick<Offices, 'nameOf'>;
  readonly dataSetOf: (code: string) => DataSet;
  readonly now: Date;
}

const facts = (one: Inquiry, { calendar, offices, dataSetOf, now }: Surroundings) => ({
  id: one.id,
  number: one.number,
  title: dataSetOf(one.dataSet).title,
  asker: offices.nameOf(one.asker).organization,
  holder: offices.nameOf(one.holder).organization,
  purpose: one.purpose,
  matterNumber: one.matterNumber,
  status: one.status,
  askedAt: one.askedAt.toISOString(),
  light: one.dueAt === null ? null : lightOf(calendar, one.dueAt, now),
});

export const summaryOf = (one: Inquiry, around: Surroundings): InquirySummary => ({
  ...facts(one, around),
  person: maskName(one.person.name),
});

export function inquiryView(one: Inquiry, parties: readonly InquiryParty[], around: Surroundings): InquiryView {
  const { answer } = around.dataSetOf(one.dataSet);
  return {
    ...facts(one, around),
    legalBasis: one.legalBasis,
    person: one.person,
    reason: one.reason,
    deadline: one.deadline,
    answeredAt: one.status === 'answered' ? one.changedAt.toISOString() : null,
    hasSheet: one.proofId !== null,
    findings: answer.by === 'person' ? [...answer.findings] : [],
    steps: stepsOpenTo(one.status, parties),
    version: one.version,
  };
}

/** To the person asked about: who, what, why, when. */
export function aboutMeView(one: Inquiry, around: Surroundings): InquiryAboutMe {
  const { id, title, asker, holder, purpose, matterNumber, status, askedAt } = facts(one, around);
  return { id, title, asker, holder, purpose, matterNumber, status, askedAt, legalBasis: one.legalBasis };
}

/** What a department may ask for, with its own grants only. */
export function cardOf(dataSet: DataSet, asker: string, offices: Pick<Offices, 'nameOf'>): DataSetCard {
  const { code, title, holder, contains, grants, answer } = dataSet;
  return {
    code,
    title,
    holder: offices.nameOf(holder).organization,
    contains: [...contains],
    answeredBy: answer.by,
    promisedDays: answer.by === 'person' ? answer.promisedDays : 0,
    grants: grants.filter((grant) => grant.asker === asker).map(({ purpose, legalBasis }) => ({ purpose, legalBasis })),
  };
}
