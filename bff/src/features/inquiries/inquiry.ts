import { startClock, type Deadline } from 'shared/deadlines.ts';
import { transitionOf, type InquiryParty, type InquiryStatus, type InquiryStep } from 'shared/inquiry-steps.ts';
import type { WorkCalendar } from 'shared/working-days.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { DataSet, Grant } from './data-set.ts';

/** One question of a department about a person, as it is kept. The answer stands in the sealed sheet only. */
export interface Inquiry {
  readonly id: string;
  readonly number: string;
  readonly dataSet: string;
  readonly asker: string;
  readonly holder: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly matterNumber: string;
  readonly person: { readonly name: string; readonly idNumber: string };
  readonly askedBy: string;
  readonly status: InquiryStatus;
  readonly version: number;
  readonly answeredBy: string | null;
  readonly reason: string | null;
  /** The sealed sheet. */
  readonly proofId: string | null;
  readonly dueAt: Date | null;
  readonly deadline: Deadline | null;
  readonly askedAt: Date;
  readonly changedAt: Date;
}

/** The registered right of a department to ask for a data set; throws AppError `inquiry.not-registered` without one. */
export function grantFor({ grants }: Pick<DataSet, 'grants'>, asker: string, purpose: string): Grant {
  const grant = grants.find((one) => one.asker === asker && one.purpose === purpose);
  if (!grant) throw new AppError('inquiry.not-registered');
  return grant;
}

type Facts = Pick<
  Inquiry,
  | 'id'
  | 'number'
  | 'dataSet'
  | 'asker'
  | 'holder'
  | 'purpose'
  | 'legalBasis'
  | 'matterNumber'
  | 'person'
  | 'askedBy'
  | 'askedAt'
>;

/** A question answered by data at once, or one with a clock for the person who is to answer. */
export const openInquiry = (
  facts: Facts,
  answer: { readonly proofId: string } | { readonly days: number; readonly calendar: WorkCalendar },
): Inquiry => ({
  ...facts,
  version: 1,
  answeredBy: null,
  reason: null,
  changedAt: facts.askedAt,
  ...('proofId' in answer
    ? { status: 'answered', proofId: answer.proofId, dueAt: null, deadline: null }
    : { status: 'asked', proofId: null, ...startClock(answer.calendar, answer.days, facts.askedAt) }),
});

interface Move {
  readonly step: InquiryStep;
  readonly parties: readonly InquiryParty[];
  /** The version the actor saw. */
  readonly seen: number;
  readonly change: Partial<Pick<Inquiry, 'answeredBy' | 'reason' | 'proofId'>>;
  readonly now: Date;
}

/** The inquiry after a step; refuses a stale page, an unlawful step and the other department's hand. */
export function take(before: Inquiry, { step, parties, seen, change, now }: Move): Inquiry {
  if (before.version !== seen) throw new AppError('request.conflict');
  const transition = transitionOf(before.status, step);
  if (!transition) throw new AppError('inquiry.step-not-open');
  if (!parties.includes(transition.by)) throw new AppError('actor.forbidden');
  return {
    ...before,
    ...change,
    status: transition.to,
    version: before.version + 1,
    changedAt: now,
    dueAt: null,
    deadline: null,
  };
}

/** `HY20261122-00017`: the Shanghai date and the count of that day. */
export const inquiryNumber = (day: string, count: number): string =>
  `HY${day.replaceAll('-', '')}-${String(count).padStart(5, '0')}`;
