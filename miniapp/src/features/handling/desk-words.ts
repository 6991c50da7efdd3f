import { caseStatusWords, caseStepWords, type CaseStatus } from 'shared/case-steps.ts';
import type { CourseEntry } from 'shared/cases.ts';
import type { HandledCase } from 'shared/handling.ts';
import { dayWords } from '../../ui/when.ts';

export const statusWords = (status: CaseStatus): string => caseStatusWords[status].staff;

const deskWords = {
  ...caseStepWords,
  confirm: { told: '群众说解决了' },
  reopen: { told: '群众说没解决' },
  rate: { told: '群众评价了' },
  contest: { told: '退回，不归本单位' },
  resolve: { told: '报办完' },
} as const;

/** One moment of the course in the desk's words. */
export function momentWords({ step, unitName }: CourseEntry): string {
  if (step === 'submit') return '群众提交';
  if (step === 'remind') return '群众催办';
  const { told } = deskWords[step];
  return unitName && (step === 'dispatch' || step === 'resolve' || step === 'contest') ? `${told} · ${unitName}` : told;
}

/** What stands in the middle of each of the three facts. */
export function sayings({ facts, status, unitName }: HandledCase) {
  const { unit, caller } = facts;
  const asked =
    status === 'resolved' ? { says: '还没回答', detail: '已经问了' } : { says: '还没问', detail: '报办完后马上问' };
  return {
    unit: unit
      ? { says: '办完了', detail: unit.statement }
      : { says: status === 'dispatched' ? '正在办' : '还没转办', detail: unitName ?? '还没报办完' },
    caller: caller ? { says: caller.solved ? '解决了' : '没解决', detail: caller.comment ?? undefined } : asked,
    followUp: { says: '还没回访' },
  };
}

/** Who called, in the header; hidden identity is said, not left blank. */
export function callerWords({ caller, hideIdentity, callerKind, organizationName }: HandledCase): string {
  if (caller.name === null) return '群众要求不公开身份，联系请找热线';
  const who = callerKind === 'organization' && organizationName ? `${organizationName} ${caller.name}` : caller.name;
  const phone = caller.phone === null ? '' : ` ${caller.phone}`;
  return `${who}${phone}${hideIdentity ? '（对承办单位不公开）' : ''}`;
}

/** 「11 月 27 日 18:00 前 · 5 个工作日」 */
export const deadlineWords = ({ deadline }: HandledCase): string | null =>
  deadline
    ? `${dayWords(deadline.date)} 18:00 前 · ${deadline.days} 个工作日${deadline.provisional ? '（暂定）' : ''}`
    : null;
