import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { VerificationDeps } from './verification-deps.ts';

/** How often the holder's proof was verified, and when last. */
export async function readChecks(deps: VerificationDeps, actor: Resident, { id }: { id: string }) {
  const proof = await deps.proofs.findOwned(await deps.ownerOf(actor), id);
  if (!proof) throw new AppError('proof.not-found');
  const { times, lastAt, mismatches } = await deps.checkStore.ofProof(proof.id);
  return { times, lastAt: lastAt?.toISOString() ?? null, mismatches };
}
