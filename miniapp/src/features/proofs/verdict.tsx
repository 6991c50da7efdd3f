import { View } from '@tarojs/components';
import { verdictOf, type Verification } from 'shared/verification.ts';
import { Stack } from '../../ui/card.tsx';
import { Note } from '../../ui/tag.tsx';
import { AnswerCard } from './answer-card.tsx';
import { clockOf, dayWords } from './dates.ts';

const headings = {
  genuine: '是真的，现在有效',
  'on-record': '登记里有，现在有效',
  revoked: '不能用了，已经作废',
  expired: '不能用了，已经过期',
  'not-valid': '不能信，请不要收',
} as const;

const advice = {
  genuine: '证明里的内容，请和您手上的那份对一对：姓名、用途、日期。',
  'on-record': '这里只核对了登记。有文件的，选文件再验一次最稳妥。',
  revoked: '请不要收这一份。可以请对方打开“随办”，现场再开一份，约 1 秒。',
  expired: '请不要收这一份。可以请对方打开“随办”，现场再开一份，约 1 秒。',
  'not-valid': '请不要收这一份，也不要照里面的内容办事。可以请对方打开“随办”，现场再开一份。',
} as const;

/** The verdict in one line, what it is about, the three answers, and what to do. */
export function Verdict({ verification }: { verification: Verification }) {
  const { proof, organization, checkedAt } = verification;
  const verdict = verdictOf(verification);
  const good = verdict === 'genuine' || verdict === 'on-record';
  return (
    <View className="sb-col sb-gap-4">
      <View ariaRole="status">
        <View ariaRole="heading" ariaLevel={2} className={`sb-t1${good ? '' : ' sb-in-danger'}`}>
          {headings[verdict]}
        </View>
        {proof && (
          <>
            <View className="sb-ink-2">
              {proof.title} · {proof.holder} · 用于{proof.purpose}
            </View>
            <View className="sb-small sb-ink-3 sb-num">
              {proof.number} · {dayWords(proof.issuedOn)}开
            </View>
          </>
        )}
      </View>
      <Stack>
        <AnswerCard question="内容改过吗" code={verification.integrity} />
        <AnswerCard
          question="现在还有效吗"
          code={verification.status}
          answer={statusWords(verification)}
          at={verification.status === 'S-00' ? clockOf(checkedAt) : undefined}
        />
        <AnswerCard question="谁开的" code={verification.issuer} answer={organization ?? undefined} />
      </Stack>
      <Note tone={good ? 'info' : 'warn'}>{advice[verdict]}</Note>
    </View>
  );
}

function statusWords({ status, proof }: Verification): string | undefined {
  if (!proof) return undefined;
  if (status === 'S-00') return `有效，到 ${dayWords(proof.validUntil)}`;
  if (status === 'S-02') return `无效，只到 ${dayWords(proof.validUntil)}`;
  if (status === 'S-04' && proof.revokedOn) return `无效，${dayWords(proof.revokedOn)}作废`;
  return undefined;
}
