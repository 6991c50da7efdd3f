import { View } from '@tarojs/components';
import { proofRequestStepWords } from 'shared/proof-request-steps.ts';
import type { ReviewedRequest, ReviewStep } from 'shared/reviews.ts';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
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
const isReviewers = (step: string): step is Step => ['accept', 'ask', 'refuse', 'approve', 'post'].includes(step);

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
  one: ReviewedRequest;
  open: Step | undefined;
  onOpen: (step: Step | undefined) => void;
  working: boolean;
  onTake: (version: number, details: ReviewStep) => void;
}

function ActionBar({ one, open, onOpen, working, onTake }: ActionBarProps) {
  const steps = one.steps.filter(isReviewers);
  if (steps.length === 0)
    return <View className="handling-foot sb-small sb-ink-3">现在不用您办。您每看一次，群众都查得到。</View>;
  if (open !== undefined && steps.includes(open)) {
    return (
      <View className="handling-foot">
        <ReviewForm
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
      {steps.map((name, index) => (
        <Button
          key={name}
          kind={index === 0 ? 'primary' : 'outline-ink'}
          working={working && name === 'accept'}
          onPress={() => (name === 'accept' ? onTake(one.version, { step: 'accept' }) : onOpen(name))}
        >
          {proofRequestStepWords[name].act}
        </Button>
      ))}
      <View className="sb-grow" />
      <View className="sb-note sb-ink-3">您每看一次，群众都查得到。</View>
    </View>
  );
}
