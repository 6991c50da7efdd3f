import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import type { ProofTypeCard } from 'shared/proofs.ts';
import { useParams } from '../../../../platform/navigate.ts';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card, KeyValue } from '../../../../ui/card.tsx';
import { ChipsField } from '../../../../ui/chips-field.tsx';
import { ErrorSummary, Field } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Asking, Empty } from '../../../../ui/state.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { AboutField } from '../../about-field.tsx';
import { dayWords } from '../../../../ui/when.ts';
import { NotIssued } from '../../not-issued.tsx';
import { useAskForm } from '../../use-ask-form.ts';
import { useProofTypes } from '../../use-proofs.ts';

export default function AskForProof() {
  const { type: code } = useParams();
  const types = useProofTypes();
  const type = types.resource.state === 'ready' ? types.resource.data.find((one) => one.code === code) : undefined;
  if (type) return <Form type={type} />;
  return (
    <Page title="开证明">
      <ResourceView
        of={types}
        isEmpty={() => true}
        empty={<Empty picture="papers" title="现在不能开这种证明" />}
        asking="正在取这种证明的说明"
        ready={() => null}
      />
    </Page>
  );
}

const DAY_MS = 86_400_000;

const PRIVATE = '这份证明会说出家里的事，只交给真正要它的单位。“我开过的”里不显示它的名字。';

function Form({ type }: { type: ProofTypeCard }) {
  const form = useAskForm(type);
  const wordsAt = (field: string) => form.errors.find((one) => one.field === field)?.words;
  const unconfirmed = form.error?.code === 'session.step-up-required';
  if (form.error && form.errors.length === 0 && !unconfirmed)
    return <NotIssued type={type} error={form.error} again={form.submit} working={form.working} />;
  return (
    <Page
      title={`开${type.title}`}
      say={() => [
        '开之前，请看一下',
        ...(type.sensitivity === 'high' ? [PRIVATE] : []),
        `会写上${type.contains.join('，')}`,
        type.source,
        type.whenNothing,
      ]}
      foot={
        <>
          {form.working && <Waiting department={type.department} />}
          <Button working={form.working} workingLabel="正在开…" onPress={form.submit}>
            核对本人，马上开
          </Button>
          <View className="sb-small sb-ink-3 sb-center sb-mt-2">约 1 秒，开好后还可以作废</View>
        </>
      }
    >
      <View className="sb-col sb-gap-4">
        <View ariaRole="heading" ariaLevel={2} className="sb-t1">
          开之前，请看一下
        </View>
        <ErrorSummary errors={form.errors} />
        {type.sensitivity === 'high' && (
          <Note tone="warn" icon="lock">
            {PRIVATE}
          </Note>
        )}
        <Card tight>
          <KeyValue name="谁开的">{type.organization}</KeyValue>
          <KeyValue name="会写上">{type.contains.join('，')}</KeyValue>
          <KeyValue name="从哪来">{type.source}</KeyValue>
          <KeyValue name="有效期">
            {type.validDays} 天，到 {dayWords(new Date(Date.now() + type.validDays * DAY_MS).toISOString())}
          </KeyValue>
          <KeyValue name="依据">{type.legalBasis.join('、')}</KeyValue>
        </Card>
        <AboutField type={type} value={form.about} onChange={form.setAbout} error={wordsAt('wardKey')} />
        <ChipsField
          id="purpose"
          label="开来做什么？"
          hint="会印在证明上，别人不能拿去办别的事"
          options={type.purposes.map((one) => ({ value: one, words: one }))}
          value={form.purpose}
          onChange={form.choose}
          error={wordsAt('purpose')}
        />
        <Field
          id="recipient"
          label="交给谁？"
          optional
          hint="例：云溪区房屋交易中心"
          value={form.recipient}
          onChange={form.setRecipient}
          error={wordsAt('recipient')}
          max={30}
        />
        <Note>{type.whenNothing}</Note>
        {unconfirmed && (
          <Note tone="warn" now>
            还没有确认是您本人，没有开出证明。您填的都还在。
          </Note>
        )}
      </View>
    </Page>
  );
}

/** Says whom it is waiting for, and for how long at most, once a second has passed. */
function Waiting({ department }: { department: string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((passed) => passed + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (seconds < 1) return null;
  return <Asking>{seconds < 3 ? `正在向${department}查` : `${department}还没回话，再等一下`}</Asking>;
}
