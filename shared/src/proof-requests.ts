import * as z from 'zod/mini';
import { Deadline, Light } from './deadlines.ts';
import { endpoint } from './endpoint.ts';
import { FormAnswers, FormField } from './form-fields.ts';
import { PersonName, Phone } from './identity.ts';
import {
  collectionNames,
  proofRequestParties,
  proofRequestStatuses,
  proofRequestStepNames,
  type ProofRequestStep,
} from './proof-request-steps.ts';
import { Recipient } from './proofs.ts';
import { id, instant, limit, text } from './text.ts';

/** Bytes of one material as the phone sends it: a picture, or a PDF. */
export const MATERIAL_MAX_BYTES = 10 * 1024 * 1024;
/** Files of one kind of material. */
export const MATERIAL_FILES_MAX = 5;

const TypeCode = () => z.string({ error: '请选择要开的证明' }).check(z.regex(/^[a-z][a-z-]{1,31}$/, '没有这种证明'));
const SlotCode = () => z.string().check(z.regex(/^[a-z][a-z-]{1,31}$/, '没有这种材料'));

/** A kind of paper the department wants to see. */
const WantedMaterial = z.object({
  code: z.string(),
  label: z.string(),
  hint: z.nullable(z.string()),
  optional: z.boolean(),
});

/** All a person wants to know before applying for a reviewed proof. */
export const RequestTypeCard = z.object({
  code: TypeCode(),
  title: z.string(),
  organization: z.string(),
  department: z.string(),
  /** What will stand in it, one phrase each. */
  contains: z.array(z.string()),
  /** Working days from acceptance. */
  promisedDays: z.int(),
  legalBasis: z.array(z.string()),
  purposes: z.array(z.string()),
  validDays: z.int(),
  fields: z.array(FormField),
  materials: z.array(WantedMaterial),
  /** When it cannot be issued. */
  whenRefused: z.string(),
});
export type RequestTypeCard = z.output<typeof RequestTypeCard>;

/** Where the paper copy goes. */
export const PostAddress = z.strictObject({
  name: PersonName,
  phone: Phone,
  address: text('收件地址', 100, 5),
});
export type PostAddress = z.output<typeof PostAddress>;

const MaterialIds = z.array(id()).check(
  z.maxLength(MATERIAL_FILES_MAX, `每种材料最多 ${MATERIAL_FILES_MAX} 个文件`),
  z.refine((ids) => new Set(ids).size === ids.length, { error: '同一个文件只交一次' }),
);
/** Ids of uploaded files by the code of the material. */
export const MaterialsGiven = z.record(SlotCode(), MaterialIds);
export type MaterialsGiven = z.output<typeof MaterialsGiven>;

const Status = z.enum(proofRequestStatuses);
const stepOrSubmit: readonly ['submit', ...ProofRequestStep[]] = ['submit', ...proofRequestStepNames];

const Summary = {
  id: id(),
  /** `SQ20261122-00017`: Shanghai date and count of that day. */
  number: z.string(),
  type: TypeCode(),
  title: z.string(),
  purpose: z.string(),
  status: Status,
  submittedAt: instant(),
  dueAt: z.nullable(instant()),
  light: z.nullable(Light),
};
export const ProofRequestSummary = z.object(Summary);
export type ProofRequestSummary = z.output<typeof ProofRequestSummary>;

/** One file handed in. */
export const HandedMaterial = z.object({
  id: id(),
  slot: z.string(),
  label: z.string(),
  kind: z.enum(['picture', 'pdf']),
  at: instant(),
});
export type HandedMaterial = z.output<typeof HandedMaterial>;

const Course = z.object({
  id: id(),
  at: instant(),
  step: z.enum(stepOrSubmit),
  by: z.enum(proofRequestParties),
  text: z.nullable(z.string()),
});
export type ProofRequestCourse = z.output<typeof Course>;

