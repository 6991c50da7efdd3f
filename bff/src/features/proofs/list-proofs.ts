import { shanghaiDate } from 'shared/working-days.ts';
import type { Resident } from '../../kernel/actor.ts';
import type { Deps } from './deps.ts';
import type { Proof } from './proof.ts';

interface Page {
  readonly before?: string | null | undefined;
  readonly limit: number;
  readonly only?: 'valid' | 'ended' | undefined;
}

export async function listProofs(
  deps: Deps,
  actor: Resident,
  { before = null, limit, only }: Page,
): Promise<{ proofs: Proof[]; next: string | null }> {
  const found = await deps.proofs.listOwned(await deps.ownerOf(actor), {
    before,
    limit: limit + 1,
    only: only ? { state: only, today: shanghaiDate(deps.now()) } : null,
  });
  const proofs = found.slice(0, limit);
  return { proofs, next: found.length > limit ? (proofs.at(-1)?.id ?? null) : null };
}
