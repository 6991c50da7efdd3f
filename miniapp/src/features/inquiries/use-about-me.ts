import { inquiriesApi, type InquiryAboutMe } from 'shared/inquiries.ts';
import { useState } from 'react';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';

/** Inquiries about me, newest first, twenty at a time; read anew each time the page is shown. */
export function useAboutMe() {
  const [older, setOlder] = useState<{ items: InquiryAboutMe[]; next: string | null }>();
  const first = useResource('inquiries about me', async () => {
    const page = await call(inquiriesApi.aboutMe, {});
    setOlder(undefined);
    return page;
  });
  const more = useAction(
    (_key, after: string) => call(inquiriesApi.aboutMe, { after }),
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
