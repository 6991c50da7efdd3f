import { View } from '@tarojs/components';
import { useState } from 'react';
import { HolderCode, verificationApi } from 'shared/verification.ts';
import type { VerificationReason } from 'shared/verification-reasons.ts';
import * as z from 'zod/mini';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { Field, focusOnErrors } from '../../ui/field.tsx';
import { Note } from '../../ui/tag.tsx';
import { AnswerCard } from './answer-card.tsx';
import type { Evidence } from './use-verification.ts';

/** What was shown of a proof, as far as a number can be compared with it; a file says the number itself. */
export type Shown = Exclude<Evidence, { by: 'file' }>;

const FIELD = 'holder-code';

/** Is the proof about the person at hand? Typed from their ID card, answered by the server with yes or no. */
export function HolderCheck({ shown }: { shown: Shown }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [answer, setAnswer] = useState<VerificationReason>();
  const action = useAction(
    (_key, holderCode: string) => call(verificationApi.holder, { proof: proofOf(shown), holderCode }),
    ({ holder }) => {
      setAnswer(holder);
      if (holder === 'H-00') setTyped('');
    },
  );
  function submit() {
    const read = z.safeParse(HolderCode, typed);
    setWrong(read.error?.issues[0]?.message);
    setAnswer(undefined);
    action.forget();
    if (read.success) void action.run(read.data);
    else focusOnErrors([{ field: FIELD, words: '' }]);
  }
  return (
    <Section title="是本人的吗？核对身份证号">
      <View className="sb-col sb-gap-3">
        <Field
          id={FIELD}
          label="身份证号"
          hint="照着对方的身份证填；企业填统一社会信用代码"
          value={typed}
          onChange={setTyped}
          max={40}
          error={wrong}
          onConfirm={submit}
        />
        <Button kind="outline" working={action.working} workingLabel="正在核对…" onPress={submit}>
          核对
        </Button>
        {answer && (
          <View ariaRole="status" className="sb-col sb-gap-3">
            <AnswerCard question="是这个人的吗" code={answer} />
            {answer === 'H-01' && <Note tone="danger">先看看有没有填错。没填错，就请不要收这一份。</Note>}
          </View>
        )}
        {action.error && (
          <Note tone="danger" now>
            {action.error.code === 'network'
              ? '没有连上网，没有核对。连上网请再点一次“核对”'
              : `${action.error.title}。${action.error.detail}`}
          </Note>
        )}
        <View className="sb-small sb-ink-3">只回答一致或不一致，填的号码不保存。持有人看得到有人核对过。</View>
      </View>
    </Section>
  );
}

const proofOf = (shown: Shown) =>
  shown.by === 'code' ? { code: shown.code } : { number: shown.number, checkCode: shown.checkCode };
