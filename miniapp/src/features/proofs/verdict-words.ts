import { verificationReasons } from 'shared/verification-reasons.ts';
import { verdictOf, type Verdict, type Verification } from 'shared/verification.ts';
import { dayWords } from '../../ui/when.ts';

export const headings: Readonly<Record<Verdict, string>> = {
  genuine: '是真的，现在有效',
  'genuine-code': '码是真的，现在有效',
  unasked: '内容是真的，状态没查',
  'on-record': '登记里有，现在有效',
  replaced: '不能用了，已换成新的',
  revoked: '不能用了，已经作废',
  expired: '不能用了，已经过期',
  unsure: '现在说不准，请连网再验',
  'not-valid': '不能信，请不要收',
};

const takeNone = '请不要收这一份。可以请对方打开“随办”，现场再开一份，约 1 秒。';
const compare = '请把纸上的姓名、编号、日期和这里一项一项对，有一项不一样，就不要收。';

export const advice: Readonly<Record<Verdict, string>> = {
  genuine: '证明里的内容，请和您手上的那份对一对：姓名、用途、日期。',
  'genuine-code': compare,
  unasked: compare,
  'on-record': '这里只核对了登记。有文件的，选文件再验一次最稳妥。',
  replaced: '请不要收这一份，请对方拿更正后的那一份来。',
  revoked: takeNone,
  expired: takeNone,
  unsure: '先不要收。连上网再验一次，就知道是谁开的、现在还有没有效。',
  'not-valid': '请不要收这一份，也不要照里面的内容办事。可以请对方打开“随办”，现场再开一份。',
};

export const isGood = (verdict: Verdict): boolean =>
  verdict === 'genuine' || verdict === 'genuine-code' || verdict === 'unasked' || verdict === 'on-record';

/** In place of the reason's own words, where a date says more. */
export function statusWords({ status, proof }: Verification): string | undefined {
  if (!proof) return undefined;
  if (status === 'S-00') return `有效，到 ${dayWords(proof.validUntil)}`;
  if (status === 'S-02') return `无效，只到 ${dayWords(proof.validUntil)}`;
  if (!proof.revokedOn) return undefined;
  if (status === 'S-03') return `无效，${dayWords(proof.revokedOn)}换成了新的`;
  return status === 'S-04' || status === 'S-05' ? `无效，${dayWords(proof.revokedOn)}作废` : undefined;
}

/** For 读一读: the verdict, what it is about, the three answers, what to do. */
export function spokenVerdict(verification: Verification): string[] {
  const { integrity, status, issuer, organization, proof } = verification;
  const verdict = verdictOf(verification);
  return [
    headings[verdict],
    ...(proof ? [`${proof.title}，${proof.holder.replaceAll('*', '某')}，编号${proof.number}`] : []),
    `内容改过吗：${verificationReasons[integrity].answer}`,
    `现在还有效吗：${statusWords(verification) ?? verificationReasons[status].answer}`,
    `谁开的：${organization ?? verificationReasons[issuer].answer}`,
    advice[verdict],
  ];
}
