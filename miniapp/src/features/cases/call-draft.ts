import { CaseCategoryChoice } from 'shared/case-categories.ts';
import { CASE_PHOTOS_MAX, CaseKind, CasePoint } from 'shared/cases.ts';
import * as z from 'zod/mini';
import { forget, keep, kept } from '../../platform/storage.ts';

const PLACE = 'sb-call-draft';

const Kept = z.object({
  /** Whose draft it is: another person on the same phone never sees or sends it. */
  owner: z.string(),
  kind: z.nullable(CaseKind),
  text: z.string(),
  /** Null: as guessed from the text. */
  category: z.nullable(CaseCategoryChoice),
  photoIds: z.array(z.string()).check(z.maxLength(CASE_PHOTOS_MAX)),
  placeText: z.string(),
  point: z.nullable(CasePoint),
  hideIdentity: z.boolean(),
  /** As typed; a draft of an earlier version has none. */
  contactPhone: z._default(z.string(), ''),
  /** Set when it was sent and no answer came: the same call goes out again under this key. */
  key: z.nullable(z.string()),
});

/** A call being written. It outlives the page, a phone call in between and a dead network. */
export type CallDraft = z.output<typeof Kept>;

export const emptyDraft = (owner: string): CallDraft => ({
  owner,
  kind: null,
  text: '',
  category: null,
  photoIds: [],
  placeText: '',
  point: null,
  hideIdentity: false,
  contactPhone: '',
  key: null,
});

/** A mark that tells people on one phone apart and says nothing about them (FNV-1a, 32 bits). */
export function ownerMark(who: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < who.length; at += 1) hash = Math.imul(hash ^ who.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

export function loadDraft(owner: string): CallDraft {
  const text = kept(PLACE);
  const parsed = z.safeParse(Kept, text === undefined ? undefined : JSON.parse(text));
  return parsed.success && parsed.data.owner === owner ? parsed.data : emptyDraft(owner);
}

export function saveDraft(draft: CallDraft): void {
  if (JSON.stringify(draft) === JSON.stringify(emptyDraft(draft.owner))) forget(PLACE);
  else keep(PLACE, JSON.stringify(draft));
}
