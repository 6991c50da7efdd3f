import { proofRequestsApi, type ProofRequest } from 'shared/proof-requests.ts';
import type { InputOf } from 'shared/endpoint.ts';
import { useEffect } from 'react';
import { call, pathOf, upload } from '../../platform/call.ts';
import { listenLive } from '../../platform/live.ts';
import { useAction } from '../../resource/use-action.ts';
import { usePages } from '../../resource/use-pages.ts';
import { useResource } from '../../resource/use-resource.ts';
import { useStepUp } from '../../session/use-step-up.ts';
import { toast } from '../../ui/toast.tsx';

export const useRequestTypes = () =>
  useResource('proof-request-types', async () => (await call(proofRequestsApi.types, {})).types);

/** My requests, newest first. */
export const useMyRequests = () => usePages('my proof-requests', (after) => call(proofRequestsApi.mine, { after }));

/** Those of mine that wait for material, among the newest twenty: more than can be open at once. */
export const useRequestsToSupply = () =>
  useResource('requests to supply', async () => {
    const { items } = await call(proofRequestsApi.mine, { limit: '20' });
    return items.filter(({ status }) => status === 'more-material');
  });

/** A request of mine that is asked for once more. */
export const useEarlier = (id: string) => useResource(`earlier ${id}`, () => call(proofRequestsApi.read, { id }));

type Submission = InputOf<typeof proofRequestsApi.submit>;

/** Asks for a fresh confirmation where the server wants one, and goes on with the same key. */
export function useSubmit(done: (made: ProofRequest) => void) {
  const stepUp = useStepUp();
  return useAction(
    (key, submission: Submission) => stepUp(() => call(proofRequestsApi.submit, submission, { key })),
    done,
  );
}

type Supplied = Pick<InputOf<typeof proofRequestsApi.supply>, 'materials' | 'note'>;

/** One request of mine, read again as soon as the department moves it; supplied, withdrawn. */
export function useRequest(id: string) {
  const loaded = useResource(`proof-request ${id}`, () => call(proofRequestsApi.read, { id }));
  const { reload } = loaded;
  useEffect(
    () => listenLive({ as: 'resident', onEvent: ({ subject }) => void (subject === id && reload()) }),
    [id, reload],
  );
  const supply = useAction(
    (key, version: number, given: Supplied) => call(proofRequestsApi.supply, { id, version, ...given }, { key }),
    () => {
      toast('材料交上去了');
      reload();
    },
  );
  const withdraw = useAction(
    (key, version: number) => call(proofRequestsApi.withdraw, { id, version }, { key }),
    () => {
      toast('撤回了');
      reload();
    },
  );
  return { loaded, supply, withdraw };
}

export const sendMaterial = async (filePath: string): Promise<string> =>
  (await upload(proofRequestsApi.addMaterial, {}, filePath)).id;

export const materialPath = (id: string): string => pathOf(proofRequestsApi.material, { id });

/** When the department opened this request, newest first. */
export const useLooks = (id: string) =>
  useResource(`request looks ${id}`, async () => {
    const { items } = await call(proofRequestsApi.looks, { id });
    return items.map(({ id: key, organization, at }) => ({ id: key, who: organization, at }));
  });
