import * as z from 'zod/mini';
import { Deadline, Light } from './deadlines.ts';
import { endpoint } from './endpoint.ts';
import { FormAnswers, FormField } from './form-fields.ts';
import { IdNumber, PersonName } from './identity.ts';
import { inquiryStatuses, inquiryStepNames } from './inquiry-steps.ts';
import { ProofFormat } from './proofs.ts';
import { id, instant, limit, text } from './text.ts';

const DataSetCode = () => z.string({ error: '请选要查什么' }).check(z.regex(/^[a-z][a-z-]{1,31}$/, '没有这一项'));

/** What a department may ask another for, and what for. */
export const DataSetCard = z.object({
  code: DataSetCode(),
  title: z.string(),
  /** The department that holds it. */
  holder: z.string(),
  contains: z.array(z.string()),
  /** Answered at once from data, or by a person within working days. */
  answeredBy: z.enum(['data', 'person']),
  promisedDays: z.int(),
  /** Registered for the department that asks. */
  grants: z.array(z.object({ purpose: z.string(), legalBasis: z.string() })),
});
export type DataSetCard = z.output<typeof DataSetCard>;

const Status = z.enum(inquiryStatuses);

const Summary = {
  id: id(),
  /** `HY20261122-00017`: Shanghai date and count of that day. */
  number: z.string(),
  title: z.string(),
  asker: z.string(),
  holder: z.string(),
  purpose: z.string(),
  matterNumber: z.string(),
  status: Status,
  askedAt: instant(),
  light: z.nullable(Light),
};

/** Names in lists are masked. */
export const InquirySummary = z.object({ ...Summary, person: z.string() });
export type InquirySummary = z.output<typeof InquirySummary>;

export const Inquiry = z.object({
  ...Summary,
  legalBasis: z.string(),
  person: z.object({ name: z.string(), idNumber: z.string() }),
  /** Why it was declined. */
  reason: z.nullable(z.string()),
  deadline: z.nullable(Deadline),
  answeredAt: z.nullable(instant()),
  /** True when the sealed sheet (政务数据查询单) is there. */
  hasSheet: z.boolean(),
  /** What the holder's answer needs. */
  findings: z.array(FormField),
  steps: z.array(z.enum(inquiryStepNames)),
  version: z.int(),
});
export type Inquiry = z.output<typeof Inquiry>;

/** An inquiry about a person as that person reads it: who, what, why; never what was answered. */
export const InquiryAboutMe = z.object({
  id: id(),
  title: z.string(),
  asker: z.string(),
  holder: z.string(),
  purpose: z.string(),
  legalBasis: z.string(),
  matterNumber: z.string(),
  status: Status,
  askedAt: instant(),
});
export type InquiryAboutMe = z.output<typeof InquiryAboutMe>;

/** What a step needs besides its name. */
export const InquiryStepDetails = z.discriminatedUnion(
  'step',
  [
    z.strictObject({ step: z.literal('answer'), findings: FormAnswers }),
    z.strictObject({ step: z.literal('decline'), reason: text('不能答复的理由', 300, 5) }),
    z.strictObject({ step: z.literal('cancel') }),
  ],
  { error: '没有这一步' },
);
export type InquiryStepDetails = z.output<typeof InquiryStepDetails>;

const AskInquiry = z.object({
  dataSet: DataSetCode(),
  purpose: text('用途', 20),
  /** Of the asking department's own matter; printed on the sheet. */
  matterNumber: z
    .string({ error: '请填写办件编号' })
    .check(z.trim(), z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{5,31}$/, '办件编号是6到32位字母、数字或横线')),
  person: z.object({ name: PersonName, idNumber: IdNumber }),
});
export type AskInquiry = z.output<typeof AskInquiry>;

export const inquiryViews = ['asked', 'to-answer', 'finished'] as const;
export type InquiryView = (typeof inquiryViews)[number];

export const inquiriesApi = {
  dataSets: endpoint('GET', '/handling/inquiry-data-sets', {
    summary: 'What my department may ask others for, with the registered purposes and their legal basis.',
    audience: 'staff',
    input: z.object({}),
    output: z.object({ items: z.array(DataSetCard) }),
  }),
  ask: endpoint('POST', '/handling/inquiries', {
    summary: 'Ask another department for a fact about a person; data answer at once, a person within the deadline.',
    audience: 'staff',
    input: AskInquiry,
    output: Inquiry,
    status: 201,
    outside: true,
  }),
  list: endpoint('GET', '/handling/inquiries', {
    summary: 'My department’s inquiries: asked and open, to answer, finished; names masked.',
    audience: 'staff',
    input: z.object({ view: z.enum(inquiryViews), after: z.optional(id()), limit: limit() }),
    output: z.object({ items: z.array(InquirySummary), next: z.nullable(id()), toAnswer: z.int() }),
  }),
  read: endpoint('GET', '/handling/inquiries/:id', {
    summary: 'One inquiry my department asked or holds; the look is recorded.',
    audience: 'staff',
    input: z.object({ id: id() }),
    output: Inquiry,
  }),
  take: endpoint('POST', '/handling/inquiries/:id/steps', {
    summary: 'Answer, decline or cancel; of two at once one is told of a conflict. An answer is sealed.',
    audience: 'staff',
    input: z.object({
      id: id(),
      version: z.int({ error: '请刷新后再试' }).check(z.gte(1)),
      details: InquiryStepDetails,
    }),
    output: Inquiry,
  }),
  sheet: endpoint('GET', '/handling/inquiries/:id/sheet', {
    summary: 'The sealed answer (政务数据查询单): PDF unless `format` says OFD; the look is recorded.',
    audience: 'staff',
    input: z.object({ id: id(), format: z.optional(ProofFormat) }),
    output: z.null(),
  }),
  aboutMe: endpoint('GET', '/inquiries', {
    summary: 'Which departments asked which about me, and why; newest first.',
    audience: 'resident',
    input: z.object({ after: z.optional(id()), limit: limit() }),
    output: z.object({ items: z.array(InquiryAboutMe), next: z.nullable(id()) }),
  }),
};
