import { presentationApi, type AccessHistory, type AccessHistoryEntry } from 'shared/presentation.ts';
import { useRef, useState } from 'react';
import { call } from '../../platform/call.ts';
import { useReachBottom } from '../../platform/lifecycle.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';

export type Show = 'all' | 'agreed' | 'not-given';

/** Who looked, newest first, twenty at a time, and how to take a grant back. */
export function useHistory() {
  const [show, setShow] = useState<Show>('all');
  const pages = useRef({ show, count: 1 });
  if (pages.current.show !== show) pages.current = { show, count: 1 };
  const loaded = useResource(`history ${show}`, () => firstPages(show, pages.current.count));
  const { resource, replace, reload } = loaded;
  const shown = resource.state === 'ready' ? resource.data : undefined;
  const more = useAction(
    async (_key, before: string) => ({ of: show, page: await call(presentationApi.history, { show, before }) }),
    ({ of, page }) => {
      if (!shown || of !== pages.current.show) return;
      pages.current.count += 1;
      replace({ ...page, items: [...shown.items, ...page.items] });
    },
  );
  const withdraw = useAction((key, id: string) => call(presentationApi.withdraw, { id }, { key }), reload);
  useReachBottom(() => {
    if (shown?.next) void more.run(shown.next);
  });
  return { show, setShow, loaded, more, withdraw };
}

/** As many pages as were open before: coming back keeps the place. */
async function firstPages(show: Show, count: number): Promise<AccessHistory> {
  let all = await call(presentationApi.history, { show });
  for (let page = 1; page < count && all.next; page++) {
    const next = await call(presentationApi.history, { show, before: all.next });
    all = { ...next, items: [...all.items, ...next.items] };
  }
  return all;
}

/** Entries under their day, in the order given. */
export function byDay(items: readonly AccessHistoryEntry[], dayOf: (instant: string) => string) {
  const days: { day: string; entries: AccessHistoryEntry[] }[] = [];
  for (const entry of items) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
