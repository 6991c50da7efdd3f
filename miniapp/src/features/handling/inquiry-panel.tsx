import { View } from '@tarojs/components';
import { judgeAnswers, type FormAnswers } from 'shared/form-fields.ts';
import { InquiryStepDetails, type Inquiry } from 'shared/inquiries.ts';
import { inquiryStatusWords, inquiryStepWords, type InquiryStep } from 'shared/inquiry-steps.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import { useState } from 'react';
import * as z from 'zod/mini';
import { Button } from '../../ui/button.tsx';
import { Card, KeyValue } from '../../ui/card.tsx';
import { ErrorSummary, focusOnErrors, TextArea } from '../../ui/field.tsx';
import { FormFieldView } from '../../ui/form-field.tsx';
import { Light } from '../../ui/light.tsx';
import { whenWords } from '../../ui/when.ts';
import { ActionBar } from './action-bar.tsx';
import { OpenedFrame } from './opened-frame.tsx';
import { useInquiry, type SheetSave } from './use-inquiries.ts';

export interface InquiryPanelProps {
  id: string;
  onMoved: () => void;
  onBack: () => void;
}

/** One inquiry with its sheet and its action bar. */
export function InquiryPanel({ id, onMoved, onBack }: InquiryPanelProps) {
  const [open, setOpen] = useState<InquiryStep>();
  const { loaded, step, pdf, ofd } = useInquiry(id, () => {
    setOpen(undefined);
    onMoved();
  });
  const again = () => {
    step.forget();
    pdf.forget();
    ofd.forget();
    setOpen(undefined);
    loaded.reload();
    onMoved();
  };
  return (
    <OpenedFrame
      label="这次核验"
      of={loaded}
      error={step.error ?? pdf.error ?? ofd.error}
      onAgain={again}
      onBack={onBack}
      panel={(one) => (
        <>
          <Facts one={one} />
          {one.hasSheet && <SheetFiles number={one.number} pdf={pdf} ofd={ofd} />}
        </>
      )}
      foot={(one) => (
        <ActionBar
          steps={one.steps}
          words={(name) => inquiryStepWords[name]}
          atOnce="cancel"
          working={step.working}
          onAtOnce={() => void step.run(one.version, { step: 'cancel' })}
          open={open}
          onOpen={setOpen}
          form={(name) =>
            name !== 'cancel' && (
              <AnswerForm
                key={`${one.id} ${name}`}
                one={one}
                step={name}
                working={step.working}
                onCancel={() => setOpen(undefined)}
                onTake={(details) => void step.run(one.version, details)}
              />
            )
          }
        />
      )}
    />
  );
}

const Facts = ({ one }: { one: Inquiry }) => (
  <>
    <View className="handling-head">
      <View className="sb-grow">
        <View ariaRole="heading" ariaLevel={2} className="sb-t1">
          {one.title}
        </View>
        <View className="sb-row sb-wrap sb-gap-3 sb-small sb-ink-2">
          <View className="sb-num">{one.number}</View>
          <View>{inquiryStatusWords[one.status]}</View>
        </View>
      </View>
      {one.light && (
        <View className="handling-due">
          <Light light={one.light.color} words={one.light.words} />
        </View>
      )}
    </View>
    <View className="sb-mt-4">
      <Card label="核验">
        <KeyValue name="谁问">{one.asker}</KeyValue>
        <KeyValue name="问谁">{one.holder}</KeyValue>
        <KeyValue name="查谁">
          {one.person.name} {one.person.idNumber}
        </KeyValue>
        <KeyValue name="办什么事">{one.purpose}</KeyValue>
        <KeyValue name="办件编号">{one.matterNumber}</KeyValue>
        <KeyValue name="依据">{one.legalBasis}</KeyValue>
        <KeyValue name="什么时候问的">{whenWords(one.askedAt)}</KeyValue>
        {one.answeredAt && <KeyValue name="什么时候答的">{whenWords(one.answeredAt)}</KeyValue>}
        {one.reason && <KeyValue name="为什么不能答">{one.reason}</KeyValue>}
      </Card>
    </View>
  </>
);

/** The sealed answer, in both formats. */
const SheetFiles = ({ number, pdf, ofd }: { number: string; pdf: SheetSave; ofd: SheetSave }) => (
  <View className="sb-mt-4">
    <Card label="政务数据查询单">
      <View ariaRole="heading" ariaLevel={3} className="sb-t3">
        政务数据查询单
      </View>
      <View className="sb-small sb-ink-2">已盖章。两种格式效力一样：PDF 用电脑打开，OFD 交给要版式文件的单位。</View>
      <View className="handling-actions sb-mt-3">
        <Button icon="download" working={pdf.working} workingLabel="正在取…" onPress={() => void pdf.run(number)}>
          存 PDF
        </Button>
        <Button
          kind="outline"
          icon="download"
          working={ofd.working}
          workingLabel="正在取…"
          onPress={() => void ofd.run(number)}
        >
          存 OFD
        </Button>
      </View>
    </Card>
  </View>
);

interface AnswerFormProps {
  one: Inquiry;
  step: 'answer' | 'decline';
  working: boolean;
  onTake: (details: InquiryStepDetails) => void;
  onCancel: () => void;
}

const fieldId = (name: string) => `inquiry-${name}`;

function AnswerForm({ one, step, working, onTake, onCancel }: AnswerFormProps) {
  const [filled, setFilled] = useState<FormAnswers>({});
  const [errors, setErrors] = useState<readonly { field: string; words: string }[]>([]);
  const shown = (name: string) => ({
    id: fieldId(name),
    value: filled[name] ?? '',
    onChange: (value: string) => {
      setErrors([]);
      setFilled((old) => ({ ...old, [name]: value }));
    },
    error: errors.find(({ field }) => field === fieldId(name))?.words,
  });

  function take() {
    const judged = step === 'answer' ? judgeAnswers(one.findings, filled, shanghaiDate(new Date())) : undefined;
    const wrong = judged && !judged.ok ? Object.entries(judged.errors) : [];
    const details = step === 'answer' ? { step, findings: filled } : { step, reason: filled['reason'] ?? '' };
    const parsed = z.safeParse(InquiryStepDetails, details);
    if (wrong.length === 0 && parsed.success) return onTake(parsed.data);
    for (const { path, message } of parsed.error?.issues ?? []) wrong.push([String(path[0]), message]);
    const marked = wrong.map(([name, words]) => ({ field: fieldId(name), words }));
    setErrors(marked);
    focusOnErrors(marked);
  }

  return (
    <View className="handling-form" ariaRole="form" ariaLabel={inquiryStepWords[step]}>
      <ErrorSummary errors={errors} />
      {step === 'answer' ? (
        one.findings.map((field) => <FormFieldView key={field.id} field={field} {...shown(field.id)} />)
      ) : (
        <TextArea {...shown('reason')} label="不能答复的理由" hint="问的部门会看到。" max={300} />
      )}
      <View className="handling-form-foot">
        <Button working={working} onPress={take}>
          {inquiryStepWords[step]}
        </Button>
        <Button kind="outline-ink" onPress={onCancel}>
          取消
        </Button>
      </View>
    </View>
  );
}
