import { useState } from 'react';
import { useAction } from './use-action.ts';
import { useResource } from './use-resource.ts';

interface Pageful<Item> {
  readonly items: readonly Item[];
  /** What to ask for after this one; null at the end. */
  readonly next: string | null;
}

/** A list, a page at a time; read anew from the beginning each time it is shown. `load` gets no `after` for the first. */
export function usePages<Item, Page extends Pageful<Item> = Pageful<Item>>(
  key: string,
  load: (after?: string) => Promise<Page & Pageful<Item>>,
) {
  const [older, setOlder] = useState<Pageful<Item>>();
  const first = useResource(key, async () => {
    const page = await load();
    setOlder(undefined);
    return page;
  });
  const more = useAction(
    (_key, after: string) => load(after),
    (page) => setOlder((old) => ({ items: [...(old?.items ?? []), ...page.items], next: page.next })),
  );
  const ready = first.resource.state === 'ready' ? first.resource.data : undefined;
  const next = older ? older.next : (ready?.next ?? null);
  return {
    first,
    items: [...(ready?.items ?? []), ...(older?.items ?? [])],
    more: next === null ? undefined : { working: more.working, error: more.error, load: () => void more.run(next) },
  };
}
