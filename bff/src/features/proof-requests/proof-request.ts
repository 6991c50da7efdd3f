import type { Deadline } from 'shared/deadlines.ts';
import { startClock } from 'shared/deadlines.ts';
import type { FormAnswers } from 'shared/form-fields.ts';
import {
  stageDays,
  transitionOf,
  type Collection,
  type ProofRequestParty,
  type ProofRequestStatus,
  type ProofRequestStep,
} from 'shared/proof-request-steps.ts';
import type { PostAddress } from 'shared/proof-requests.ts';
import type { WorkCalendar } from 'shared/working-days.ts';
import { AppError } from '../../kernel/app-error.ts';

/** One request for a reviewed proof as it is kept; what was said about it stands in its events. */
export interface ProofRequest {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly department: string;
  readonly status: ProofRequestStatus;
  readonly version: number;
  readonly residentId: string;
  /** As proven on the day of the request; the document carries them. */
  readonly applicant: { readonly name: string; readonly idNumber: string };
  readonly purpose: string;
  readonly recipient: string | null;
  readonly answers: FormAnswers;
  readonly collection: Collection;
  readonly address: PostAddress | null;
  readonly tracking: { readonly carrier: string; readonly number: string } | null;
  readonly proofId: string | null;
  /** What the reviewer filled in for the proof that counts. */
  readonly findings: FormAnswers | null;
  /** That the material still missing runs out; null again after the next step. */
  readonly remindedAt: Date | null;
  readonly promisedDays: number;
  readonly dueAt: Date | null;
  readonly deadline: Deadline | null;
  readonly submittedAt: Date;
  readonly changedAt: Date;
}

export interface ProofRequestEvent {
  readonly id: string;
  readonly requestId: string;
  readonly step: 'submit' | ProofRequestStep;
  readonly to: ProofRequestStatus;
  /** The request's version after the step. */
  readonly version: number;
  readonly party: ProofRequestParty;
  readonly actorId: string;
  readonly at: Date;
  readonly text: string | null;
}

type Decided =
  'status' | 'version' | 'tracking' | 'proofId' | 'findings' | 'remindedAt' | 'dueAt' | 'deadline' | 'changedAt';
type Facts = Omit<ProofRequest, Decided>;

/** A request just handed in: the clock for accepting it starts. */
export const openRequest = (facts: Facts, calendar: WorkCalendar): ProofRequest => ({
  ...facts,
  status: 'submitted',
  version: 1,
  tracking: null,
  proofId: null,
  findings: null,
  remindedAt: null,
  changedAt: facts.submittedAt,
  ...startClock(calendar, stageDays('submitted', facts.promisedDays), facts.submittedAt),
});

/** What a step changes besides status and clock. */
export type Change = Partial<Pick<ProofRequest, 'proofId' | 'findings' | 'tracking'>>;

interface Move {
  readonly step: ProofRequestStep;
  readonly party: ProofRequestParty;
  /** The version the actor saw. */
  readonly seen: number;
  readonly change?: Change;
  readonly calendar: WorkCalendar;
  readonly now: Date;
}

/** The request after a step; refuses a stale page, an unlawful step and the other party's hand. */
export function take(before: ProofRequest, { step, party, seen, change, calendar, now }: Move): ProofRequest {
  if (before.version !== seen) throw new AppError('request.conflict');
  const transition = transitionOf(before.status, step, before.collection);
  if (!transition) throw new AppError('proof-request.step-not-open');
  if (!transition.by.includes(party)) throw new AppError('actor.forbidden');
  return {
    ...before,
    ...change,
    status: transition.to,
    version: before.version + 1,
    remindedAt: null,
    changedAt: now,
    ...startClock(calendar, stageDays(transition.to, before.promisedDays), now),
  };
}

/** `SQ20261122-00017`: the Shanghai date and the count of that day. */
export const requestNumber = (day: string, count: number): string =>
  `SQ${day.replaceAll('-', '')}-${String(count).padStart(5, '0')}`;
