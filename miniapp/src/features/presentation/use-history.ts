import { presentationApi, type AccessHistory, type AccessHistoryEntry } from 'shared/presentation.ts';
import { useState } from 'react';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';

export type Show = 'all' | 'agreed' | 'not-given';

/** Who looked, newest first, twenty at a time, and how to take a grant back. */
export function useHistory() {
  const [show, setShow] = useState<Show>('all');
  const loaded = useResource(`history ${show}`, () => call(presentationApi.history, { show }));
  const { resource, replace } = loaded;
  const shown: AccessHistory | undefined = resource.state === 'ready' ? resource.data : undefined;
  const more = useAction(
    (_key, before: string) => call(presentationApi.history, { show, before }),
    (page) => shown && replace({ ...page, items: [...shown.items, ...page.items] }),
  );
  const withdraw = useAction(
    (key, id: string) => call(presentationApi.withdraw, { id }, { key }),
    (changed) =>
      shown && replace({ ...shown, items: shown.items.map((entry) => (entry.id === changed.id ? changed : entry)) }),
  );
  return { show, setShow, loaded, more, withdraw };
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
