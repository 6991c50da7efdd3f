import type { DeskRequest, ServiceItem } from 'shared/presentation-desk.ts';
import type { AccessRequestStatus } from 'shared/presentation.ts';

/** 「身份证、不动产证；户口簿可选」 */
export function materialsWords({ certificates }: Pick<ServiceItem, 'certificates'>): string {
  const names = (required: boolean) =>
    certificates
      .filter((one) => one.required === required)
      .map(({ shortName }) => shortName)
      .join('、');
  const optional = names(false);
  return [names(true), optional && `${optional}可选`].filter(Boolean).join('；');
}

/** True when a search for a name, its pinyin initials or its code finds the item. */
export function finds({ name, initials, code }: ServiceItem, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  return [name, initials, code].some((text) => text.toLowerCase().includes(wanted));
}

const stepWords: Readonly<Record<AccessRequestStatus, string>> = {
  offered: '窗口出示了码',
  asked: '已扫码',
  agreed: '群众同意了',
  granted: '群众已同意',
  refused: '群众没同意',
  mismatched: '数字对不上',
  cancelled: '窗口取消了',
  expired: '时间到了',
};

export const statusWords = (status: AccessRequestStatus): string => stepWords[status];

/** What a request that came to nothing is called and what to do, in the middle of the screen. */
export const endings: Readonly<
  Record<'refused' | 'mismatched' | 'cancelled' | 'expired', { title: string; words: readonly string[] }>
> = {
  refused: { title: '群众没同意', words: ['什么也没看到，也没有存下来。', '请收纸质材料，一样能办。'] },
  mismatched: { title: '数字对不上', words: ['这次请求作废了，什么也没看到。', '请核对眼前是不是这一位，再来一次。'] },
  cancelled: { title: '已经取消', words: ['什么也没看到，也没有存下来。'] },
  expired: { title: '时间到了', words: ['群众没来得及确认，什么也没看到。'] },
};

/** Still waiting for somebody: what comes after the steps done. */
export const comingWords = ({ flow, status }: DeskRequest): string =>
  status === 'offered' ? '等群众扫码' : status === 'agreed' && flow === 'scanned' ? '等您输入两位数' : '等群众确认';
