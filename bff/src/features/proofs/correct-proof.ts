import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { askStatement } from './ask-department.ts';
import type { Deps } from './deps.ts';
import { readIssuedProof } from './issued-proofs.ts';
import { isGrown, type Proof } from './proof.ts';
import { prepareProof } from './register-proof.ts';
import { replaceProof } from './replace-proof.ts';
import { subjectOf } from './subject-of.ts';

/**
 * The department puts a wrong proof right: today's data, the same holder, purpose and recipient, a new number. The old
 * one names its successor. Both happen or neither does. Resolves to the new proof.
 */
export async function correctProof(deps: Deps, actor: Staff, input: { id: string }, once: Once): Promise<Proof> {
  const old = await readIssuedProof(deps, actor, input.id);
  const type = deps.types.find(({ code }) => code === old.type);
  // Nobody but the grown child may have data about them asked for.
  if (!type || isGrown(old, deps.now())) throw new AppError('proof.cannot-correct');
  if (old.status === 'revoked') throw new AppError('proof.already-revoked');
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
    deps.inTransaction((stores) => replaceProof(stores, actor, old, prepared, deps.now()), once),
  );
}
