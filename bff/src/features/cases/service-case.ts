import { transitionOf, type CaseParty, type CaseStatus, type CaseStep, type Urgency } from 'shared/case-steps.ts';
import type { CaseCategoryCode } from 'shared/case-categories.ts';
import type { CaseKind, CasePlace, Deadline } from 'shared/cases.ts';
import type { WorkCalendar } from 'shared/working-days.ts';
import { AppError } from '../../kernel/app-error.ts';
import { stageDeadline } from './deadline.ts';

/** One call as it is kept; what was said about it stands in its events. */
export interface ServiceCase {
  readonly id: string;
  readonly number: string;
  readonly kind: CaseKind;
  readonly category: CaseCategoryCode;
  /** What triage found it to be; null before. */
  readonly nature: CaseKind | null;
  readonly urgency: Urgency | null;
  readonly status: CaseStatus;
  readonly version: number;
  readonly callerId: string;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly callerName: string;
  readonly phone: string | null;
  readonly text: string;
  readonly place: CasePlace | null;
  readonly hideIdentity: boolean;
  readonly unitId: string | null;
  readonly stars: number | null;
  readonly dueAt: Date | null;
  readonly deadline: Deadline | null;
  readonly submittedAt: Date;
  readonly changedAt: Date;
}

export interface CaseEvent {
  readonly id: string;
  readonly caseId: string;
  readonly step: 'submit' | CaseStep;
  readonly to: CaseStatus;
  /** The case's version after the step. */
  readonly version: number;
  readonly party: CaseParty;
  readonly actorId: string;
  readonly unitId: string | null;
  readonly at: Date;
  readonly text: string | null;
}

type Clockless = Omit<ServiceCase, 'status' | 'version' | 'dueAt' | 'deadline' | 'changedAt'>;

/** A call just handed in: the clock for accepting it starts. */
export const openCase = (facts: Clockless, calendar: WorkCalendar): ServiceCase => ({
  ...facts,
  status: 'submitted',
  version: 1,
  changedAt: facts.submittedAt,
  ...stageDeadline(calendar, 'submitted', facts.urgency, facts.submittedAt),
});

/** What a step changes besides the status. */
export type CaseChange = Partial<Pick<ServiceCase, 'nature' | 'urgency' | 'category' | 'unitId' | 'stars'>>;

interface Move {
  readonly step: CaseStep;
  /** Whose hands the actor is in this case. */
  readonly parties: readonly CaseParty[];
  /** The version the actor saw. */
  readonly seen: number;
  readonly change?: CaseChange;
  readonly calendar: WorkCalendar;
  readonly now: Date;
}

/** The case after a step and the party that took it; refuses a stale page, an unlawful step and a stranger's hand. */
export function take(before: ServiceCase, move: Move): { after: ServiceCase; party: CaseParty } {
  if (before.version !== move.seen) throw new AppError('request.conflict');
  const transition = transitionOf(before.status, move.step);
  if (!transition) throw new AppError('case.step-not-open');
  const party = transition.by.find((one) => move.parties.includes(one));
  if (!party) throw new AppError('actor.forbidden');
  const changed = { ...before, ...move.change };
  const after = {
    ...changed,
    status: transition.to,
    version: before.version + 1,
    changedAt: move.now,
    ...stageDeadline(move.calendar, transition.to, changed.urgency, move.now),
  };
  return { after, party };
}

/** `YH20261122-00017`: the Shanghai date and the count of that day. */
export const caseNumber = (day: string, count: number): string =>
  `YH${day.replaceAll('-', '')}-${String(count).padStart(5, '0')}`;
