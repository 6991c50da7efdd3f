import type { IssueProof } from 'shared/proofs.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { askDepartment } from './ask-department.ts';
import type { Deps, ElectronicSeal, ProofStore } from './deps.ts';
import { formatNumber, groupsOfFour, lastDay, verifyUrlOf, type Proof } from './proof.ts';
import type { ProofType, Statement } from './proof-type.ts';
import { composeSheet, type SheetFacts } from './sheet.ts';

const LINK_CODE_LENGTH = 26;
const CHECK_CODE_LENGTH = 13;

interface Plan {
  readonly type: ProofType;
  readonly statement: Statement;
  readonly facts: Omit<SheetFacts, 'number'>;
  readonly seal: ElectronicSeal;
  readonly draft: Omit<Proof, 'number' | 'fileName' | 'sha256' | 'sizeBytes'>;
}

/**
 * Asks the department afresh, then numbers, writes, seals, stores and registers in one transaction: a proof is there
 * whole or not at all, and no number is burnt. What a crash can leave behind is a file that no row names.
 */
export async function issueProof(deps: Deps, actor: Resident, input: IssueProof, once: Once): Promise<Proof> {
  const type = findType(deps, input);
  const now = deps.now();
  if (actor.steppedUpUntil === null || actor.steppedUpUntil <= now) throw new AppError('session.step-up-required');
  await refuseTooMany(deps.proofs, type, actor, now);
  const person = await deps.people.identityOf(actor.id);
  if (!person) throw new AppError('session.identity-required');
  const statement = await askDepartment(deps, actor, type, person, {
    purpose: input.purpose,
    reference: once.resourceId,
  });
  const plan = makePlan(deps, actor, type, statement, input, { holder: person.name, id: once.resourceId });
  deps.paper.check(composeSheet(type, statement, { ...plan.facts, number: formatNumber(type.department, 2000, 0) }));
  return deps.takeTurns(type.department, () =>
    deps.inTransaction(async ({ proofs, audit }) => {
      const { draft } = plan;
      const running = await proofs.nextNumber(type.department, Number(shanghaiDate(draft.issuedAt).slice(0, 4)));
      await refuseTooMany(proofs, type, actor, now);
      const proof = await makeProof(deps, plan, running, proofs);
      await audit.record({
        actor,
        action: 'proof.issue',
        subject: proof.id,
        purpose: 'holder-request',
        facts: { type: type.code, number: proof.number, seal: proof.sealId, sha256: proof.sha256 },
      });
      return proof;
    }, once),
  );
}

function findType(deps: Deps, { type: code, purpose }: IssueProof): ProofType {
  const type = deps.types.find((known) => known.code === code);
  if (!type) throw new AppError('request.invalid', { fields: { type: '没有这种证明' } });
  if (!type.purposes.includes(purpose)) throw new AppError('request.invalid', { fields: { purpose: '请选一个用途' } });
  return type;
}

/** The second look stands behind the lock on the department's number, so parallel requests cannot slip past it. */
async function refuseTooMany(proofs: ProofStore, type: ProofType, { id }: Resident, now: Date): Promise<void> {
  const midnight = new Date(`${shanghaiDate(now)}T00:00:00+08:00`);
  if ((await proofs.countSince(id, type.code, midnight)) >= type.perDay) throw new AppError('proof.too-many-today');
}

function makePlan(
  deps: Deps,
  actor: Resident,
  type: ProofType,
  statement: Statement,
  { purpose, ...input }: IssueProof,
  { holder, id }: { holder: string; id: string },
): Plan {
  const recipient = input.recipient ?? null;
  const issuedAt = deps.now();
  const seal = deps.seals.current(type.department, issuedAt);
  const issuedOn = shanghaiDate(issuedAt);
  const validUntil = lastDay(issuedOn, type.validDays);
  const linkCode = deps.newCode(LINK_CODE_LENGTH);
  const checkCode = groupsOfFour(deps.newCode(CHECK_CODE_LENGTH));
  const { organization } = seal;
  const verifyUrl = verifyUrlOf(deps.origin, linkCode);
  return {
    type,
    statement,
    seal,
    facts: { organization, purpose, recipient, issuedOn, validUntil, checkCode, verifyUrl, sample: deps.sample },
    draft: {
      id,
      residentId: actor.id,
      type: type.code,
      title: type.title,
      department: type.department,
      organization,
      purpose,
      recipient,
      holder,
      linkCode,
      checkCode,
      sealId: seal.id,
      status: 'issued',
      issuedAt,
      validUntil,
      revokedAt: null,
    },
  };
}

// The file is written inside the transaction because its text holds the number; a failed attempt's file is left to the
// sweep, for after a lost COMMIT nobody can tell whether a row names it.
async function makeProof(deps: Deps, plan: Plan, running: number, proofs: ProofStore): Promise<Proof> {
  const { type, statement, facts, seal, draft } = plan;
  const year = Number(facts.issuedOn.slice(0, 4));
  const number = formatNumber(type.department, year, running);
  const { pdf, page } = await deps.paper.write(
    composeSheet(type, statement, { ...facts, number }),
    seal,
    draft.issuedAt,
  );
  const file = await deps.files.put(pdf);
  const proof: Proof = { ...draft, number, fileName: file.name, sha256: file.sha256, sizeBytes: pdf.length };
  await proofs.insert(proof, page);
  return proof;
}
