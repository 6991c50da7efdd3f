import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { LivePush } from '../../kernel/live-push.ts';
import type { ProofStore } from './deps.ts';
import { auditIssue } from './issue-proof.ts';
import { revoke, type Proof, type Revocation } from './proof.ts';
import type { prepareProof } from './register-proof.ts';

export interface ReplacingStores {
  readonly proofs: ProofStore;
  readonly audit: AuditTrail;
  readonly live: LivePush;
}

/**
 * In one transaction: a new proof in the place of a wrong one, which is revoked and names it; the holder's phone is
 * told. Throws AppError `proof.already-revoked`, or `request.conflict` when it was revoked meanwhile.
 */
export async function replaceProof(
  { proofs, audit, live }: ReplacingStores,
  actor: Staff,
  old: Proof,
  prepared: ReturnType<typeof prepareProof>,
  at: Date,
): Promise<Proof> {
  const number = await prepared.number(proofs);
  const revocation: Revocation = { at, reason: 'corrected', supersededBy: number };
  revoke(old, revocation);
  if (!(await proofs.markRevoked(old.id, revocation))) throw new AppError('request.conflict');
  const proof = await prepared.write(proofs, number);
  await auditIssue(audit, actor, proof);
  await audit.record({
    actor,
    action: 'proof.correct',
    subject: old.id,
    facts: { number: old.number, supersededBy: number },
  });
  await live.push(`resident:${old.residentId}`, 'proof.revoked', old.id);
  return proof;
}
