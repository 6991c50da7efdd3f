import * as z from 'zod/mini';
import { CaseCategoryChoice } from './case-categories.ts';
import { caseStatuses, caseStepNames, urgencyNames } from './case-steps.ts';
import { Deadline, Light } from './deadlines.ts';
import { endpoint } from './endpoint.ts';
import { Phone } from './identity.ts';
import { id, instant, limit, text } from './text.ts';

/** Code points of a call's text. */
export const CASE_TEXT_MIN = 5;
export const CASE_TEXT_MAX = 2000;
export const CASE_PHOTOS_MAX = 9;
/** Bytes of one photo as the phone sends it. */
export const PHOTO_MAX_BYTES = 10 * 1024 * 1024;

/** 投诉 建议 求助 咨询 表扬. */
export const caseKinds = {
  complaint: '投诉',
  suggestion: '建议',
  help: '求助',
  question: '咨询',
  praise: '表扬',
} as const;
export const CaseKind = z.enum(['complaint', 'suggestion', 'help', 'question', 'praise'], { error: '请选一种' });
export type CaseKind = z.output<typeof CaseKind>;

/** A point as the phone gave it: degrees, never without its datum; `accuracy` in meters. */
export const CasePoint = z.strictObject({
  lng: z.number().check(z.gte(-180), z.lte(180)),
  lat: z.number().check(z.gte(-90), z.lte(90)),
  datum: z.enum(['gcj02', 'wgs84']),
  accuracy: z.nullable(z.number().check(z.gte(0), z.lte(100_000))),
  source: z.enum(['device', 'picked']),
});

/** Where: in words, as a point, or both. */
export const CasePlace = z.strictObject({ text: text('地点', 100, 0), point: z.nullable(CasePoint) }).check(
  z.refine((place) => place.text !== '' || place.point !== null, {
    error: '请填写地点，或取一下手机位置',
    path: ['text'],
  }),
);
export type CasePlace = z.output<typeof CasePlace>;

export const CasePhotoIds = z.array(id()).check(
  z.maxLength(CASE_PHOTOS_MAX, `最多 ${CASE_PHOTOS_MAX} 张照片`),
  z.refine((ids) => new Set(ids).size === ids.length, { error: '同一张照片只传一次' }),
);

const Status = z.enum(caseStatuses);
export const UrgencyChoice = z.enum(urgencyNames, { error: '请选紧急程度' });

const Course = z.object({
  id: id(),
  at: instant(),
  step: z.enum(['submit', 'remind', ...caseStepNames]),
  by: z.enum(['caller', 'hotline', 'unit', 'supervisor']),
  unitName: z.nullable(z.string()),
  text: z.nullable(z.string()),
  photoIds: z.array(id()),
});

/** 「1123-00017」 of `YH20261123-00017`: what a person says on the phone; unique within a year. */
export const shortCaseNumber = (number: string): string => number.slice(6);

const Summary = {
  id: id(),
  number: z.string(),
  kind: CaseKind,
  callerKind: z.enum(['resident', 'organization']),
  category: CaseCategoryChoice,
  title: z.string(),
  placeText: z.nullable(z.string()),
  status: Status,
  submittedAt: instant(),
  dueAt: z.nullable(instant()),
  light: z.nullable(Light),
  unitName: z.nullable(z.string()),
  /** The caller has reminded since the last step (催办). */
  reminded: z.boolean(),
};
export const CaseSummary = z.object(Summary);
export type CaseSummary = z.output<typeof CaseSummary>;

