import { inquiryStepWords } from 'shared/inquiry-steps.ts';
import {
  inquiriesApi,
  type AskInquiry,
  type Inquiry,
  type InquiryStepDetails,
  type InquirySummary,
  type InquiryView,
} from 'shared/inquiries.ts';
import { useEffect, useState } from 'react';
import { call, pathOf } from '../../platform/call.ts';
import { saveFile } from '../../platform/files';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';
import { toast } from '../../ui/toast.tsx';

const AGAIN_MS = 30_000;

/** The department's inquiries under one view, looked up again every half minute. */
export function useInquiries(view: InquiryView) {
  const [older, setOlder] = useState<{ items: InquirySummary[]; next: string | null }>();
  const first = useResource(`inquiries ${view}`, async () => {
    const page = await call(inquiriesApi.list, { view });
    setOlder(undefined);
    return page;
  });
  const { reload } = first;
  useEffect(() => {
    const timer = setInterval(reload, AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  const more = useAction(
    (_key, after: string) => call(inquiriesApi.list, { view, after }),
    (page) => setOlder((old) => ({ items: [...(old?.items ?? []), ...page.items], next: page.next })),
  );
  const ready = first.resource.state === 'ready' ? first.resource.data : undefined;
  const next = older ? older.next : (ready?.next ?? null);
  return {
    first,
    toAnswer: ready?.toAnswer ?? 0,
    items: [...(ready?.items ?? []), ...(older?.items ?? [])],
    more: next === null ? undefined : { working: more.working, load: () => void more.run(next) },
  };
}

export const useDataSets = () => useResource('data sets', async () => (await call(inquiriesApi.dataSets, {})).items);

export const useAsk = (asked: (made: Inquiry) => void) =>
  useAction((key, input: AskInquiry) => call(inquiriesApi.ask, input, { key }), asked);

/** One inquiry, its steps, and its sealed sheet. */
export function useInquiry(id: string, moved: () => void) {
  const loaded = useResource(`inquiry ${id}`, () => call(inquiriesApi.read, { id }));
  const step = useAction(
    async (key, version: number, details: InquiryStepDetails) => {
      const after = await call(inquiriesApi.take, { id, version, details }, { key });
      return { after, words: inquiryStepWords[details.step] };
    },
    ({ after, words }) => {
      toast(`${words}，记下了`);
      loaded.replace(after);
      moved();
    },
  );
  const save = useAction((_key, number: string) =>
    saveFile({ path: pathOf(inquiriesApi.sheet, { id }), name: `政务数据查询单 ${number}.pdf` }),
  );
  return { loaded, step, save };
}
