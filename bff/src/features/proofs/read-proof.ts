import type { ProofFormat } from 'shared/proofs.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';
import { fileOf, type Proof } from './proof.ts';

export async function readProof(deps: Deps, actor: Resident, { id }: { id: string }): Promise<Proof> {
  const proof = await deps.proofs.findOwned(await deps.ownerOf(actor), id);
  if (!proof) throw new AppError('proof.not-found');
  return proof;
}

/** A sealed file. A registered proof without its file is a fault, not a "not found". */
export async function readProofFile(deps: Deps, actor: Resident, input: { id: string; format: ProofFormat }) {
  const proof = await readProof(deps, actor, input);
  const file = fileOf(proof, input.format);
  if (!file) throw new AppError('proof.format-missing');
  const bytes = await deps.files.get(file.fileName);
  if (!bytes) throw new AppError('storage.unavailable', { facts: { proof: proof.id, format: input.format } });
  return { proof, bytes, sha256: file.sha256 };
}

/** The first page as SVG, drawn from what was sealed, not from today's templates. */
export async function drawProof(deps: Deps, actor: Resident, input: { id: string }): Promise<string> {
  const proof = await readProof(deps, actor, input);
  const page = await deps.proofs.pageOf(proof.id);
  if (page === null) throw new AppError('proof.not-found');
  return deps.paper.picture(page, proof.sealId);
}
