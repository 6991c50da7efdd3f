import type { Resident } from '../../kernel/actor.ts';
import type { Deps } from './deps.ts';
import type { Proof } from './proof.ts';

export async function listProofs(
  deps: Deps,
  actor: Resident,
  { before = null, limit }: { before?: string | null | undefined; limit: number },
): Promise<{ proofs: Proof[]; next: string | null }> {
  const found = await deps.proofs.listOwned(actor.id, before, limit + 1);
  const proofs = found.slice(0, limit);
  return { proofs, next: found.length > limit ? (proofs.at(-1)?.id ?? null) : null };
}
