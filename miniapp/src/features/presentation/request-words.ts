import type { AccessRequest, AccessRequestStatus } from 'shared/presentation.ts';

type Ended = Exclude<AccessRequestStatus, 'offered' | 'asked' | 'agreed' | 'granted'>;

/** How an ended request ended, in the resident's words, and what to do now. */
export const endings: Readonly<Record<Ended, { title: string; next: string }>> = {
  refused: { title: '您没有同意，什么都没给', next: '窗口会请您交纸质材料。' },
  mismatched: { title: '数对不上，已经停了', next: '什么都没给。请跟窗口说一声，重新扫一次。' },
  cancelled: { title: '窗口取消了', next: '什么都没给。需要时窗口会再扫一次。' },
  expired: { title: '时间到了，没有给', next: '请跟窗口说一声，窗口可以再请求一次。' },
};

/** Why a certificate cannot be given; at most six characters. */
export const notHeld = {
  missing: '您没有',
  suspended: '已暂扣',
  expired: '已过期',
  cancelled: '已注销',
  revoked: '已吊销',
} as const;

/** 「身份证 2 项、不动产权证 1 项」 */
export const countedFields = (certificates: readonly { shortName: string; fieldLabels: readonly string[] }[]) =>
  certificates.map(({ shortName, fieldLabels }) => `${shortName} ${fieldLabels.length} 项`).join('、');

/** What 读一读 says: who, what for, which certificates, how to answer. */
export function requestSpoken(request: AccessRequest): string[] {
  const { window, item, certificates, numberChoices, numberToTell } = request;
  const required = certificates.filter((asked) => asked.required).map(({ name }) => name);
  const optional = certificates.filter((asked) => !asked.required).map(({ name }) => name);
  return [
    `${window.unitName}，${window.windowName}，${window.clerkName}`,
    `要办${item.name}`,
    `必须看：${required.join('、') || '没有'}`,
    optional.length > 0 ? `可以不给：${optional.join('、')}` : '',
    numberChoices ? `窗口屏幕上是哪个数？${numberChoices.join('，')}` : '',
    numberToTell ? `请把这两位数告诉窗口：${numberToTell.split('').join(' ')}` : '可以不同意，也可以同意给看',
  ].filter(Boolean);
}
