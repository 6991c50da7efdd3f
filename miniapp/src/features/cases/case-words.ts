import { caseStages, caseStatusWords, caseStepWords, type CaseStatus } from 'shared/case-steps.ts';
import type { CaseDetail, CaseSummary, CourseEntry } from 'shared/cases.ts';
import type { Deadline } from 'shared/deadlines.ts';
import type { TagProps } from '../../ui/tag.tsx';
import { dayWords } from '../../ui/when.ts';

const tones = {
  submitted: 'info',
  accepted: 'info',
  triaged: 'info',
  dispatched: 'info',
  reopened: 'info',
  resolved: 'call',
  answered: 'ok',
  rated: 'ok',
  archived: 'gray',
  declined: 'gray',
} as const satisfies Record<CaseStatus, TagProps['tone']>;

export const statusTag = (status: CaseStatus): { children: string; tone: TagProps['tone'] } => ({
  children: caseStatusWords[status].caller,
  tone: tones[status],
});

/** 「12 月 1 日前办完」; null when nobody in government is to act. */
export function dueWords({ status, dueAt }: Pick<CaseSummary, 'status' | 'dueAt'>): string | null {
  const stage = caseStages[status];
  return stage && dueAt ? `${dayWords(dueAt)}前${stage.words}` : null;
}

/** 「从 11 月 20 日的第二天算起，5 个工作日，到 11 月 27 日」 and every day passed over. */
export function deadlineLines({ from, days, date, provisional, skipped }: Deadline): string[] {
  const lines = [`从 ${dayWords(from)}的第二天算起，${days} 个工作日，到 ${dayWords(date)} 18:00`];
  if (skipped.length > 0) lines.push(`不算：${skipped.map((day) => `${dayWords(day.date)}（${day.why}）`).join('、')}`);
  if (provisional) lines.push('明年的放假安排还没公布，这个日子是暂定的');
  return lines;
}

/** One moment of the course in the caller's words. */
export function momentWords({ step, unitName }: CourseEntry): string {
  if (step === 'submit') return '您提交了';
  if (step === 'remind') return '您催了一次';
  if (step === 'dispatch' && unitName) return `转给${unitName}`;
  if (step === 'resolve' && unitName) return `${unitName}说办完了`;
  return caseStepWords[step].told;
}

/** What stands in the middle of 「您说」. */
export const callerSays = ({ facts, status }: CaseDetail): { says: string; detail?: string } => {
  if (facts.caller) {
    const says = facts.caller.solved ? '解决了' : '没解决';
    return facts.caller.comment ? { says, detail: `“${facts.caller.comment}”` } : { says };
  }
  return status === 'resolved' ? { says: '还没回答', detail: '您说没解决，就接着办' } : { says: '还没问您' };
};
