import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';
import type { Proof } from './proof.ts';

export async function readProof(deps: Deps, actor: Resident, { id }: { id: string }): Promise<Proof> {
  const proof = await deps.proofs.findOwned(actor.id, id);
  if (!proof) throw new AppError('proof.not-found');
  return proof;
}

/** The sealed file. A registered proof without its file is a fault, not a "not found". */
export async function readProofFile(deps: Deps, actor: Resident, input: { id: string }) {
  const proof = await readProof(deps, actor, input);
  const bytes = await deps.files.get(proof.fileName);
  if (!bytes) throw new AppError('storage.unavailable', { facts: { proof: proof.id } });
  return { proof, bytes };
}

/** The first page as SVG, drawn from what was sealed, not from today's templates. */
export async function drawProof(deps: Deps, actor: Resident, input: { id: string }): Promise<string> {
  const proof = await readProof(deps, actor, input);
  const page = await deps.proofs.pageOf(proof.id);
  if (page === null) throw new AppError('proof.not-found');
  return deps.paper.picture(page, proof.sealId);
}
