import type { DepartmentReason } from 'shared/proofs-desk.ts';
import type * as z from 'zod/mini';
import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { Deps } from './deps.ts';
import { readIssuedProof } from './issued-proofs.ts';
import { isGrown, revoke, type Proof, type Revocation } from './proof.ts';

interface Input {
  readonly id: string;
  readonly reason: z.output<typeof DepartmentReason>;
}

/** The issuing department takes a proof back; the holder's phone is told, and from the commit on whoever verifies it. */
export async function revokeIssuedProof(deps: Deps, actor: Staff, input: Input, once: Once): Promise<Proof> {
  const proof = await readIssuedProof(deps, actor, input.id);
  const revocation: Revocation = { at: deps.now(), reason: input.reason, supersededBy: null };
  return deps.inTransaction(async ({ proofs, audit, live }) => {
    const revoked = revoke(proof, revocation);
    if (!(await proofs.markRevoked(proof.id, revocation))) throw new AppError('request.conflict');
    await audit.record({
      actor,
      action: 'proof.revoke-issued',
      subject: proof.id,
      facts: { number: proof.number, reason: input.reason },
    });
    if (!isGrown(proof, revocation.at)) await live.push(`resident:${proof.residentId}`, 'proof.revoked', proof.id);
    return revoked;
  }, once);
}
