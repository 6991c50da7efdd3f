import { caseStepWords, type CaseStep } from 'shared/case-steps.ts';
import { useState } from 'react';
import { ActionBar } from './action-bar.tsx';
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
          steps={one.steps}
          words={(name) => caseStepWords[name].act}
          atOnce="accept"
          working={step.working}
          onAtOnce={() => void step.run(one.version, { step: 'accept' })}
          open={open}
          onOpen={setOpen}
          form={(name) => (
            <StepForm
              key={`${one.id} ${name}`}
              one={one}
              step={name}
              working={step.working}
              onCancel={() => setOpen(undefined)}
              onTake={(details) => void step.run(one.version, details)}
            />
          )}
        />
      )}
    />
  );
}
