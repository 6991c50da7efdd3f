import { proofRequestStepWords, type ProofRequestStep } from 'shared/proof-request-steps.ts';
import type { OutputOf } from 'shared/endpoint.ts';
import { reviewsApi, type ReviewStep, type ReviewView } from 'shared/reviews.ts';
import { useEffect, useState } from 'react';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';
import { toast } from '../../ui/toast.tsx';

const AGAIN_MS = 30_000;

export type QueuedRequest = OutputOf<typeof reviewsApi.queue>['items'][number];

/** The department's queue under one view, looked up again every half minute. */
export function useReviews(view: ReviewView) {
  const [older, setOlder] = useState<{ items: QueuedRequest[]; next: string | null }>();
  const first = useResource(`reviews ${view}`, async () => {
    const page = await call(reviewsApi.queue, { view });
    setOlder(undefined);
    return page;
  });
  const { reload } = first;
  useEffect(() => {
    const timer = setInterval(reload, AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  const more = useAction(
    (_key, after: string) => call(reviewsApi.queue, { view, after }),
    (page) => setOlder((old) => ({ items: [...(old?.items ?? []), ...page.items], next: page.next })),
  );
  const ready = first.resource.state === 'ready' ? first.resource.data : undefined;
  const next = older ? older.next : (ready?.next ?? null);
  return {
    first,
    counts: ready?.counts,
    items: [...(ready?.items ?? []), ...(older?.items ?? [])],
    more: next === null ? undefined : { working: more.working, load: () => void more.run(next) },
  };
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
