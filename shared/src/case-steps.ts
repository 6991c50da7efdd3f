/** Whose hands: the caller, the hotline's handlers, the handlers of the unit the case was dispatched to, supervisors. */
export type CaseParty = 'caller' | 'hotline' | 'unit' | 'supervisor';

/**
 * The life of a case (12345: 受理—研判—转办—办结—回访—归档). A step may be taken by whom its row names and nobody else;
 * rules, buttons and texts all read this table. The first step of a row is the usual one.
 */
export const caseSteps = {
  submitted: {
    accept: { to: 'accepted', by: ['hotline'] },
    decline: { to: 'declined', by: ['hotline'] },
  },
  accepted: { triage: { to: 'triaged', by: ['hotline'] } },
  triaged: { dispatch: { to: 'dispatched', by: ['hotline', 'supervisor'] } },
  dispatched: {
    resolve: { to: 'resolved', by: ['unit'] },
    contest: { to: 'triaged', by: ['unit'] },
  },
  resolved: {
    confirm: { to: 'answered', by: ['caller'] },
    reopen: { to: 'reopened', by: ['caller'] },
  },
  reopened: {
    dispatch: { to: 'dispatched', by: ['hotline', 'supervisor'] },
    triage: { to: 'triaged', by: ['hotline'] },
  },
  answered: {
    rate: { to: 'rated', by: ['caller'] },
    archive: { to: 'archived', by: ['hotline', 'supervisor'] },
  },
  rated: { archive: { to: 'archived', by: ['hotline', 'supervisor'] } },
  declined: { archive: { to: 'archived', by: ['hotline', 'supervisor'] } },
  archived: {},
} as const;

export type CaseStatus = keyof typeof caseSteps;
type StepsOf<S extends CaseStatus> = S extends CaseStatus ? keyof (typeof caseSteps)[S] : never;
export type CaseStep = StepsOf<CaseStatus>;

interface Transition {
  readonly to: CaseStatus;
  readonly by: readonly CaseParty[];
}

const table: Readonly<Record<CaseStatus, Partial<Record<CaseStep, Transition>>>> = caseSteps;

/** Every status, in the order of a case's life. */
export const caseStatuses = Object.keys(caseSteps).filter(isCaseStatus);

export function isCaseStatus(value: string): value is CaseStatus {
  return Object.hasOwn(caseSteps, value);
}

/** Where a step leads from a status; null when it is not lawful there. */
export const transitionOf = (status: CaseStatus, step: CaseStep): Transition | null => table[status][step] ?? null;

/** The steps those parties may take now, the usual one first. */
export const stepsOpenTo = (status: CaseStatus, parties: readonly CaseParty[]): CaseStep[] =>
  caseStepNames.filter((step) => table[status][step]?.by.some((party) => parties.includes(party)));

/** The statuses in which one of those parties has a step to take; what stands in 「等我办」. */
export const statusesWaitingFor = (parties: readonly CaseParty[]): CaseStatus[] =>
  caseStatuses.filter((status) => stepsOpenTo(status, parties).length > 0);

/** Button (`act`) and course (`told`) words of each step; `told` as the caller reads it. */
export const caseStepWords = {
  accept: { act: '受理', told: '已受理' },
  decline: { act: '不予受理', told: '没有受理' },
  triage: { act: '研判', told: '研判完了' },
  dispatch: { act: '转办', told: '转给承办单位' },
  resolve: { act: '报办完', told: '单位说办完了' },
  contest: { act: '不归我们，退回', told: '单位说不归它管，重新安排' },
  confirm: { act: '解决了', told: '您说解决了' },
  reopen: { act: '没解决', told: '您说没解决，接着办' },
  rate: { act: '评价', told: '您评价了' },
  archive: { act: '归档', told: '已归档' },
} as const satisfies Record<CaseStep, { act: string; told: string }>;

/** Every step, in the order in which buttons stand. */
export const caseStepNames = Object.keys(caseStepWords).filter(isCaseStep);

export function isCaseStep(value: string): value is CaseStep {
  return Object.hasOwn(caseStepWords, value);
}

/** A status in the caller's words and in the staff's. */
export const caseStatusWords = {
  submitted: { caller: '等受理', staff: '待受理' },
  accepted: { caller: '已受理', staff: '待研判' },
  declined: { caller: '没有受理', staff: '不予受理' },
  triaged: { caller: '正在安排', staff: '待转办' },
  dispatched: { caller: '办理中', staff: '办理中' },
  resolved: { caller: '等您确认', staff: '待群众确认' },
  reopened: { caller: '接着办', staff: '群众说没解决' },
  answered: { caller: '已解决', staff: '群众说解决了' },
  rated: { caller: '已评价', staff: '已评价' },
  archived: { caller: '已归档', staff: '已归档' },
} as const satisfies Record<CaseStatus, { caller: string; staff: string }>;

/** How pressing, with the working days a unit has from dispatch. */
export const urgencies = {
  urgent: { name: '紧急', days: 1 },
  normal: { name: '一般', days: 5 },
  complex: { name: '复杂', days: 15 },
} as const;
export type Urgency = keyof typeof urgencies;

export const urgencyNames = Object.keys(urgencies).filter((value): value is Urgency => Object.hasOwn(urgencies, value));

/** What runs out at `dueAt` in each status: working days and words; null when nobody in government is to act. */
export const caseStages = {
  submitted: { days: 1, words: '受理' },
  accepted: { days: 1, words: '研判' },
  triaged: { days: 1, words: '转办' },
  reopened: { days: 1, words: '重新安排' },
  dispatched: { days: 'urgency', words: '办完' },
  declined: null,
  resolved: null,
  answered: null,
  rated: null,
  archived: null,
} as const satisfies Record<CaseStatus, { days: number | 'urgency'; words: string } | null>;

/** Working days a case has in a status; null when no clock runs. */
export function stageDays(status: CaseStatus, urgency: Urgency): number | null {
  const stage = caseStages[status];
  if (stage === null) return null;
  return stage.days === 'urgency' ? urgencies[urgency].days : stage.days;
}
