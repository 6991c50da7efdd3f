import { proofRequestStages, proofRequestStepWords, type ProofRequestStatus } from 'shared/proof-request-steps.ts';
import type { ProofRequestCourse, ProofRequestSummary } from 'shared/proof-requests.ts';
import type { TagProps } from '../../ui/tag.tsx';
import { dayWords } from '../../ui/when.ts';

const tones = {
  submitted: 'info',
  accepted: 'info',
  'more-material': 'call',
  approved: 'ok',
  'to-post': 'ok',
  posted: 'ok',
  refused: 'gray',
  withdrawn: 'gray',
  lapsed: 'gray',
} as const satisfies Record<ProofRequestStatus, TagProps['tone']>;

const tags = {
  submitted: '等受理',
  accepted: '审核中',
  'more-material': '要补材料',
  approved: '开好了',
  'to-post': '等寄出',
  posted: '已寄出',
  refused: '没有开',
  withdrawn: '已撤回',
  lapsed: '已结束',
} as const satisfies Record<ProofRequestStatus, string>;

/** A state in at most six characters. */
export const statusTag = (status: ProofRequestStatus): { children: string; tone: TagProps['tone'] } => ({
  children: tags[status],
  tone: tones[status],
});

/** 「公安 11 月 26 日前办完」, without its name in lists, or 「请在 12 月 7 日前补材料」; null when no clock runs. */
export function dueWords(
  { status, dueAt }: Pick<ProofRequestSummary, 'status' | 'dueAt'>,
  department = '',
): string | null {
  const stage = proofRequestStages[status];
  if (!stage || !dueAt) return null;
  return status === 'more-material'
    ? `请在 ${dayWords(dueAt)}前${stage.words}`
    : `${department} ${dayWords(dueAt)}前${stage.words}`.trim();
}

/** One moment of the course in the applicant's words. */
export const momentWords = ({ step }: ProofRequestCourse): string =>
  step === 'submit' ? '您提交了' : proofRequestStepWords[step].told;

/** What was said at a moment: people's words in quotes. */
export const saidWords = ({ by, text }: ProofRequestCourse): string | undefined =>
  text === null || by === 'clock' ? (text ?? undefined) : `“${text}”`;

/** A date as typed — 20160101, 2016.1.1, 2016年1月1日 — as `YYYY-MM-DD`; anything else stays what it is. */
export function readDate(typed: string): string {
  const plain = typed.normalize('NFKC').trim();
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain);
  if (!match) return plain;
  const [, year = '', month = '', day = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
