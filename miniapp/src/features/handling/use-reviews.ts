import { proofRequestStepWords, type ProofRequestStep } from 'shared/proof-request-steps.ts';
import type { OutputOf } from 'shared/endpoint.ts';
import { reviewsApi, type ReviewStep, type ReviewView } from 'shared/reviews.ts';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';
import { toast } from '../../ui/toast.tsx';
import { useQueue } from './use-queue.ts';

export type QueuedRequest = OutputOf<typeof reviewsApi.queue>['items'][number];

/** The department’s queue under one view. */
export function useReviews(view: ReviewView) {
  const queue = useQueue(`reviews ${view}`, (after) => call(reviewsApi.queue, { view, after }));
  const { resource } = queue.first;
  return { ...queue, counts: resource.state === 'ready' ? resource.data.counts : undefined };
}

/** One request at the desk and the steps taken with it; `taken` is told after each. */
export function useReviewed(id: string, taken: (step: ProofRequestStep) => void) {
  const loaded = useResource(`reviewed ${id}`, () => call(reviewsApi.read, { id }));
  const step = useAction(
    async (key, version: number, details: ReviewStep) => {
      await call(reviewsApi.take, { id, version, details }, { key });
      return details.step;
    },
    (done) => {
      toast(`${proofRequestStepWords[done].act}，记下了`);
      loaded.reload();
      taken(done);
    },
  );
  return { loaded, step };
}
