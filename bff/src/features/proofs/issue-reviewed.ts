import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { Deps, ProofStore } from './deps.ts';
import { stateOf, type Proof } from './proof.ts';
import { prepareProof, type ProofOrder } from './register-proof.ts';
import { replaceProof, type ReplacingStores } from './replace-proof.ts';

/** Tries the page of a proof that a reviewer is about to approve. Throws AppError `proof.character-unsupported`. */
export function checkReviewed(deps: Deps, order: ProofOrder): void {
  prepareProof(deps, order);
}

/** Numbers, writes, seals, stores and registers what a reviewer approved, in the transaction of that decision. */
export async function issueReviewed(
  deps: Deps,
  { proofs, audit }: { readonly proofs: ProofStore; readonly audit: AuditTrail },
  reviewer: Staff,
  order: ProofOrder,
  purpose: 'holder-request' | 'department-check',
): Promise<Proof> {
  const prepared = prepareProof(deps, order);
  const proof = await prepared.write(proofs, await prepared.number(proofs));
  await audit.record({
    actor: reviewer,
    action: 'proof.issue',
    subject: proof.id,
    purpose,
    facts: {
      type: proof.type,
      number: proof.number,
      seal: proof.sealId,
      sha256: proof.pdf.sha256,
      ofdSha256: proof.ofd?.sha256 ?? null,
    },
  });
  return proof;
}

/**
 * The same for a correction: the older proof of the reviewer's department is revoked and names the new one. One that was
 * taken back or ran out is asked for anew: only its holder knows whether it is still wanted.
 */
export async function replaceReviewed(
  deps: Deps,
  stores: ReplacingStores,
  reviewer: Staff,
  oldId: string,
  order: ProofOrder,
): Promise<Proof> {
  const old = await stores.proofs.findOfDepartment(order.form.department, oldId);
  if (!old) throw new AppError('proof.not-found');
  if (stateOf(old, deps.now()) !== 'valid') throw new AppError('proof-request.cannot-correct');
  return replaceProof(stores, reviewer, old, prepareProof(deps, order), deps.now());
}
