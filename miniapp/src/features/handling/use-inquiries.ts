import { inquiryStepWords } from 'shared/inquiry-steps.ts';
import {
  inquiriesApi,
  type AskInquiry,
  type Inquiry,
  type InquiryStepDetails,
  type InquiryView,
} from 'shared/inquiries.ts';
import type { ProofFormat } from 'shared/proofs.ts';
import { call, pathOf } from '../../platform/call.ts';
import { saveFile } from '../../platform/files';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';
import { toast } from '../../ui/toast.tsx';
import { useQueue } from './use-queue.ts';

/** The department’s inquiries under one view. */
export function useInquiries(view: InquiryView) {
  const queue = useQueue(`inquiries ${view}`, (after) => call(inquiriesApi.list, { view, after }));
  const { resource } = queue.first;
  return { ...queue, toAnswer: resource.state === 'ready' ? resource.data.toAnswer : 0 };
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
  return { loaded, step, pdf: useSheetSave(id, 'pdf'), ofd: useSheetSave(id, 'ofd') };
}

/** Puts the sealed sheet on this computer. */
const useSheetSave = (id: string, format: ProofFormat) =>
  useAction((_key, number: string) =>
    saveFile({ path: pathOf(inquiriesApi.sheet, { id, format }), name: `政务数据查询单 ${number}.${format}` }),
  );
export type SheetSave = ReturnType<typeof useSheetSave>;
