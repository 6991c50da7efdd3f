import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { askStatement } from './ask-department.ts';
import type { Deps } from './deps.ts';
import { auditIssue } from './issue-proof.ts';
import { readIssuedProof } from './issued-proofs.ts';
import { revoke, type Proof, type Revocation } from './proof.ts';
import { prepareProof } from './register-proof.ts';
import { subjectOf } from './subject-of.ts';

/**
 * The department puts a wrong proof right: today's data, the same holder, purpose and recipient, a new number. The old
 * one names its successor. Both happen or neither does. Resolves to the new proof.
 */
export async function correctProof(deps: Deps, actor: Staff, input: { id: string }, once: Once): Promise<Proof> {
  const old = await readIssuedProof(deps, actor, input.id);
  const type = deps.types.find(({ code }) => code === old.type);
  if (!type) throw new AppError('proof.cannot-correct');
  const correctionBy = (number: string): Revocation => ({ at: deps.now(), reason: 'corrected', supersededBy: number });
  revoke(old, correctionBy(''));
  const { purpose, recipient } = old;
  const reference = once.resourceId;
  const subject = await subjectOf(deps, actor, type, old, reference);
  const statement = await askStatement(deps, actor, type, { subject, purpose, reference });
  const { about, residentId, organizationId, wardKey } = old;
  const prepared = prepareProof(deps, {
    ...{ about, residentId, organizationId, wardKey, purpose, recipient },
    ...{ id: reference, form: type, statement, subject },
  });
  return deps.takeTurns(type.department, () =>
    deps.inTransaction(async ({ proofs, audit, live }) => {
      const number = await prepared.number(proofs);
      if (!(await proofs.markRevoked(old.id, correctionBy(number)))) throw new AppError('request.conflict');
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
    }, once),
  );
}
