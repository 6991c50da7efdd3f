import { proofsApi, type IssueProof, type Proof, type ProofFormat } from 'shared/proofs.ts';
import { useState } from 'react';
import { call, pathOf } from '../../platform/call.ts';
import { useReachBottom } from '../../platform/lifecycle.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';
import { useStepUp } from '../../session/use-step-up.ts';

export const useProofTypes = () => useResource('proof-types', async () => (await call(proofsApi.types, {})).types);

export const useProof = (id: string) => useResource(`proof ${id}`, () => call(proofsApi.detail, { id }));

/** The caller's children, asked for only where a type can be issued for one. */
export const useWards = () => useResource('proof-wards', async () => (await call(proofsApi.wards, {})).wards);

export type Only = 'all' | 'valid' | 'ended';

/** The resident's proofs, newest first; more come when the end of the page is reached. */
export function useProofs(only: Only) {
  const wanted = { limit: '20', ...(only === 'all' ? {} : { only }) };
  const first = useResource(`proofs ${only}`, () => call(proofsApi.list, wanted));
  const [more, setMore] = useState<{ after: string; proofs: Proof[]; next: string | null }>();
  const { resource } = first;
  const shown = resource.state === 'ready' ? resource.data : undefined;
  const further = shown && more?.after === shown.next ? more : undefined;
  const next = further ? further.next : (shown?.next ?? null);
  const load = useAction(async (_key, before: string) => {
    const page = await call(proofsApi.list, { before, ...wanted });
    setMore({
      after: shown?.next ?? before,
      proofs: [...(further?.proofs ?? []), ...page.proofs],
      next: page.next,
    });
  });
  useReachBottom(() => {
    if (next) void load.run(next);
  });
  return { first, further: further?.proofs ?? [], loading: load.working };
}

export interface Issued {
  readonly proof: Proof;
  /** Milliseconds from the tap to the answer. */
  readonly took: number;
}

/** Asks for a fresh confirmation where the server wants one, and goes on with the same key. */
export function useIssue(done: (issued: Issued) => void) {
  const stepUp = useStepUp();
  return useAction(
    (key, input: IssueProof) =>
      stepUp(async (): Promise<Issued> => {
        const started = Date.now();
        const proof = await call(proofsApi.issue, input, { key });
        return { proof, took: Date.now() - started };
      }),
    done,
  );
}

export const useRevoke = (done: (proof: Proof) => void) =>
  useAction((key, id: string) => call(proofsApi.revoke, { id }, { key }), done);

export const fileOf = ({ id, title, number }: Proof, format: ProofFormat) => ({
  path: pathOf(proofsApi.file, { id, format }),
  name: `${title} ${number}.${format}`,
});

export const picturePath = (id: string) => pathOf(proofsApi.picture, { id });