/** Fields of a case as either side sees it. */
export const caseDetailShape = {
  ...Summary,
  text: z.string(),
  place: z.nullable(z.object({ text: z.string(), point: z.nullable(CasePoint) })),
  photoIds: z.array(id()),
  hideIdentity: z.boolean(),
  organizationName: z.nullable(z.string()),
  urgency: z.nullable(UrgencyChoice),
  deadline: z.nullable(Deadline),
  /** What the unit claims, what the caller says, what follow-up found: three facts, never merged. */
  facts: z.object({
    unit: z.nullable(z.object({ statement: z.string(), at: instant(), unitName: z.string(), photoIds: z.array(id()) })),
    caller: z.nullable(z.object({ solved: z.boolean(), comment: z.nullable(z.string()), at: instant() })),
    followUp: z.null(),
  }),
  stars: z.nullable(z.int()),
  course: z.array(Course),
  /** What the one who asks may do now, the usual step first. */
  steps: z.array(z.enum(caseStepNames)),
  /** True while a clock runs and the caller has not reminded today. */
  mayRemind: z.boolean(),
  /** Grows with every step and reminder; send it back so that a step never acts on a stale page. */
  version: z.int(),
};
export const CaseDetail = z.object(caseDetailShape);
export type CaseDetail = z.output<typeof CaseDetail>;
export type CaseFacts = CaseDetail['facts'];
export type CourseEntry = z.output<typeof Course>;

/** Answer to a step. */
export const StepTaken = z.object({ id: id(), status: Status, version: z.int() });
export type StepTaken = z.output<typeof StepTaken>;

/** The version a page showed. */
export const CaseVersion = z.int({ error: '请刷新后再试' }).check(z.gte(1));
export const Photo = z.object({ id: id(), width: z.int(), height: z.int() });
export type Photo = z.output<typeof Photo>;

export const casesApi = {
  addPhoto: endpoint('POST', '/photos', {
    summary: 'Upload one photo for a call not yet submitted (multipart field `file`).',
    audience: 'resident',
    input: z.object({}),
    output: Photo,
    status: 201,
    once: { exempt: 'the same bytes of the same person are one photo' },
  }),
  photo: endpoint('GET', '/photos/:id', {
    summary: 'A photo of my own or my firm’s call, image/jpeg.',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: z.null(),
  }),
  submit: endpoint('POST', '/cases', {
    summary: 'Submit a call, as a resident or for the firm acted for.',
    audience: 'resident',
    input: z.object({
      kind: CaseKind,
      text: text('要说的事', CASE_TEXT_MAX, CASE_TEXT_MIN),
      category: CaseCategoryChoice,
      photoIds: CasePhotoIds,
      place: z.nullable(CasePlace),
      hideIdentity: z.boolean(),
      contactPhone: z.nullable(Phone),
    }),
    output: CaseDetail,
    status: 201,
  }),
  mine: endpoint('GET', '/cases', {
    summary: 'My calls, or those of the firm acted for, newest first.',
    audience: 'resident',
    input: z.object({ after: z.optional(id()), limit: limit() }),
    output: z.object({ items: z.array(CaseSummary), next: z.nullable(id()) }),
  }),
  read: endpoint('GET', '/cases/:id', {
    summary: 'One call with its three facts and its course.',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: CaseDetail,
  }),
  looks: endpoint('GET', '/cases/:id/looks', {
    summary: 'Which units looked at my call, and when; newest first.',
    audience: 'resident',
    input: z.object({ id: id() }),
    output: z.object({ items: z.array(z.object({ id: id(), unitName: z.string(), at: instant() })) }),
  }),
  answer: endpoint('POST', '/cases/:id/answer', {
    summary: 'Say whether it is solved; not solved reopens the case.',
    audience: 'resident',
    input: z.object({ id: id(), version: CaseVersion, solved: z.boolean(), comment: z.nullable(text('说明', 500)) }),
    output: StepTaken,
  }),
  rate: endpoint('POST', '/cases/:id/rate', {
    summary: 'Rate the handling with one to five stars (GB/T 39735: 1 and 2 are 差评).',
    audience: 'resident',
    input: z.object({
      id: id(),
      version: CaseVersion,
      stars: z.int({ error: '请选几颗星' }).check(z.gte(1, '请选几颗星'), z.lte(5, '请选几颗星')),
      comment: z.nullable(text('评价', 500)),
    }),
    output: StepTaken,
  }),
  remind: endpoint('POST', '/cases/:id/remind', {
    summary: 'Remind whoever has the case in hand, once a day while a clock runs.',
    audience: 'resident',
    input: z.object({ id: id(), version: CaseVersion }),
    output: StepTaken,
  }),
};
