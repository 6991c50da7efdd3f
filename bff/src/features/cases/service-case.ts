import { transitionOf, type CaseParty, type CaseStatus, type CaseStep, type Urgency } from 'shared/case-steps.ts';
import type { CaseCategoryCode } from 'shared/case-categories.ts';
import type { CaseKind, CasePlace } from 'shared/cases.ts';
import type { Deadline } from 'shared/deadlines.ts';
import { shanghaiDate, type WorkCalendar } from 'shared/working-days.ts';
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
  /** The caller's last reminder since the last step. */
  readonly remindedAt: Date | null;
  readonly submittedAt: Date;
  readonly changedAt: Date;
}

export interface CaseEvent {
  readonly id: string;
  readonly caseId: string;
  readonly step: 'submit' | 'remind' | CaseStep;
  readonly to: CaseStatus;
  /** The case's version after the step. */
  readonly version: number;
  readonly party: CaseParty;
  readonly actorId: string;
  readonly unitId: string | null;
  readonly at: Date;
  readonly text: string | null;
}

type Clockless = Omit<ServiceCase, 'status' | 'version' | 'dueAt' | 'deadline' | 'remindedAt' | 'changedAt'>;

/** A call just handed in: the clock for accepting it starts. */
export const openCase = (facts: Clockless, calendar: WorkCalendar): ServiceCase => ({
  ...facts,
  status: 'submitted',
  version: 1,
  remindedAt: null,
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
    remindedAt: null,
    changedAt: move.now,
    ...stageDeadline(move.calendar, transition.to, changed.urgency, move.now),
  };
  return { after, party };
}

/** True while somebody in government is to act and the caller has not reminded on this day. */
export const mayRemind = ({ dueAt, remindedAt }: Pick<ServiceCase, 'dueAt' | 'remindedAt'>, now: Date): boolean =>
  dueAt !== null && (remindedAt === null || shanghaiDate(remindedAt) !== shanghaiDate(now));

/** The case after a reminder: nothing moves but the version, so that the handler's next step has seen it. */
export function remind(before: ServiceCase, seen: number, now: Date): ServiceCase {
  if (before.version !== seen) throw new AppError('request.conflict');
  if (!mayRemind(before, now)) throw new AppError('case.not-to-remind');
  return { ...before, version: before.version + 1, remindedAt: now };
}

/** `YH20261122-00017`: the Shanghai date and the count of that day. */
export const caseNumber = (day: string, count: number): string =>
  `YH${day.replaceAll('-', '')}-${String(count).padStart(5, '0')}`;
