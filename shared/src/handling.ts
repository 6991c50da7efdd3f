import * as z from 'zod/mini';
import { CaseCategoryChoice } from './case-categories.ts';
import {
  caseDetailShape,
  CaseKind,
  CasePhotoIds,
  CaseSummary,
  CaseVersion,
  Photo,
  StepTaken,
  UrgencyChoice,
} from './cases.ts';
import { endpoint } from './endpoint.ts';
import { id, limit, text } from './text.ts';

export const HandledCase = z.object({
  ...caseDetailShape,
  /** Masked; null where the unit may not know, or no phone was left. */
  caller: z.object({ name: z.nullable(z.string()), phone: z.nullable(z.string()) }),
});
export type HandledCase = z.output<typeof HandledCase>;

const Reason = (label: string) => text(label, 500, 5);

/** What a step needs besides its name. */
export const StepDetails = z.discriminatedUnion(
  'step',
  [
    z.strictObject({ step: z.literal('accept') }),
    z.strictObject({ step: z.literal('decline'), reason: Reason('不予受理的理由') }),
    z.strictObject({
      step: z.literal('triage'),
      nature: CaseKind,
      urgency: UrgencyChoice,
      category: CaseCategoryChoice,
    }),
    z.strictObject({ step: z.literal('dispatch'), unitId: id() }),
    z.strictObject({ step: z.literal('contest'), reason: Reason('退回的理由'), basis: Reason('依据') }),
    z.strictObject({ step: z.literal('resolve'), statement: Reason('办理情况'), photoIds: CasePhotoIds }),
    z.strictObject({ step: z.literal('archive') }),
  ],
  { error: '没有这一步' },
);
export type StepDetails = z.output<typeof StepDetails>;

const HandlingUnit = z.object({ id: id(), name: z.string(), hotline: z.boolean() });
const Cursor = z.optional(z.string().check(z.regex(/^[\dT:.Z-]{24}~[0-9A-HJKMNP-TV-Z]{26}$/, '请从头翻页')));
const Count = z.int();

export const handlingViews = ['todo', 'waiting', 'finished'] as const;
export type HandlingView = (typeof handlingViews)[number];

export const handlingApi = {
  board: endpoint('GET', '/handling/cases', {
    summary: 'The cases my desk may see: to do, with others, finished; the first to run out first.',
    audience: 'staff',
    input: z.object({
      view: z.enum(handlingViews),
      light: z.optional(z.enum(['red', 'yellow', 'green'])),
      after: Cursor,
      limit: limit(),
    }),
    output: z.object({
      items: z.array(CaseSummary),
      next: z.nullable(z.string()),
      counts: z.object({ all: Count, red: Count, yellow: Count, green: Count }),
    }),
  }),
  read: endpoint('GET', '/handling/cases/:id', {
    summary: 'One case as my desk may see it; the look is recorded.',
    audience: 'staff',
    input: z.object({ id: id() }),
    output: HandledCase,
  }),
  take: endpoint('POST', '/handling/cases/:id/steps', {
    summary: 'Take the next lawful step; of two at once one is told of a conflict.',
    audience: 'staff',
    input: z.object({ id: id(), version: CaseVersion, details: StepDetails }),
    output: StepTaken,
  }),
  units: endpoint('GET', '/handling/units', {
    summary: 'The units a case can be dispatched to.',
    audience: 'staff',
    input: z.object({}),
    output: z.object({ items: z.array(HandlingUnit) }),
  }),
  addPhoto: endpoint('POST', '/handling/photos', {
    summary: 'Upload one photo of the work done (multipart field `file`).',
    audience: 'staff',
    input: z.object({}),
    output: Photo,
    status: 201,
    once: { exempt: 'the same bytes of the same member of staff are one photo' },
  }),
  photo: endpoint('GET', '/handling/photos/:id', {
    summary: 'A photo of a case my desk may see, image/jpeg; the look is recorded.',
    audience: 'staff',
    input: z.object({ id: id() }),
    output: z.null(),
  }),
};
