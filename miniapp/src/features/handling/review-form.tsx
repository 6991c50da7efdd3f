import { View } from '@tarojs/components';
import { judgeAnswers, type FormAnswers } from 'shared/form-fields.ts';
import { proofRequestStepWords } from 'shared/proof-request-steps.ts';
import { ReviewStep, type ReviewedRequest } from 'shared/reviews.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import { useState } from 'react';
import * as z from 'zod/mini';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary, Field, focusOnErrors, TextArea } from '../../ui/field.tsx';
import { FormFieldView } from '../../ui/form-field.tsx';
import { Note } from '../../ui/tag.tsx';

export interface ReviewFormProps {
  one: ReviewedRequest;
  step: ReviewStep['step'];
  working: boolean;
  onTake: (details: ReviewStep) => void;
  onCancel: () => void;
}

const fieldId = (name: string) => `review-${name}`;

/** What a reviewer's step asks for besides its name, above the action bar. */
export function ReviewForm({ one, step, working, onTake, onCancel }: ReviewFormProps) {
  const [filled, setFilled] = useState<FormAnswers>(step === 'correct' ? (one.found ?? {}) : {});
  const [errors, setErrors] = useState<readonly { field: string; words: string }[]>([]);
  const seals = step === 'approve' || step === 'correct';
  const put = (name: string) => (value: string) => {
    setErrors([]);
    setFilled((old) => ({ ...old, [name]: value }));
  };
  const shown = (name: string) => ({
    id: fieldId(name),
    value: filled[name] ?? '',
    onChange: put(name),
    error: errors.find(({ field }) => field === fieldId(name))?.words,
  });

  function take() {
    const { what, ...findings } = filled;
    const found = seals ? wrongFindings(one, findings) : [];
    const details = { approve: { step, findings }, correct: { step, findings, what } };
    const parsed = z.safeParse(ReviewStep, seals ? details[step] : { ...filled, step });
    if (found.length === 0 && parsed.success) return onTake(parsed.data);
    for (const { path, message } of parsed.error?.issues ?? []) found.push([String(path[0]), message]);
    const marked = found.map(([name, words]) => ({ field: fieldId(name), words }));
    setErrors(marked);
    focusOnErrors(marked);
  }

  return (
    <View className="handling-form" ariaRole="form" ariaLabel={proofRequestStepWords[step].act}>
      <ErrorSummary errors={errors} />
      {step === 'ask' && (
        <TextArea
          {...shown('wanted')}
          label="要补什么"
          hint="群众会看到。请一次说全：缺哪一份、哪里不清楚。"
          max={500}
        />
      )}
      {step === 'refuse' && (
        <TextArea {...shown('reason')} label="不予出具的理由" hint="群众会看到。请写清理由和可以去哪里办。" max={500} />
      )}
      {seals && (
        <>
          <Note tone="warn">
            {step === 'approve'
              ? '下面填的会印在证明上。同意后马上编号、盖章；错了要更正，旧的作废、重开一份。'
              : '下面填的会印在新的一份上，用新编号。旧的一份马上作废，写明新编号。'}
          </Note>
          <View className="sb-mt-3">
            {one.findings.map((field) => (
              <FormFieldView key={field.id} field={field} {...shown(field.id)} />
            ))}
          </View>
        </>
      )}
      {step === 'correct' && (
        <TextArea {...shown('what')} label="更正了哪里" hint="群众会看到。例：登记日期写错了一天。" max={500} />
      )}
      {step === 'post' && (
        <>
          <Field {...shown('carrier')} label="快递公司" hint="例：中国邮政" max={20} />
          <Field {...shown('number')} label="快递单号" max={24} />
        </>
      )}
      <View className="handling-form-foot">
        <Button working={working} onPress={take}>
          {proofRequestStepWords[step].act}
        </Button>
        <Button kind="outline-ink" onPress={onCancel}>
          取消
        </Button>
      </View>
    </View>
  );
}

function wrongFindings({ findings }: ReviewedRequest, filled: FormAnswers): [name: string, words: string][] {
  const judged = judgeAnswers(findings, filled, shanghaiDate(new Date()));
  return judged.ok ? [] : Object.entries(judged.errors);
}
