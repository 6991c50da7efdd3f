import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { Deps } from './deps.ts';
import { revoke, type Proof, type Revocation } from './proof.ts';

/** The holder withdraws a proof; from the commit on, whoever verifies it is told so. */
export async function revokeProof(deps: Deps, actor: Resident, input: { id: string }, once: Once): Promise<Proof> {
  const owner = await deps.ownerOf(actor);
  return deps.inTransaction(async ({ proofs, audit }) => {
    const proof = await proofs.findOwned(owner, input.id);
    if (!proof) throw new AppError('proof.not-found');
    const revocation: Revocation = { at: deps.now(), reason: 'withdrawn', supersededBy: null };
    const revoked = revoke(proof, revocation);
    if (!(await proofs.markRevoked(proof.id, revocation))) throw new AppError('request.conflict');
    await audit.record({ actor, action: 'proof.revoke', subject: proof.id, facts: { number: proof.number } });
    return revoked;
  }, once);
}
