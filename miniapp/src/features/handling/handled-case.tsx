import { View } from '@tarojs/components';
import { caseStepWords, type CaseStep } from 'shared/case-steps.ts';
import type { HandledCase, StepDetails } from 'shared/handling.ts';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { CasePanel } from './case-panel.tsx';
import { OpenedFrame } from './opened-frame.tsx';
import { StepForm } from './step-form.tsx';
import { useHandledCase } from './use-handled-case.ts';

export interface HandledCaseViewProps {
  id: string;
  onMoved: () => void;
  onBack: () => void;
}

/** One case with its action bar: one filled button, the next lawful step of the table. */
export function HandledCaseView({ id, onMoved, onBack }: HandledCaseViewProps) {
  const [open, setOpen] = useState<CaseStep>();
  const { loaded, step } = useHandledCase(id, (taken) => {
    setOpen(undefined);
    onMoved();
    if (taken === 'contest') onBack();
  });
  const again = () => {
    step.forget();
    setOpen(undefined);
    loaded.reload();
    onMoved();
  };
  return (
    <OpenedFrame
      label="这件诉求"
      of={loaded}
      error={step.error}
      onAgain={again}
      onBack={onBack}
      panel={(one) => <CasePanel one={one} />}
      foot={(one) => (
        <ActionBar
          one={one}
          open={open}
          onOpen={setOpen}
          working={step.working}
          onTake={(version, details) => void step.run(version, details)}
        />
      )}
    />
  );
}

interface ActionBarProps {
  one: HandledCase;
  open: CaseStep | undefined;
  onOpen: (step: CaseStep | undefined) => void;
  working: boolean;
  onTake: (version: number, details: StepDetails) => void;
}

function ActionBar({ one, open, onOpen, working, onTake }: ActionBarProps) {
  if (one.steps.length === 0)
    return <View className="handling-foot sb-small sb-ink-3">现在不用您办。您每看一次，群众都查得到。</View>;
  if (open !== undefined && one.steps.includes(open)) {
    return (
      <View className="handling-foot">
        <StepForm
          key={`${one.id} ${open}`}
          one={one}
          step={open}
          working={working}
          onCancel={() => onOpen(undefined)}
          onTake={(details) => onTake(one.version, details)}
        />
      </View>
    );
  }
  return (
    <View className="handling-foot handling-actions">
      {one.steps.map((name, index) => (
        <Button
          key={name}
          kind={index === 0 ? 'primary' : 'outline-ink'}
          working={working && name === 'accept'}
          onPress={() => (name === 'accept' ? onTake(one.version, { step: 'accept' }) : onOpen(name))}
        >
          {caseStepWords[name].act}
        </Button>
      ))}
      <View className="sb-grow" />
      <View className="sb-note sb-ink-3">您每看一次，群众都查得到。</View>
    </View>
  );
}
