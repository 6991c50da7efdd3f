import { proofRequestStepWords } from 'shared/proof-request-steps.ts';
import type { ReviewStep } from 'shared/reviews.ts';
import { useState } from 'react';
import { ActionBar } from './action-bar.tsx';
import { OpenedFrame } from './opened-frame.tsx';
import { ReviewForm } from './review-form.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { useReviewed } from './use-reviews.ts';

export interface ReviewedRequestViewProps {
  id: string;
  onMoved: () => void;
  onBack: () => void;
}

type Step = ReviewStep['step'];
const isReviewers = (step: string): step is Step =>
  ['accept', 'ask', 'refuse', 'approve', 'post', 'correct'].includes(step);

/** One request with its action bar: one filled button, the next lawful step of the table. */
export function ReviewedRequestView({ id, onMoved, onBack }: ReviewedRequestViewProps) {
  const [open, setOpen] = useState<Step>();
  const { loaded, step } = useReviewed(id, () => {
    setOpen(undefined);
    onMoved();
  });
  const again = () => {
    step.forget();
    setOpen(undefined);
    loaded.reload();
    onMoved();
  };
  return (
    <OpenedFrame
      label="这份申请"
      of={loaded}
      error={step.error}
      onAgain={again}
      onBack={onBack}
      panel={(one) => <ReviewPanel one={one} />}
      foot={(one) => (
        <ActionBar
          steps={one.steps.filter(isReviewers)}
          words={(name) => proofRequestStepWords[name].act}
          atOnce="accept"
          rare="correct"
          working={step.working}
          onAtOnce={() => void step.run(one.version, { step: 'accept' })}
          open={open}
          onOpen={setOpen}
          form={(name) => (
            <ReviewForm
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
