import * as z from 'zod/mini';
import { calendarDate, instant } from './text.ts';

/**
 * The three separate answers about a proof, each a reason code: I = has the content been changed, S = is it good now,
 * O = who issued it. `yes` and `no` are certain; `open` says that this way of asking could not tell.
 */
export const verificationReasons = {
  'I-00': { verdict: 'yes', answer: '没改过', why: '从盖章到现在，一个字节都没变' },
  'I-01': { verdict: 'open', answer: '还没有看文件', why: '请把姓名、用途、日期和手上的那份对一对' },
  'I-02': { verdict: 'no', answer: '改过，或没传完整', why: '文件和盖章时不一样，里面的内容不能信' },
  'I-03': { verdict: 'no', answer: '没有电子印章', why: '可能是打印后扫描的，或另存时丢了印章' },
  'I-04': { verdict: 'no', answer: '不是证明文件', why: '这里只能验 PDF 格式的证明' },
  'S-00': { verdict: 'yes', answer: '有效', why: '刚刚查过登记' },
  'S-02': { verdict: 'no', answer: '过期了', why: '过了有效期的最后一天' },
  'S-04': { verdict: 'no', answer: '已经作废', why: '持有人自己作废的，不能恢复' },
  'S-08': { verdict: 'no', answer: '登记里没有这一份', why: '印章是真的，但不是在随办开的' },
  'S-09': { verdict: 'open', answer: '没有查', why: '内容信不过，就不知道它是哪一份' },
  'O-00': { verdict: 'yes', answer: '印章可信', why: '印章证书可信，盖章时在有效期内' },
  'O-01': { verdict: 'yes', answer: '登记的出证机关', why: '按登记是它开的；印章要选文件才能验' },
  'O-04': { verdict: 'no', answer: '不认识这个印章', why: '盖章的不是这里登记过的机关' },
  'O-05': { verdict: 'no', answer: '印章证书不在有效期', why: '盖章时证书还没生效，或已经过期' },
  'O-09': { verdict: 'open', answer: '不知道是谁', why: '内容信不过，上面写的机关也不能信' },
} as const satisfies Record<string, { verdict: 'yes' | 'no' | 'open'; answer: string; why: string }>;

export type VerificationReason = keyof typeof verificationReasons;

const reasons = <const R extends VerificationReason>(...codes: R[]) => z.enum(codes);

/** What is said of a proof to anyone: enough to compare with the paper in hand, no more. */
export const VerifiedProof = z.object({
  title: z.string(),
  number: z.string(),
  holder: z.string(),
  purpose: z.string(),
  issuedOn: calendarDate(),
  validUntil: calendarDate(),
  revokedOn: z.nullable(calendarDate()),
});

export const Verification = z.object({
  integrity: reasons('I-00', 'I-01', 'I-02', 'I-03', 'I-04'),
  status: reasons('S-00', 'S-02', 'S-04', 'S-08', 'S-09'),
  issuer: reasons('O-00', 'O-01', 'O-04', 'O-05', 'O-09'),
  /** Null unless the issuer is certain. */
  organization: z.nullable(z.string()),
  proof: z.nullable(VerifiedProof),
  checkedAt: instant(),
});
export type Verification = z.output<typeof Verification>;

/** The heading over the three answers: one "no" decides it; `genuine` needs three times "yes". */
export function verdictOf(verification: Verification): 'genuine' | 'on-record' | 'revoked' | 'expired' | 'not-valid' {
  const { integrity, status, issuer } = verification;
  const verdicts = [integrity, status, issuer].map((code) => verificationReasons[code].verdict);
  if (verdicts.includes('no') && status === 'S-04') return 'revoked';
  if (verdicts.includes('no') && status === 'S-02') return 'expired';
  if (verdicts.includes('no') || status === 'S-09') return 'not-valid';
  return verdicts.every((verdict) => verdict === 'yes') ? 'genuine' : 'on-record';
}
