import { View } from '@tarojs/components';
import { caseCategories, caseCategoryCodes } from 'shared/case-categories.ts';
import { caseStepWords, urgencies, urgencyNames, type CaseStep } from 'shared/case-steps.ts';
import { CASE_PHOTOS_MAX, CaseKind, caseKinds } from 'shared/cases.ts';
import { handlingApi, StepDetails, type HandledCase } from 'shared/handling.ts';
import { useState } from 'react';
import * as z from 'zod/mini';
import { pathOf, upload } from '../../platform/call.ts';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/choice.tsx';
import { ErrorSummary, focusOnErrors, TextArea } from '../../ui/field.tsx';
import { PhotoPicker } from '../../ui/photo-picker.tsx';
import { UnitChips } from './unit-chips.tsx';

export interface StepFormProps {
  one: HandledCase;
  step: CaseStep;
  working: boolean;
  onTake: (details: StepDetails) => void;
  onCancel: () => void;
}

const sendPhoto = async (filePath: string) => (await upload(handlingApi.addPhoto, {}, filePath)).id;
const photoPath = (id: string) => pathOf(handlingApi.photo, { id });
const fieldId = (name: string) => `step-${name}`;

/** What a step asks for besides its name, above the action bar. */
export function StepForm({ one, step, working, onTake, onCancel }: StepFormProps) {
  const [filled, setFilled] = useState<Record<string, unknown>>(() => startOf(one, step));
  const [errors, setErrors] = useState<readonly { field: string; words: string }[]>([]);
  const put = (name: string) => (value: unknown) => {
    setErrors([]);
    setFilled((old) => ({ ...old, [name]: value }));
  };
  const textOf = (name: string) => (typeof filled[name] === 'string' ? filled[name] : '');
  const errorAt = (name: string) => errors.find(({ field }) => field === fieldId(name))?.words;

  function take() {
    const parsed = z.safeParse(StepDetails, { ...filled, step });
    if (parsed.success) return onTake(parsed.data);
    const found = parsed.error.issues.map(({ path, message }) => ({ field: fieldId(String(path[0])), words: message }));
    setErrors(found);
    focusOnErrors(found);
  }

  const area = (name: string, label: string, hint?: string) => (
    <TextArea
      id={fieldId(name)}
      label={label}
      hint={hint}
      value={textOf(name)}
      onChange={put(name)}
      max={500}
      error={errorAt(name)}
    />
  );
  const chips = <V extends string>(name: string, label: string, options: readonly { value: V; words: string }[]) => (
    <View className="sb-mt-3">
      <View className="sb-strong">{label}</View>
      <View className="sb-mt-2">
        <Chips
          id={fieldId(name)}
          label={label}
          options={options}
          value={options.find(({ value }) => value === filled[name])?.value}
          onChange={put(name)}
        />
      </View>
      {errorAt(name) && <View className="sb-small sb-in-danger">{errorAt(name)}</View>}
    </View>
  );

  return (
    <View className="handling-form" ariaRole="form" ariaLabel={caseStepWords[step].act}>
      <ErrorSummary errors={errors} />
      {step === 'decline' && area('reason', '不予受理的理由', '群众会看到。请写清法定途径，例如诉讼、仲裁、复议。')}
      {step === 'triage' && (
        <>
          {chips(
            'nature',
            '性质',
            CaseKind.options.map((value) => ({ value, words: caseKinds[value] })),
          )}
          {chips(
            'urgency',
            '紧急程度',
            urgencyNames.map((value) => ({
              value,
              words: `${urgencies[value].name} ${urgencies[value].days} 个工作日`,
            })),
          )}
          {chips(
            'category',
            '类别',
            caseCategoryCodes.map((value) => ({ value, words: caseCategories[value].name })),
          )}
        </>
      )}
      {step === 'dispatch' && (
        <UnitChips id={fieldId('unitId')} value={textOf('unitId')} onChange={put('unitId')} error={errorAt('unitId')} />
      )}
      {step === 'contest' && (
        <>
          {area('reason', '为什么不归本单位')}
          {area('basis', '依据', '三定方案、权责清单或文件的名称和条款')}
        </>
      )}
      {step === 'resolve' && (
        <>
          {area('statement', '怎么办的', '群众会看到，然后由群众说有没有解决。')}
          <View className="sb-mt-3">
            <PhotoPicker
              title="办理照片"
              most={CASE_PHOTOS_MAX}
              ids={z.safeParse(z.array(z.string()), filled['photoIds']).data ?? []}
              onChange={put('photoIds')}
              send={sendPhoto}
              pathOf={photoPath}
            />
          </View>
        </>
      )}
      {step === 'archive' && <View>归档后不能再改，群众还能看。</View>}
      <View className="handling-form-foot">
        <Button working={working} onPress={take}>
          {caseStepWords[step].act}
        </Button>
        <Button kind="outline-ink" onPress={onCancel}>
          取消
        </Button>
      </View>
    </View>
  );
}

function startOf(one: HandledCase, step: CaseStep): Record<string, unknown> {
  if (step === 'triage') return { nature: one.kind, urgency: one.urgency ?? 'normal', category: one.category };
  if (step === 'resolve') return { photoIds: [] };
  return {};
}
