import type { OfficialSheet } from '../documents/official-sheet.ts';
import { DISTRICT } from '../demo/city.ts';
import type { Sql } from '../database/sql.ts';
import type { Offices, ReviewedProof, Sealing, SealingUnit } from '../features/proof-requests/deps.ts';
import { requestTypes } from '../features/proof-requests/types.ts';
import { departmentCodes, departments, type DepartmentCode } from '../features/proofs/departments.ts';
import type { Deps } from '../features/proofs/deps.ts';
import { checkReviewed, issueReviewed, replaceReviewed } from '../features/proofs/issue-reviewed.ts';
import { stateOf } from '../features/proofs/proof.ts';
import { proofStore } from '../features/proofs/proof-store.sql.ts';
import type { ProofOrder } from '../features/proofs/register-proof.ts';
import { samplesOf } from '../features/proofs/sheet.ts';
import type { AuditTrail } from '../kernel/audit.ts';
import type { LivePush } from '../kernel/live-push.ts';
import type { FieldCipher } from '../kernel/field-cipher.ts';

/** What the proofs do for those that a department reviews first. */
export interface ReviewedProofs {
  readonly sealing: Sealing;
  readonly offices: Offices;
  /** In the transaction of the decision. */
  sealingIn(unit: Sql, audit: AuditTrail, live: LivePush): SealingUnit;
}

export function reviewedProofs(deps: Deps, cipher: FieldCipher): ReviewedProofs {
  return {
    sealing: {
      check: (proof) => checkReviewed(deps, orderOf(proof)),
      takeTurns: deps.takeTurns,
      async registered(department, proofId) {
        const proof = await deps.proofs.findOfDepartment(codeOf(department), proofId);
        if (!proof) throw new Error(`the proof ${proofId} of a request is not on the register`);
        return { number: proof.number, state: stateOf(proof, deps.now()) };
      },
    },
    offices: {
      departmentOf: (unitId) => deps.proofs.departmentOf(unitId),
      nameOf(department) {
        const code = codeOf(department);
        return { organization: deps.seals.organizationOf(code), everyday: departments[code].everyday };
      },
    },
    sealingIn: (unit, audit, live) => ({
      async seal(proof, reviewer) {
        const stores = { proofs: proofStore(unit, cipher), audit };
        await issueReviewed(deps, stores, reviewer, orderOf(proof), 'holder-request');
      },
      async replace(oldProofId, proof, reviewer) {
        const stores = { proofs: proofStore(unit, cipher), audit, live };
        await replaceReviewed(deps, stores, reviewer, oldProofId, orderOf(proof));
      },
    }),
  };
}

export const codeOf = (department: string): DepartmentCode => {
  const code = departmentCodes.find((known) => known === department);
  if (!code) throw new Error(`no department ${department} has a seal`);
  return code;
};

const madeBy = (department: DepartmentCode): string => `申请人在“随办”申请、${departments[department].unit}审核后出具`;

function orderOf({ id, residentId, holder, type, purpose, recipient, statement }: ReviewedProof): ProofOrder {
  const { code, title, heading, legalBasis, validDays } = type;
  const department = codeOf(type.department);
  return {
    id,
    ...{ about: 'self', residentId, organizationId: null, wardKey: null },
    form: { code, title, heading, department, legalBasis, validDays, made: madeBy(department) },
    subject: { kind: 'person', name: holder.name, code: holder.idNumber },
    ...{ statement, purpose, recipient },
  };
}

/** What typical reviewed proofs look like: the fonts' glyphs are prepared from them once. */
export const reviewedSamples = (sample: string): OfficialSheet[] =>
  requestTypes.flatMap((type) => {
    const department = codeOf(type.department);
    const person = { name: '', idNumber: '0123456789X', district: DISTRICT.name, on: '2026-11-22' };
    const form = { ...type, department, made: madeBy(department) };
    return samplesOf(form, type.state({ ...type.example, ...person }), sample);
  });
