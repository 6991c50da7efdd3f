import { shanghaiDate } from 'shared/working-days.ts';
import type { OfficialSheet } from '../documents/official-sheet.ts';
import type { Sql } from '../database/sql.ts';
import { answerSheet } from '../features/inquiries/answer-sheet.ts';
import { dataSets } from '../features/inquiries/data-sets.ts';
import type { AnswerSheet, DataSources, Sealing, SealingUnit } from '../features/inquiries/deps.ts';
import { askStatement } from '../features/proofs/ask-department.ts';
import { departments } from '../features/proofs/departments.ts';
import type { Deps } from '../features/proofs/deps.ts';
import { checkReviewed, issueReviewed } from '../features/proofs/issue-reviewed.ts';
import { fileOf } from '../features/proofs/proof.ts';
import { proofStore } from '../features/proofs/proof-store.sql.ts';
import type { ProofOrder } from '../features/proofs/register-proof.ts';
import { samplesOf } from '../features/proofs/sheet.ts';
import { AppError } from '../kernel/app-error.ts';
import type { AuditTrail } from '../kernel/audit.ts';
import type { FieldCipher } from '../kernel/field-cipher.ts';
import { codeOf } from './reviewed-proofs.ts';

/** The form of a 政务数据查询单. */
export const inquirySheet = { code: 'data-inquiry', title: '政务数据查询单', heading: '政务数据查询单' } as const;
const VALID_DAYS = 30;

/** What the proofs do for inquiries between departments: data in words, and sealed sheets. */
export interface DataInquiries {
  readonly sources: DataSources;
  readonly sealing: Sealing;
  /** In the transaction of the answer. */
  sealingIn(unit: Sql, audit: AuditTrail): SealingUnit;
}

export function dataInquiries(deps: Deps, cipher: FieldCipher): DataInquiries {
  return {
    sources: {
      async statementOf(actor, { source, person, purpose, reference }) {
        const type = deps.types.find(({ dataSet }) => dataSet === source);
        if (!type) throw new Error(`no proof type reads the data set ${source}`);
        const subject = { kind: 'person', name: person.name, code: person.idNumber } as const;
        try {
          return await askStatement(deps, actor, type, { subject, purpose, reference });
        } catch (error) {
          if (error instanceof AppError && error.code === 'proof.nothing-on-record') return null;
          throw error;
        }
      },
    },
    sealing: {
      check: (sheet) => checkReviewed(deps, orderOf(sheet)),
      takeTurns: deps.takeTurns,
      async readSheet({ inquiryId, proofId }, format) {
        const owner = { ...ownerOf(inquiryId), personIndex: null, today: shanghaiDate(deps.now()) };
        const proof = await deps.proofs.findOwned(owner, proofId);
        const file = proof && fileOf(proof, format);
        const bytes = file && (await deps.files.get(file.fileName));
        if (!bytes) throw new AppError('storage.unavailable', { facts: { proof: proofId, format } });
        return { number: proof.number, bytes };
      },
    },
    sealingIn: (unit, audit) => ({
      async seal(sheet, actor) {
        const stores = { proofs: proofStore(unit, cipher), audit };
        await issueReviewed(deps, stores, actor, orderOf(sheet), 'department-check');
      },
    }),
  };
}

// The sheet is the inquiry's: under no resident's id it stands in nobody's list of proofs.
const ownerOf = (inquiryId: string) => ({ residentId: inquiryId, organizationId: null });

function orderOf({ id, inquiryId, holder, person, purpose, legalBasis, made, statement }: AnswerSheet): ProofOrder {
  const form = { ...inquirySheet, department: codeOf(holder), legalBasis: [legalBasis], validDays: VALID_DAYS, made };
  return {
    id,
    ...ownerOf(inquiryId),
    ...{ about: 'self', wardKey: null, recipient: null },
    ...{ form, statement, purpose },
    subject: { kind: 'person', name: person.name, code: person.idNumber },
  };
}

/** What typical sheets look like: the fonts' glyphs are prepared from them once. */
export const inquirySamples = (sample: string): OfficialSheet[] =>
  dataSets.flatMap(({ holder, grants, answer }) =>
    grants.flatMap(({ asker, purpose, legalBasis }) => {
      const sheet = answerSheet(
        '',
        {
          ...{ id: '', number: 'HY20261122-00017', asker, holder, purpose, legalBasis, matterNumber: 'YW-20261122' },
          person: { name: '', idNumber: '0123456789X' },
        },
        {
          statement: answer.by === 'person' ? answer.state(answer.example) : null,
          by: answer.by,
          at: new Date('2026-11-22T05:00:00.000Z'),
        },
        { nameOf: (code) => ({ organization: departments[codeOf(code)].unit, everyday: '' }) },
      );
      const { form, statement } = orderOf(sheet);
      return samplesOf({ ...form, purposes: [purpose] }, statement, sample);
    }),
  );
