import { proofsDeskApi, type DepartmentReason, type IssuedProof } from 'shared/proofs-desk.ts';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';

/** What the reviewer's department issued; `number` narrows to one. */
export function useIssued(number: string) {
  const wanted = { limit: '20', ...(number && { number }) };
  const [older, setOlder] = useState<{ of: string; proofs: IssuedProof[]; next: string | null }>();
  const first = useResource(`issued ${number}`, () => call(proofsDeskApi.list, wanted));
  const more = useAction(
    (_key, before: string) => call(proofsDeskApi.list, { ...wanted, before }),
    (page) => setOlder({ of: number, proofs: [...(further?.proofs ?? []), ...page.proofs], next: page.next }),
  );
  const further = older?.of === number ? older : undefined;
  const ready = first.resource.state === 'ready' ? first.resource.data : undefined;
  const next = further ? further.next : (ready?.next ?? null);
  return {
    first,
    proofs: [...(ready?.proofs ?? []), ...(further?.proofs ?? [])],
    more: next === null ? undefined : { working: more.working, load: () => void more.run(next) },
  };
}

export const useTakeBack = (done: (proof: IssuedProof) => void) =>
  useAction(
    (key, id: string, reason: z.output<typeof DepartmentReason>) => call(proofsDeskApi.revoke, { id, reason }, { key }),
    done,
  );

export const useCorrect = (done: (proof: IssuedProof) => void) =>
  useAction((key, id: string) => call(proofsDeskApi.correct, { id }, { key }), done);
