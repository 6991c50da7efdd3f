import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { FormAnswers, FormField } from './form-fields.ts';
import { proofRequestShape, ProofRequestSummary, RequestStepTaken, RequestVersion } from './proof-requests.ts';
import { ProofState } from './proofs.ts';
import { id, limit, text } from './text.ts';

/** A request as the department's reviewers see it: the identity is proven, so the full name and number are shown. */
export const ReviewedRequest = z.object({
  ...proofRequestShape,
  applicant: z.object({ name: z.string(), idNumber: z.string() }),
  /** What the reviewer fills in on approval; it goes into the document. */
  findings: z.array(FormField),
  /** What was filled in last; a correction starts from it. */
  found: z.nullable(FormAnswers),
  /** The sealed proof as the register has it now. */
  proof: z.nullable(z.object({ number: z.string(), state: ProofState })),
});
export type ReviewedRequest = z.output<typeof ReviewedRequest>;

const Reason = (label: string) => text(label, 500, 5);

/** What a reviewer's step needs besides its name. */
export const ReviewStep = z.discriminatedUnion(
  'step',
  [
    z.strictObject({ step: z.literal('accept') }),
    z.strictObject({ step: z.literal('ask'), wanted: Reason('要补的材料') }),
    z.strictObject({ step: z.literal('refuse'), reason: Reason('不予出具的理由') }),
    z.strictObject({ step: z.literal('approve'), findings: FormAnswers }),
    z.strictObject({ step: z.literal('correct'), findings: FormAnswers, what: Reason('更正了哪里') }),
    z.strictObject({
      step: z.literal('post'),
      carrier: text('快递公司', 20),
      number: z
        .string({ error: '请填写快递单号' })
        .check(z.trim(), z.toUpperCase(), z.regex(/^[0-9A-Z]{8,24}$/, '快递单号是8到24位字母或数字，请核对')),
    }),
  ],
  { error: '没有这一步' },
);
export type ReviewStep = z.output<typeof ReviewStep>;

export const reviewViews = ['todo', 'waiting', 'finished'] as const;
export type ReviewView = (typeof reviewViews)[number];

const Cursor = z.optional(z.string().check(z.regex(/^[\dT:.Z-]{24}~[0-9A-HJKMNP-TV-Z]{26}$/, '请从头翻页')));

export const reviewsApi = {
  queue: endpoint('GET', '/handling/proof-requests', {
    summary: 'The requests of my department: to do, with the applicant, finished; the first to run out first.',
    audience: 'staff',
    input: z.object({ view: z.enum(reviewViews), after: Cursor, limit: limit() }),
    output: z.object({
      items: z.array(z.extend(ProofRequestSummary, { applicant: z.string() })),
      next: z.nullable(z.string()),
      counts: z.object({ todo: z.int(), late: z.int() }),
    }),
  }),
  read: endpoint('GET', '/handling/proof-requests/:id', {
    summary: 'One request of my department; the look is recorded.',
    audience: 'staff',
    input: z.object({ id: id() }),
    output: ReviewedRequest,
  }),
  take: endpoint('POST', '/handling/proof-requests/:id/steps', {
    summary:
      'Take the next lawful step; of two reviewers at once one is told of a conflict. Approval seals the proof, correction seals a new one and takes the old one back.',
    audience: 'staff',
    input: z.object({ id: id(), version: RequestVersion, details: ReviewStep }),
    output: RequestStepTaken,
  }),
  material: endpoint('GET', '/handling/proof-request-materials/:id', {
    summary: 'A material of a request of my department; the look is recorded.',
    audience: 'staff',
    input: z.object({ id: id() }),
    output: z.null(),
  }),
};
