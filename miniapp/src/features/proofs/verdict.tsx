import { View } from '@tarojs/components';
import { verdictOf, type Verification } from 'shared/verification.ts';
import { Card, KeyValue, Stack } from '../../ui/card.tsx';
import { Note } from '../../ui/tag.tsx';
import { AnswerCard } from './answer-card.tsx';
import { dayWords, timeWords } from '../../ui/when.ts';
import { advice, headings, isAlone, isGood, statusWords } from './verdict-words.ts';

/** The verdict in one line, what to do about it, the three answers, and what to compare with the paper. */
export function Verdict({ verification }: { verification: Verification }) {
  const { proof, organization, checkedAt } = verification;
  const verdict = verdictOf(verification);
  const good = isGood(verdict);
  const alone = isAlone(verdict);
  return (
    <View className="sb-col sb-gap-4">
      <View ariaRole="status">
        {alone && <View className="sb-small sb-ink-2">离线核验</View>}
        <View ariaRole="heading" ariaLevel={2} className={`sb-t1${good || alone ? '' : ' sb-in-danger'}`}>
          {headings[verdict]}
        </View>
        {proof && (
          <>
            <View className="sb-ink-2">
              {proof.title} · {proof.holder}
              {proof.purpose !== null && ` · 用于${proof.purpose}`}
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
          why={proof?.revokedWhy ? `出证机关说：${proof.revokedWhy}` : undefined}
          at={verification.status === 'S-00' ? timeWords(checkedAt) : undefined}
        />
        <AnswerCard question="谁开的" code={verification.issuer} answer={organization ?? undefined} />
      </Stack>
      <Note tone={good && !alone ? 'info' : 'warn'}>{advice[verdict]}</Note>
      {proof && verification.integrity !== 'I-00' && <ToCompare proof={proof} />}
    </View>
  );
}

function ToCompare({ proof }: { proof: NonNullable<Verification['proof']> }) {
  return (
    <Card label="和纸上的对一对">
      <KeyValue name="哪种证明">{proof.title}</KeyValue>
      <KeyValue name="姓名">{proof.holder}</KeyValue>
      <KeyValue name="编号">{proof.number}</KeyValue>
      {proof.purpose !== null && <KeyValue name="用途">{proof.purpose}</KeyValue>}
      <KeyValue name="哪天开的">{dayWords(proof.issuedOn)}</KeyValue>
      <KeyValue name="有效期">到 {dayWords(proof.validUntil)}</KeyValue>
    </Card>
  );
}
