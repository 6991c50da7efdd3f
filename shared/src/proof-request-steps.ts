/** Whose hands: the person who applied, the reviewers of the department that answers for the proof, or time alone. */
export const proofRequestParties = ['applicant', 'department', 'clock'] as const;
export type ProofRequestParty = (typeof proofRequestParties)[number];

/** How the applicant wants the proof: the sealed file alone, or a paper copy by post as well. */
export const collections = { download: '网上下载', post: '下载，另寄一份纸的' } as const;
export type Collection = keyof typeof collections;
export const collectionNames = Object.keys(collections).filter((value): value is Collection =>
  Object.hasOwn(collections, value),
);

/**
 * The life of a request for a reviewed proof (线上开具). What is missing is asked for before acceptance, all at once
 * (行政许可法 第三十二条, by analogy); what never comes lapses. After acceptance the department decides. `approve` leads
 * where the collection says; `correct` puts a new proof in the place of a wrong one, whose paper copy is posted again.
 */
export const proofRequestSteps = {
  submitted: {
    accept: { to: 'accepted', by: ['department'] },
    ask: { to: 'more-material', by: ['department'] },
    refuse: { to: 'refused', by: ['department'] },
    withdraw: { to: 'withdrawn', by: ['applicant'] },
  },
  'more-material': {
    supply: { to: 'submitted', by: ['applicant'] },
    withdraw: { to: 'withdrawn', by: ['applicant'] },
    lapse: { to: 'lapsed', by: ['clock'] },
  },
  accepted: {
    approve: { to: { download: 'approved', post: 'to-post' }, by: ['department'] },
    refuse: { to: 'refused', by: ['department'] },
    withdraw: { to: 'withdrawn', by: ['applicant'] },
  },
  approved: { correct: { to: 'approved', by: ['department'] } },
  'to-post': { post: { to: 'posted', by: ['department'] }, correct: { to: 'to-post', by: ['department'] } },
  posted: { correct: { to: 'to-post', by: ['department'] } },
  refused: {},
  withdrawn: {},
  lapsed: {},
} as const;

export type ProofRequestStatus = keyof typeof proofRequestSteps;
type StepsOf<S extends ProofRequestStatus> = S extends ProofRequestStatus ? keyof (typeof proofRequestSteps)[S] : never;
export type ProofRequestStep = StepsOf<ProofRequestStatus>;

interface Transition {
  readonly to: ProofRequestStatus | Readonly<Record<Collection, ProofRequestStatus>>;
  readonly by: readonly ProofRequestParty[];
}

const table: Readonly<Record<ProofRequestStatus, Partial<Record<ProofRequestStep, Transition>>>> = proofRequestSteps;

/** Every status, in the order of a request's life. */
export const proofRequestStatuses = Object.keys(proofRequestSteps).filter((value): value is ProofRequestStatus =>
  Object.hasOwn(proofRequestSteps, value),
);

/** Button (`act`) and course (`told`) words; `told` as the applicant reads it. */
export const proofRequestStepWords = {
  accept: { act: '受理', told: '受理了' },
  approve: { act: '同意并盖章', told: '审核通过，盖好章了' },
  ask: { act: '要补材料', told: '请您补材料' },
  refuse: { act: '不予出具', told: '没有开出来' },
  post: { act: '填快递单号', told: '寄出了' },
  correct: { act: '更正，重开一份', told: '更正了，重开了一份' },
  supply: { act: '补好了，交上去', told: '您补了材料' },
  withdraw: { act: '不办了，撤回', told: '您撤回了' },
  lapse: { act: '到期结束', told: '过了补材料的日子，自动结束了' },
} as const satisfies Record<ProofRequestStep, { act: string; told: string }>;

/** Every step, in the order in which buttons stand. */
export const proofRequestStepNames = Object.keys(proofRequestStepWords).filter((value): value is ProofRequestStep =>
  Object.hasOwn(proofRequestStepWords, value),
);

/** Where a step leads and who may take it; null when it is not lawful there. */
export function transitionOf(
  status: ProofRequestStatus,
  step: ProofRequestStep,
  collection: Collection,
): { to: ProofRequestStatus; by: readonly ProofRequestParty[] } | null {
  const found = table[status][step];
  if (!found) return null;
  return { to: typeof found.to === 'string' ? found.to : found.to[collection], by: found.by };
}

/** The steps that party may take now, the usual one first. */
export const stepsOpenTo = (status: ProofRequestStatus, party: ProofRequestParty): ProofRequestStep[] =>
  proofRequestStepNames.filter((step) => table[status][step]?.by.includes(party));

/** The statuses in which the party has a step that moves the request on; taking back and putting right are none. */
export const statusesWaitingFor = (party: ProofRequestParty): ProofRequestStatus[] =>
  proofRequestStatuses.filter((status) =>
    stepsOpenTo(status, party).some((step) => step !== 'withdraw' && step !== 'correct'),
  );

/** A status in the applicant's words and in the reviewers'. */
export const proofRequestStatusWords = {
  submitted: { applicant: '等受理', staff: '待受理' },
  'more-material': { applicant: '等您补材料', staff: '等群众补材料' },
  accepted: { applicant: '审核中', staff: '待审核' },
  approved: { applicant: '开好了', staff: '已出证' },
  'to-post': { applicant: '开好了，等寄出', staff: '待邮寄' },
  posted: { applicant: '开好了，已寄出', staff: '已邮寄' },
  refused: { applicant: '没有开出来', staff: '不予出具' },
  withdrawn: { applicant: '您撤回了', staff: '群众撤回' },
  lapsed: { applicant: '没补材料，已结束', staff: '没补材料，已结束' },
} as const satisfies Record<ProofRequestStatus, { applicant: string; staff: string }>;

/** What runs out in each status: working days and words, in `more-material` the applicant's; null when nobody is to act. */
export const proofRequestStages = {
  submitted: { days: 1, words: '受理' },
  accepted: { days: 'promised', words: '办完' },
  'to-post': { days: 2, words: '寄出' },
  'more-material': { days: 10, words: '补材料' },
  approved: null,
  posted: null,
  refused: null,
  withdrawn: null,
  lapsed: null,
} as const satisfies Record<ProofRequestStatus, { days: number | 'promised'; words: string } | null>;

/** Working days a request has in a status, `promised` by its type; null when no clock runs. */
export function stageDays(status: ProofRequestStatus, promised: number): number | null {
  const stage = proofRequestStages[status];
  if (stage === null) return null;
  return stage.days === 'promised' ? promised : stage.days;
}
