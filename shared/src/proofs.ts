import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { calendarDate, id, instant, limit, text } from './text.ts';

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

/** For whom a proof is asked: oneself, one's child under 18, or the firm one acts for. */
export const Asker = z.enum(['self', 'ward', 'firm']);
export type Asker = z.output<typeof Asker>;

/** How much a proof tells about a life. `high`: a warning before issuing, and lists keep its title back. */
export const Sensitivity = z.enum(['low', 'ordinary', 'high']);
export type Sensitivity = z.output<typeof Sensitivity>;

export const ProofFormat = z.enum(['pdf', 'ofd']);
export type ProofFormat = z.output<typeof ProofFormat>;

/** Why a proof was taken back. `withdrawn` is the holder's own word, the others are the issuing department's. */
export const RevokeReason = z.enum(['withdrawn', 'corrected', 'wrong-record', 'facts-changed', 'obtained-wrongly']);
export type RevokeReason = z.output<typeof RevokeReason>;

/** Said to whoever verifies. */
export const revokeReasons: Readonly<Record<RevokeReason, string>> = {
  withdrawn: '本人不要了',
  corrected: '内容有误，已更正',
  'wrong-record': '部门的记录有误',
  'facts-changed': '情况已经变化',
  'obtained-wrongly': '不该开出的',
};

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
  askers: z.array(Asker),
  sensitivity: Sensitivity,
  /** Whether "nothing is registered" is a proof of its own. */
  negative: z.boolean(),
});
export type ProofTypeCard = z.output<typeof ProofTypeCard>;

/** A child the caller may ask for, as the police have it today. */
export const Ward = z.object({
  /** Says which child in `issue`; means nothing to anybody else. */
  key: z.string(),
  name: z.string(),
  /** What the caller is to the child, as 母亲. */
  relation: z.string(),
});
export type Ward = z.output<typeof Ward>;

const WardKey = z.string().check(z.regex(/^[0-9a-f]{32}$/, '请选择孩子'));

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
  /** Whom it is about: one's own name, the child's or the firm's. */
  about: Asker,
  holder: z.string(),
  sensitivity: Sensitivity,
  issuedAt: instant(),
  /** The last day it is good for. */
  validUntil: calendarDate(),
  state: ProofState,
  revokedAt: z.nullable(instant()),
  revokeReason: z.nullable(RevokeReason),
  /** Number of the proof that was issued in its place. */
  supersededBy: z.nullable(z.string()),
  /** The files there are of it; one issued before OFD came has none. */
  files: z.array(z.object({ format: ProofFormat, sizeBytes: z.int() })),
  /** Printed beside the number; both together let anyone verify without the file. */
  checkCode: z.string(),
  /** What the QR code on the document opens. */
  verifyUrl: z.string(),
});
export type Proof = z.output<typeof Proof>;

/** Who will get it, as it is printed: nothing that a table could take for a formula, or a page for an address. */
export const Recipient = () =>
  text('交给谁', 30).check(
    z.refine((value) => /^[\p{Script=Han}A-Za-z0-9〇（(][\p{Script=Han}A-Za-z0-9〇·（）()\-、 ]*$/u.test(value), {
      error: '交给谁只能写汉字、字母和数字',
    }),
  );

const IssueProof = z.object({
  type: TypeCode(),
  /** `self` when left out; `ward` needs `wardKey`, `firm` a session that acts for one. */
  about: z.optional(Asker),
  wardKey: z.optional(WardKey),
  /** One of the type's purposes; printed on the document. */
  purpose: text('用途', 20),
  /** Who will get it, in the applicant's words; printed as such. */
  recipient: z.optional(Recipient()),
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
  wards: endpoint('GET', '/proof-wards', {
    summary: 'The caller’s children under 18, asked of the police afresh; nothing of it is kept.',
    audience: 'resident',
    input: z.object({}),
    output: z.object({ wards: z.array(Ward) }),
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
    summary: 'The resident’s proofs, newest first; while acting for a firm, the firm’s.',
    audience: 'resident',
    input: z.object({ before: z.optional(id()), limit: limit(), only: z.optional(z.enum(['valid', 'ended'])) }),
    output: z.object({ proofs: z.array(Proof), next: z.nullable(id()) }),
  }),
  detail: endpoint('GET', '/proofs/:id', {
    summary: 'One proof of the resident.',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: Proof,
  }),
  file: endpoint('GET', '/proofs/:id/file', {
    summary: 'The sealed file as an attachment: PDF unless `format` says OFD.',
    audience: 'resident',
    input: z.object({ id: id(), format: z.optional(ProofFormat) }),
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
};
