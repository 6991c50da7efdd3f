import { View } from '@tarojs/components';
import { collectionNames, collections } from 'shared/proof-request-steps.ts';
import type { ProofRequest, RequestTypeCard } from 'shared/proof-requests.ts';
import { useEffect, useState } from 'react';
import { useInSight } from '../../../../platform/lifecycle.ts';
import { replace, useParams } from '../../../../platform/navigate.ts';
import { ResourceView } from '../../../../resource/resource-view.tsx';
import { useSession } from '../../../../resource/session.ts';
import { RequireIdentity } from '../../../../session/require-identity.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Card, KeyValue, Stack } from '../../../../ui/card.tsx';
import { ChipsField } from '../../../../ui/chips-field.tsx';
import { ErrorSummary, Field, FieldError } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { Empty } from '../../../../ui/state.tsx';
import { Note } from '../../../../ui/tag.tsx';
import { dayWords } from '../../../../ui/when.ts';
import { FormFieldView } from '../../../../ui/form-field.tsx';
import { MaterialField } from '../../material-field.tsx';
import { useApplication } from '../../use-application.ts';
import { useEarlier, useRequestTypes } from '../../use-requests.ts';

export default function ApplyForProof() {
  const { type: code, again } = useParams();
  const types = useRequestTypes();
  const type = types.resource.state === 'ready' ? types.resource.data.find((one) => one.code === code) : undefined;
  const known = useSession()?.level === 'resident';
  if (type && known) return again ? <OnceMore type={type} id={again} /> : <Form type={type} />;
  return (
    <Page title={type ? `申请${type.title}` : '申请证明'}>
      <ResourceView
        of={types}
        isEmpty={(list) => list.every((one) => one.code !== code)}
        empty={<Empty picture="papers" title="现在不能申请这种证明" />}
        asking="正在取这种证明的说明"
        ready={() => <RequireIdentity what="申请的页面">{() => null}</RequireIdentity>}
      />
    </Page>
  );
}

/** The form with what an earlier request said. */
function OnceMore({ type, id }: { type: RequestTypeCard; id: string }) {
  const earlier = useEarlier(id);
  if (earlier.resource.state === 'ready') return <Form type={type} earlier={earlier.resource.data} />;
  return (
    <Page title={`申请${type.title}`}>
      <ResourceView of={earlier} isEmpty={() => false} empty={null} asking="正在取您上次填的" ready={() => null} />
    </Page>
  );
}

function Form({ type, earlier }: { type: RequestTypeCard; earlier?: ProofRequest }) {
  const [made, setMade] = useState<ProofRequest>();
  const inSight = useInSight();
  const form = useApplication(type, earlier, setMade);
  const missing = earlier?.course.find(({ step }) => step === 'ask')?.text;
  // The confirmation's page may still be closing: replacing now would replace that one.
  useEffect(() => {
    if (made && inSight) void replace('proof-requests/detail', { id: made.id });
  }, [made, inSight]);
  const { filled, put, errorAt, refusal } = form;
  const unconfirmed = refusal?.code === 'session.step-up-required';
  return (
    <Page
      title={`申请${type.title}`}
      say={() => [`${type.department}审核，受理后 ${type.promisedDays} 个工作日办完`, type.whenRefused]}
      foot={
        <>
          {refusal && (
            <Note tone={unconfirmed ? 'warn' : 'danger'} now>
              {unconfirmed ? '还没有确认是您本人，没有提交。您填的都还在。' : `${refusal.title}。${refusal.detail}`}
            </Note>
          )}
          <Button working={form.working || made !== undefined} workingLabel="正在交…" onPress={form.submit}>
            核对本人，提交申请
          </Button>
        </>
      }
    >
      <Stack>
        {earlier && (
          <Note>
            下面照您 {dayWords(earlier.submittedAt)}的申请填好了，请核对一遍。
            {missing && `上次要补的，请一起交：${missing}`}
          </Note>
        )}
        <ErrorSummary errors={form.errors} />
        <Card tight label="先看一下">
          <KeyValue name="谁来审">{type.organization}</KeyValue>
          <KeyValue name="要多久">受理后 {type.promisedDays} 个工作日</KeyValue>
          <KeyValue name="会写上">{type.contains.join('，')}</KeyValue>
          <KeyValue name="有效期">{type.validDays} 天</KeyValue>
          <KeyValue name="依据">{type.legalBasis.join('、')}</KeyValue>
        </Card>
        <Card label="用途">
          <ChipsField
            id="purpose"
            label="开来做什么？"
            hint="会印在证明上，别人不能拿去办别的事"
            options={type.purposes.map((one) => ({ value: one, words: one }))}
            value={filled.purpose}
            onChange={(purpose) => put({ purpose })}
            error={errorAt('purpose')}
          />
          <Field
            id="recipient"
            label="交给谁？"
            optional
            hint="例：云溪区公证处"
            value={filled.recipient}
            onChange={(recipient) => put({ recipient })}
            error={errorAt('recipient')}
            max={30}
          />
        </Card>
        <Card label="要填的">
          {type.fields.map((field) => (
            <FormFieldView
              key={field.id}
              id={`answers-${field.id}`}
              field={field}
              value={filled.answers[field.id] ?? ''}
              onChange={(value) => put({ answers: { ...filled.answers, [field.id]: value } })}
              error={errorAt(`answers-${field.id}`)}
            />
          ))}
        </Card>
        {type.materials.map((wanted) => (
          <Card key={wanted.code} label={wanted.label}>
            <MaterialField
              id={`materials-${wanted.code}`}
              wanted={wanted}
              required={!wanted.optional}
              handed={form.handedFor(wanted.code)}
              onChange={(handed) => put({ handed: { ...filled.handed, [wanted.code]: handed } })}
              error={errorAt(`materials-${wanted.code}`)}
            />
          </Card>
        ))}
        <Card label="怎么取">
          <ChipsField
            id="collection"
            label="开好了怎么取？"
            options={collectionNames.map((value) => ({ value, words: collections[value] }))}
            value={filled.collection}
            onChange={(collection) => put({ collection })}
          />
          {filled.collection === 'post' && <Address form={form} />}
        </Card>
        <Note>{type.whenRefused}</Note>
      </Stack>
    </Page>
  );
}

function Address({ form }: { form: ReturnType<typeof useApplication> }) {
  const { filled, put, errorAt } = form;
  const line = (name: 'name' | 'phone' | 'address', label: string, more: { type?: 'number'; autoComplete: string }) => (
    <Field
      id={`address-${name}`}
      label={label}
      value={filled.address[name]}
      onChange={(value) => put({ address: { ...filled.address, [name]: value } })}
      error={errorAt(`address-${name}`)}
      {...more}
    />
  );
  return (
    <View className="sb-mt-3">
      {line('name', '收件人', { autoComplete: 'name' })}
      {line('phone', '手机号', { type: 'number', autoComplete: 'tel' })}
      {line('address', '收件地址', { autoComplete: 'street-address' })}
      {errorAt('address') && <FieldError>{errorAt('address') ?? ''}</FieldError>}
    </View>
  );
}
