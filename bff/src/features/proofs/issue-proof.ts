import type { IssueProof } from 'shared/proofs.ts';
import type { Actor, Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { Once } from '../../kernel/once.ts';
import { askStatement } from './ask-department.ts';
import type { Deps } from './deps.ts';
import type { Proof } from './proof.ts';
import type { ProofType } from './proof-type.ts';
import { prepareProof, refuseTooMany } from './register-proof.ts';
import { subjectOf, type About } from './subject-of.ts';

/**
 * Asks the department afresh, then numbers, writes, seals, stores and registers in one transaction: a proof is there
 * whole or not at all, and no number is burnt. What a crash can leave behind is a file that no row names.
 */
export async function issueProof(deps: Deps, actor: Resident, input: IssueProof, once: Once): Promise<Proof> {
  const type = findType(deps, input);
  const now = deps.now();
  if (actor.steppedUpUntil === null || actor.steppedUpUntil <= now) throw new AppError('session.step-up-required');
  const about = aboutOf(actor, input);
  await refuseTooMany(deps.proofs, type, about, now);
  const reference = once.resourceId;
  const { purpose, recipient = null } = input;
  const subject = await subjectOf(deps, actor, type, about, reference);
  const statement = await askStatement(deps, actor, type, { subject, purpose, reference });
  const prepared = prepareProof(deps, { ...about, id: reference, form: type, statement, subject, purpose, recipient });
  return deps.takeTurns(type.department, () =>
    deps.inTransaction(async ({ proofs, audit }) => {
      const number = await prepared.number(proofs);
      await refuseTooMany(proofs, type, about, now);
      const proof = await prepared.write(proofs, number);
      await auditIssue(audit, actor, proof);
      return proof;
    }, once),
  );
}

export const auditIssue = (audit: AuditTrail, actor: Actor, proof: Proof): Promise<void> =>
  audit.record({
    actor,
    action: 'proof.issue',
    subject: proof.id,
    purpose: actor.kind === 'staff' ? 'correction' : 'holder-request',
    facts: {
      type: proof.type,
      number: proof.number,
      seal: proof.sealId,
      sha256: proof.pdf.sha256,
      ofdSha256: proof.ofd?.sha256 ?? null,
    },
  });

function findType(deps: Deps, { type: code, purpose }: IssueProof): ProofType {
  const type = deps.types.find((known) => known.code === code);
  if (!type) throw new AppError('request.invalid', { fields: { type: '没有这种证明' } });
  if (!type.purposes.includes(purpose)) throw new AppError('request.invalid', { fields: { purpose: '请选一个用途' } });
  return type;
}

function aboutOf(actor: Resident, { about = 'self', wardKey }: IssueProof): About {
  return {
    about,
    residentId: actor.id,
    organizationId: about === 'firm' ? (actor.actingFor?.organizationId ?? null) : null,
    wardKey: about === 'ward' ? (wardKey ?? null) : null,
  };
}
