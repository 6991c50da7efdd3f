import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { Deps } from './deps.ts';
import { revoke, type Proof } from './proof.ts';

/** The holder withdraws a proof; from the commit on, whoever verifies it is told so. */
export const revokeProof = (deps: Deps, actor: Resident, input: { id: string }, once: Once): Promise<Proof> =>
  deps.inTransaction(async ({ proofs, audit }) => {
    const proof = await proofs.findOwned(actor.id, input.id);
    if (!proof) throw new AppError('proof.not-found');
    const now = deps.now();
    const revoked = revoke(proof, now);
    if (!(await proofs.markRevoked(proof.id, now))) throw new AppError('request.conflict');
    await audit.record({ actor, action: 'proof.revoke', subject: proof.id, facts: { number: proof.number } });
    return revoked;
  }, once);
