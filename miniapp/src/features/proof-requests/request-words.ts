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
} as const satisfies Record<ProofRequestStatus, string>;

/** A state in at most six characters. */
export const statusTag = (status: ProofRequestStatus): { children: string; tone: TagProps['tone'] } => ({
  children: tags[status],
  tone: tones[status],
});

/** 「11 月 26 日前办完」; null when the department has nothing to do. */
export function dueWords({ status, dueAt }: Pick<ProofRequestSummary, 'status' | 'dueAt'>): string | null {
  const stage = proofRequestStages[status];
  return stage && dueAt ? `${dayWords(dueAt)}前${stage.words}` : null;
}

/** One moment of the course in the applicant's words. */
export const momentWords = ({ step }: ProofRequestCourse): string =>
  step === 'submit' ? '您提交了' : proofRequestStepWords[step].told;

/** A date as typed — 20160101, 2016.1.1, 2016年1月1日 — as `YYYY-MM-DD`; anything else stays what it is. */
export function readDate(typed: string): string {
  const plain = typed.normalize('NFKC').trim();
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain);
  if (!match) return plain;
  const [, year = '', month = '', day = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
