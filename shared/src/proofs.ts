import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { calendarDate, id, instant, limit, text } from './text.ts';
import { Verification } from './verification.ts';

/** What may happen to an issued proof. Running out is no step: it follows from `validUntil`. */
export const proofSteps = {
  issued: { revoke: 'revoked' },
  revoked: {},
} as const satisfies Record<string, Record<string, string>>;

export const ProofStatus = z.enum(['issued', 'revoked']);
export type ProofStatus = z.output<typeof ProofStatus>;

/** What the holder reads: `expired` is an issued proof past its last day. */
export const ProofState = z.enum(['valid', 'expired', 'revoked']);
export type ProofState = z.output<typeof ProofState>;

/** Code of a proof type: the name of its definition file. */
const TypeCode = () => z.string({ error: '请选择要开的证明' }).check(z.regex(/^[a-z][a-z-]{1,31}$/, '没有这种证明'));

/** All a person wants to know before asking for a proof. */
export const ProofTypeCard = z.object({
  code: TypeCode(),
  title: z.string(),
  /** The issuing department: its name on the seal, and what people call it. */
  organization: z.string(),
  department: z.string(),
  /** Matters it is asked for, as 买房. */
  needs: z.array(z.string()),
  /** What will stand in it, one phrase each. */
  contains: z.array(z.string()),
  /** Where the data come from and how fresh they are. */
  source: z.string(),
  legalBasis: z.array(z.string()),
  purposes: z.array(z.string()),
  validDays: z.int(),
  /** What happens when the answer is "no". */
  whenNothing: z.string(),
});
export type ProofTypeCard = z.output<typeof ProofTypeCard>;

/** A proof as its holder sees it. */
export const Proof = z.object({
  id: id(),
  type: TypeCode(),
  title: z.string(),
  /** `GJJ-2026-000123`: department, year, running number. */
  number: z.string(),
  organization: z.string(),
  department: z.string(),
  purpose: z.string(),
  recipient: z.nullable(z.string()),
  issuedAt: instant(),
  /** The last day it is good for. */
  validUntil: calendarDate(),
  state: ProofState,
  revokedAt: z.nullable(instant()),
  sizeBytes: z.int(),
  /** Printed beside the number; both together let anyone verify without the file. */
  checkCode: z.string(),
  /** What the QR code on the document opens. */
  verifyUrl: z.string(),
});
export type Proof = z.output<typeof Proof>;

const IssueProof = z.object({
  type: TypeCode(),
  /** One of the type's purposes; printed on the document. */
  purpose: text('用途', 20),
  /** Who will get it, in the applicant's words; printed as such. */
  recipient: z.optional(
    text('交给谁', 30).check(
      z.refine((value) => /^[\p{Script=Han}A-Za-z0-9〇·（）()\-、 ]+$/u.test(value), {
        error: '交给谁只能写汉字、字母和数字',
      }),
    ),
  ),
});
export type IssueProof = z.output<typeof IssueProof>;

const Paper = z.unknown();

export const proofsApi = {
  types: endpoint('GET', '/proof-types', {
    summary: 'Proof types a resident can ask for, with all one wants to know before.',
    audience: 'anyone',
    input: z.object({}),
    output: z.object({ types: z.array(ProofTypeCard) }),
  }),
  issue: endpoint('POST', '/proofs', {
    summary:
      'Asks the department afresh, then numbers, writes, seals and stores a proof. Needs a step-up of at most 5 minutes.',
    audience: 'resident',
    input: IssueProof,
    output: Proof,
    status: 201,
    outside: true,
  }),
  list: endpoint('GET', '/proofs', {
    summary: 'The resident’s proofs, newest first.',
    audience: 'resident',
    input: z.object({ before: z.optional(id()), limit: limit() }),
    output: z.object({ proofs: z.array(Proof), next: z.nullable(id()) }),
  }),
  detail: endpoint('GET', '/proofs/:id', {
    summary: 'One proof of the resident.',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: Proof,
  }),
  file: endpoint('GET', '/proofs/:id/file', {
    summary: 'The sealed PDF, as an attachment.',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: Paper,
  }),
  picture: endpoint('GET', '/proofs/:id/picture', {
    summary: 'The first page as an SVG picture; a picture is no proof.',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: Paper,
  }),
  revoke: endpoint('POST', '/proofs/:id/revoke', {
    summary: 'The holder withdraws a proof; it cannot be made valid again.',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: Proof,
  }),
  verifyCode: endpoint('GET', '/verifications/:code', {
    summary: 'Three answers about the proof behind a QR code.',
    audience: 'anyone',
    input: z.object({ code: z.string().check(z.maxLength(300)) }),
    output: Verification,
  }),
  verifyNumber: endpoint('POST', '/verifications/number', {
    summary: 'Three answers about a proof by its number and check code.',
    audience: 'anyone',
    input: z.object({
      number: z
        .string({ error: '请填写编号' })
        .check(z.trim(), z.minLength(1, '请填写编号'), z.maxLength(40, '编号太长了')),
      checkCode: z
        .string({ error: '请填写校验码' })
        .check(z.trim(), z.minLength(1, '请填写校验码'), z.maxLength(40, '校验码太长了')),
    }),
    output: Verification,
    once: { exempt: 'reads only' },
  }),
  verifyFile: endpoint('POST', '/verifications/file', {
    summary: 'Three answers about a file; nothing of it is kept.',
    audience: 'anyone',
    input: z.object({}),
    output: Verification,
    once: { exempt: 'reads only; the file is forgotten' },
  }),
};

/** Largest file the verify page takes: several times what we issue. */
export const VERIFY_LIMIT_BYTES = 2 * 1024 * 1024;
