import { casesApi } from 'shared/cases.ts';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';
import { toast } from '../../ui/toast.tsx';

/** One call of mine: read, answered, rated, hurried. */
export function useCase(id: string) {
  const loaded = useResource(`case ${id}`, () => call(casesApi.read, { id }));
  const answer = useAction(
    (key, version: number, solved: boolean, comment: string | null) =>
      call(casesApi.answer, { id, version, solved, comment }, { key }),
    ({ status }) => {
      toast(status === 'reopened' ? '告诉他们了，接着办' : '记下了，谢谢您');
      loaded.reload();
    },
  );
  const rate = useAction(
    (key, version: number, stars: number, comment: string | null) =>
      call(casesApi.rate, { id, version, stars, comment }, { key }),
    () => {
      toast('评价记下了');
      loaded.reload();
    },
  );
  const remind = useAction(
    (key, version: number) => call(casesApi.remind, { id, version }, { key }),
    () => {
      toast('催过了');
      loaded.reload();
    },
  );
  return { loaded, answer, rate, remind };
}

/** Which units opened this call, newest first. */
export const useLooks = (id: string) =>
  useResource(`looks ${id}`, async () => {
    const { items } = await call(casesApi.looks, { id });
    return items.map(({ id: key, unitName, at }) => ({ id: key, who: unitName, at }));
  });
