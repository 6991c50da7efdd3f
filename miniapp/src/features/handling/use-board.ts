import type { CaseSummary } from 'shared/cases.ts';
import type { Light } from 'shared/deadlines.ts';
import { handlingApi, type HandlingView } from 'shared/handling.ts';
import { useEffect, useState } from 'react';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';

const AGAIN_MS = 30_000;

/** The desk's list under one view and light, looked up again every half minute. */
export function useBoard(view: HandlingView, light: Light['color'] | undefined) {
  const [older, setOlder] = useState<{ items: CaseSummary[]; next: string | null }>();
  const first = useResource(`board ${view} ${light ?? 'any'}`, async () => {
    const page = await call(handlingApi.board, { view, light });
    setOlder(undefined);
    return page;
  });
  const { reload } = first;
  useEffect(() => {
    const timer = setInterval(reload, AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  const more = useAction(
    (_key, after: string) => call(handlingApi.board, { view, light, after }),
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
