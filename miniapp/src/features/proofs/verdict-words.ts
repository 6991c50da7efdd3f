import { verificationReasons } from 'shared/verification-reasons.ts';
import { verdictOf, type Verdict, type Verification } from 'shared/verification.ts';
import { dayWords } from '../../ui/when.ts';

export const headings: Readonly<Record<Verdict, string>> = {
  genuine: '是真的，现在有效',
  'genuine-code': '码是真的，现在有效',
  unasked: '内容是真的，状态没查',
  'unasked-code': '码是真的，状态没查',
  'on-record': '登记里有，现在有效',
  replaced: '不能用了，已换成新的',
  revoked: '不能用了，已经作废',
  expired: '不能用了，已经过期',
  unsure: '现在说不准，请连网再验',
  'unknown-issuer': '不认识出证机关，请不要收',
  'not-found': '没有查到这份证明',
  'not-valid': '不能信，请不要收',
};

const takeNone = '请不要收这一份。可以请对方打开“随办”，现场再开一份，约 1 秒。';
const compare = '请把纸上的姓名、编号、日期和这里一项一项对，有一项不一样，就不要收。';
const mayBeRevoked = '现在还有没有效没有查到，也许已经作废。能等就等连上网，查到了再收。';

export const advice: Readonly<Record<Verdict, string>> = {
  genuine: '请打开这个文件，把里面的姓名、身份证号和对方的身份证对一对，再看用途合不合。',
  'genuine-code': compare,
  unasked: mayBeRevoked,
  'unasked-code': `${compare}${mayBeRevoked}`,
  'on-record': '这里只核对了登记。有文件的，选文件再验一次最稳妥。',
  replaced: '请不要收这一份，请对方拿更正后的那一份来。',
  revoked: takeNone,
  expired: takeNone,
  unsure: '先不要收。连上网再验一次，就知道是谁开的、现在还有没有效。',
  'unknown-issuer': '可能是别的城市开的，也可能是假的，这里分不出来。别的城市的，请到它自己的核验页去验。',
  'not-found': '先看看有没有填错、扫错。都没有错，就请不要收这一份。可以请对方打开“随办”，现场再开一份。',
  'not-valid': '请不要收这一份，也不要照里面的内容办事。可以请对方打开“随办”，现场再开一份。',
};

export const isGood = (verdict: Verdict): boolean =>
  ['genuine', 'genuine-code', 'unasked', 'unasked-code', 'on-record'].includes(verdict);

/** Only what the device itself knows; a network would tell more. */
export const isAlone = (verdict: Verdict): boolean => ['unasked', 'unasked-code', 'unsure'].includes(verdict);

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
