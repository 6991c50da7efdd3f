/** Whose hands: the department that asks, or the one that holds the data. */
export type InquiryParty = 'asker' | 'holder';

/** The life of an inquiry between departments (部门核验); one that data answer is born `answered`. */
export const inquirySteps = {
  asked: {
    answer: { to: 'answered', by: 'holder' },
    decline: { to: 'declined', by: 'holder' },
    cancel: { to: 'cancelled', by: 'asker' },
  },
  answered: {},
  declined: {},
  cancelled: {},
} as const;

export type InquiryStatus = keyof typeof inquirySteps;
export type InquiryStep = keyof (typeof inquirySteps)['asked'];

interface Transition {
  readonly to: InquiryStatus;
  readonly by: InquiryParty;
}

const table: Readonly<Record<InquiryStatus, Partial<Record<InquiryStep, Transition>>>> = inquirySteps;

export const inquiryStatuses = Object.keys(inquirySteps).filter((value): value is InquiryStatus =>
  Object.hasOwn(inquirySteps, value),
);

/** Button words of each step. */
export const inquiryStepWords = {
  answer: '答复并盖章',
  decline: '不能答复',
  cancel: '不问了',
} as const satisfies Record<InquiryStep, string>;

export const inquiryStepNames = Object.keys(inquiryStepWords).filter((value): value is InquiryStep =>
  Object.hasOwn(inquiryStepWords, value),
);

export const inquiryStatusWords = {
  asked: '等答复',
  answered: '已答复',
  declined: '不能答复',
  cancelled: '不问了',
} as const satisfies Record<InquiryStatus, string>;

/** Where a step leads and who may take it; null when it is not lawful there. */
export const transitionOf = (status: InquiryStatus, step: InquiryStep): Transition | null =>
  table[status][step] ?? null;

/** The steps that party may take now, the usual one first. */
export const stepsOpenTo = (status: InquiryStatus, parties: readonly InquiryParty[]): InquiryStep[] =>
  inquiryStepNames.filter((step) => {
    const found = table[status][step];
    return found !== undefined && parties.includes(found.by);
  });
