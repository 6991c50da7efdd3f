import { maskName } from 'shared/identity.ts';
import type { IssuedProof } from 'shared/proofs-desk.ts';
import type { Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Deps } from './deps.ts';
import type { DepartmentCode } from './departments.ts';
import { isGrown, stateOf, type Proof } from './proof.ts';
import { readNumber } from './verify-number.ts';

/** The department a reviewer answers for. Throws `actor.forbidden` or `proof.not-your-department`. */
export async function departmentOf({ proofs }: Pick<Deps, 'proofs'>, actor: Staff): Promise<DepartmentCode> {
  if (!actor.roles.includes('reviewer')) throw new AppError('actor.forbidden');
  const department = await proofs.departmentOf(actor.unitId);
  if (!department) throw new AppError('proof.not-your-department');
  return department;
}

/** What the reviewer's department issued. Each look is audited: the holders are other people. */
export async function listIssuedProofs(
  deps: Deps,
  actor: Staff,
  { before = null, limit, number }: { before?: string | null | undefined; limit: number; number?: string | undefined },
) {
  const department = await departmentOf(deps, actor);
  const wanted = number ? readNumber(number) : null;
  const found = await deps.proofs.listOfDepartment(department, { before, limit: limit + 1, number: wanted });
  const proofs = found.slice(0, limit);
  await deps.inTransaction(({ audit }) =>
    audit.record({ actor, action: 'proof.list-issued', subject: department, facts: { shown: proofs.length } }),
  );
  return {
    organization: deps.seals.organizationOf(department),
    proofs: proofs.map((proof) => viewIssuedProof(deps, proof)),
    next: found.length > limit ? (proofs.at(-1)?.id ?? null) : null,
  };
}

/** A proof of the reviewer's own department; another department's and a missing one look alike. */
export async function readIssuedProof(deps: Deps, actor: Staff, id: string): Promise<Proof> {
  const proof = await deps.proofs.findOfDepartment(await departmentOf(deps, actor), id);
  if (!proof) throw new AppError('proof.not-found');
  return proof;
}

type Surroundings = Pick<Deps, 'types' | 'reviewedTypes' | 'now'>;

export const viewIssuedProof = (deps: Surroundings, proof: Proof): IssuedProof => ({
  id: proof.id,
  number: proof.number,
  title: proof.title,
  holder: proof.about === 'firm' ? proof.holder : maskName(proof.holder),
  purpose: proof.purpose,
  issuedAt: proof.issuedAt.toISOString(),
  validUntil: proof.validUntil,
  state: stateOf(proof, deps.now()),
  revokedAt: proof.revokedAt?.toISOString() ?? null,
  revokeReason: proof.revokeReason,
  supersededBy: proof.supersededBy,
  correction: correctionOf(deps, proof),
});

function correctionOf({ types, reviewedTypes, now }: Surroundings, proof: Proof): IssuedProof['correction'] {
  const isOf = (known: readonly { readonly code: string }[]) => known.some(({ code }) => code === proof.type);
  if (isOf(types)) return isGrown(proof, now()) ? 'none' : 'data';
  return isOf(reviewedTypes) ? 'request' : 'none';
}