/** Fields of a request as either side sees it. */
export const proofRequestShape = {
  ...Summary,
  organization: z.string(),
  department: z.string(),
  recipient: z.nullable(z.string()),
  /** The form as filled in, in the form's order; `field` fills it in again. */
  answers: z.array(z.object({ field: z.string(), label: z.string(), value: z.string() })),
  materials: z.array(HandedMaterial),
  /** What the department wants to see, for handing in more. */
  wanted: z.array(WantedMaterial),
  collection: z.enum(collectionNames),
  address: z.nullable(PostAddress),
  tracking: z.nullable(z.object({ carrier: z.string(), number: z.string() })),
  deadline: z.nullable(Deadline),
  /** When the applicant was reminded of the material that is still missing. */
  remindedAt: z.nullable(instant()),
  course: z.array(Course),
  /** The sealed proof, once approved. */
  proofId: z.nullable(id()),
  /** What the one who asks may do now, the usual step first. */
  steps: z.array(z.enum(proofRequestStepNames)),
  /** Grows with every step; send it back so that a step never acts on a stale page. */
  version: z.int(),
};
export const ProofRequest = z.object(proofRequestShape);
export type ProofRequest = z.output<typeof ProofRequest>;

/** Answer to a step. */
export const RequestStepTaken = z.object({ id: id(), status: Status, version: z.int(), proofId: z.nullable(id()) });
export type RequestStepTaken = z.output<typeof RequestStepTaken>;

/** The version a page showed. */
export const RequestVersion = z.int({ error: '请刷新后再试' }).check(z.gte(1));

const SubmitProofRequest = z.object({
  type: TypeCode(),
  purpose: text('用途', 20),
  recipient: z.nullable(Recipient()),
  answers: FormAnswers,
  materials: MaterialsGiven,
  collection: z.enum(collectionNames, { error: '请选怎么取' }),
  address: z.nullable(PostAddress),
});
export type SubmitProofRequest = z.output<typeof SubmitProofRequest>;

export const proofRequestsApi = {
  types: endpoint('GET', '/proof-request-types', {
    summary: 'Reviewed proofs a resident can apply for, with form and wanted materials.',
    audience: 'anyone',
    input: z.object({}),
    output: z.object({ types: z.array(RequestTypeCard) }),
  }),
  addMaterial: endpoint('POST', '/proof-request-materials', {
    summary: 'Upload one picture or PDF for a request not yet submitted (multipart field `file`).',
    audience: 'resident',
    input: z.object({}),
    output: z.object({ id: id(), kind: z.enum(['picture', 'pdf']) }),
    status: 201,
    once: { exempt: 'the same bytes of the same person are one material' },
  }),
  material: endpoint('GET', '/proof-request-materials/:id', {
    summary: 'One of my own materials: image/jpeg, or application/pdf as an attachment.',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: z.null(),
  }),
  submit: endpoint('POST', '/proof-requests', {
    summary:
      'Apply for a reviewed proof. Needs a step-up of at most 5 minutes. Materials of an earlier request may be handed in again.',
    audience: 'resident',
    input: SubmitProofRequest,
    output: ProofRequest,
    status: 201,
  }),
  mine: endpoint('GET', '/proof-requests', {
    summary: 'My requests, newest first.',
    audience: 'resident',
    input: z.object({ after: z.optional(id()), limit: limit() }),
    output: z.object({ items: z.array(ProofRequestSummary), next: z.nullable(id()) }),
  }),
  read: endpoint('GET', '/proof-requests/:id', {
    summary: 'One request of mine with its course.',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: ProofRequest,
  }),
  looks: endpoint('GET', '/proof-requests/:id/looks', {
    summary: 'When the department looked at my request; newest first.',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: z.object({ items: z.array(z.object({ id: id(), organization: z.string(), at: instant() })) }),
  }),
  supply: endpoint('POST', '/proof-requests/:id/supply', {
    summary: 'Hand in the material the department asked for.',
    audience: 'resident',
    input: z.object({
      id: id(),
      version: RequestVersion,
      materials: MaterialsGiven,
      note: z.nullable(text('说明', 500)),
    }),
    output: RequestStepTaken,
  }),
  withdraw: endpoint('POST', '/proof-requests/:id/withdraw', {
    summary: 'Take a request back that is not decided yet.',
    audience: 'resident',
    input: z.object({ id: id(), version: RequestVersion }),
    output: RequestStepTaken,
  }),
};
