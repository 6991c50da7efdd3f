import { CaseCategoryChoice } from 'shared/case-categories.ts';
import { CASE_PHOTOS_MAX, CaseKind, CasePoint } from 'shared/cases.ts';
import * as z from 'zod/mini';
import { forget, keep, kept } from '../../platform/storage.ts';

const PLACE = 'sb-call-draft';

const Kept = z.object({
  kind: z.nullable(CaseKind),
  text: z.string(),
  /** Null: as guessed from the text. */
  category: z.nullable(CaseCategoryChoice),
  photoIds: z.array(z.string()).check(z.maxLength(CASE_PHOTOS_MAX)),
  placeText: z.string(),
  point: z.nullable(CasePoint),
  hideIdentity: z.boolean(),
  /** Set when it was sent and no answer came: the same call goes out again under this key. */
  key: z.nullable(z.string()),
});

/** A call being written. It outlives the page, a phone call in between and a dead network. */
export type CallDraft = z.output<typeof Kept>;

export const emptyDraft: CallDraft = {
  kind: null,
  text: '',
  category: null,
  photoIds: [],
  placeText: '',
  point: null,
  hideIdentity: false,
  key: null,
};

export function loadDraft(): CallDraft {
  const text = kept(PLACE);
  if (text === undefined) return emptyDraft;
  const parsed = z.safeParse(Kept, JSON.parse(text));
  return parsed.success ? parsed.data : emptyDraft;
}

export function saveDraft(draft: CallDraft): void {
  if (JSON.stringify(draft) === JSON.stringify(emptyDraft)) forget(PLACE);
  else keep(PLACE, JSON.stringify(draft));
}

export const dropDraft = (): void => forget(PLACE);
