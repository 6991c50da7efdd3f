import { View } from '@tarojs/components';
import { inquiriesApi, type DataSetCard, type Inquiry } from 'shared/inquiries.ts';
import { useState } from 'react';
import * as z from 'zod/mini';
import { ResourceView } from '../../resource/resource-view.tsx';
import { Refused } from '../../resource/refused.tsx';
import { Button } from '../../ui/button.tsx';
import { Card, KeyValue } from '../../ui/card.tsx';
import { Chips } from '../../ui/choice.tsx';
import { ErrorSummary, Field, focusOnErrors } from '../../ui/field.tsx';
import { Empty, Skeleton } from '../../ui/state.tsx';
import { Note } from '../../ui/tag.tsx';
import { useAsk, useDataSets } from './use-inquiries.ts';

export interface AskFormProps {
  onAsked: (made: Inquiry) => void;
  onCancel: () => void;
}

/** What may be asked is what is registered for this department: data set, purpose and basis cannot be made up. */
export function AskForm(props: AskFormProps) {
  const dataSets = useDataSets();
  return (
    <View className="handling-scroll" tabIndex={0} ariaRole="region" ariaLabel="问别的部门">
      <View ariaRole="heading" ariaLevel={2} className="sb-t1">
        问别的部门
      </View>
      <View className="sb-mt-4">
        <ResourceView
          of={dataSets}
          isEmpty={(items) => items.length === 0}
          empty={<Empty title="本部门还没有登记可以查的数据">要查，请先登记用途和法律依据。</Empty>}
          skeleton={<Skeleton cards={2} height={120} />}
          ready={(items) => <Form {...props} dataSets={items} />}
        />
      </View>
    </View>
  );
}

const fieldOf = (path: string): string => `ask-${path.replaceAll('.', '-')}`;

function Form({ dataSets, onAsked, onCancel }: AskFormProps & { dataSets: readonly DataSetCard[] }) {
  const [code, setCode] = useState<string>();
  const [purpose, setPurpose] = useState<string>();
  const [filled, setFilled] = useState({ matterNumber: '', name: '', idNumber: '' });
  const [errors, setErrors] = useState<readonly { field: string; words: string }[]>([]);
  const ask = useAsk(onAsked);
  const dataSet = dataSets.find((one) => one.code === code);
  const grant = dataSet?.grants.find((one) => one.purpose === purpose);
  const refused = Object.entries(ask.error?.fields ?? {}).map(([path, words]) => ({ field: fieldOf(path), words }));
  const shown = errors.length > 0 ? errors : refused;
  const errorAt = (field: string) => shown.find((one) => one.field === field)?.words;

  function change(part: Partial<typeof filled>) {
    setErrors([]);
    ask.forget();
    setFilled((old) => ({ ...old, ...part }));
  }

  function submit() {
    const { matterNumber, name, idNumber } = filled;
    const parsed = z.safeParse(inquiriesApi.ask.input, {
      dataSet: code,
      purpose: purpose ?? '',
      matterNumber,
      person: { name, idNumber },
    });
    if (parsed.success) return void ask.run(parsed.data);
    const found = new Map<string, string>();
    for (const { path, message } of parsed.error.issues) {
      const field = fieldOf(path.join('.'));
      if (!found.has(field)) found.set(field, message);
    }
    const marked = [...found].map(([field, words]) => ({ field, words }));
    setErrors(marked);
    focusOnErrors(marked);
  }

  const line = (name: keyof typeof filled, field: string, label: string, hint?: string) => (
    <Field
      id={field}
      label={label}
      hint={hint}
      value={filled[name]}
      onChange={(value) => change({ [name]: value })}
      error={errorAt(field)}
    />
  );

  return (
    <Card label="问别的部门">
      <ErrorSummary errors={shown} />
      {ask.error && refused.length === 0 && <Refused error={ask.error} />}
      <View className="sb-field-label">要查什么</View>
      <Chips
        id="ask-dataSet"
        label="要查什么"
        options={dataSets.map(({ code: value, title }) => ({ value, words: title }))}
        value={code}
        onChange={(next) => {
          setCode(next);
          setPurpose(undefined);
          change({});
        }}
      />
      {errorAt('ask-dataSet') && <View className="sb-small sb-in-danger">{errorAt('ask-dataSet')}</View>}
      {dataSet && (
        <>
          <View className="sb-field-label sb-mt-4">办什么事</View>
          <Chips
            id="ask-purpose"
            label="办什么事"
            options={dataSet.grants.map(({ purpose: value }) => ({ value, words: value }))}
            value={purpose}
            onChange={(next) => {
              setPurpose(next);
              change({});
            }}
          />
          {errorAt('ask-purpose') && <View className="sb-small sb-in-danger">{errorAt('ask-purpose')}</View>}
          <View className="sb-mt-3">
            <KeyValue name="谁来答">{dataSet.holder}</KeyValue>
            <KeyValue name="会查到">{dataSet.contains.join('，')}</KeyValue>
            <KeyValue name="多久">
              {dataSet.answeredBy === 'data' ? '马上' : `${dataSet.promisedDays} 个工作日`}
            </KeyValue>
            {grant && <KeyValue name="依据">{grant.legalBasis}</KeyValue>}
          </View>
        </>
      )}
      <View className="sb-mt-4">
        {line('matterNumber', 'ask-matterNumber', '办件编号', '本部门正在办的那件事的编号')}
        {line('name', 'ask-person-name', '查谁')}
        {line('idNumber', 'ask-person-idNumber', '身份证号')}
      </View>
      <View className="sb-mt-4">
        <Note tone="warn">问了就记下：本人看得到谁问的、为什么问。</Note>
      </View>
      <View className="handling-form-foot">
        <Button working={ask.working} workingLabel="正在问…" onPress={submit}>
          问
        </Button>
        <Button kind="outline-ink" onPress={onCancel}>
          取消
        </Button>
      </View>
    </Card>
  );
}
