import * as z from 'zod/mini';
import { calendarDate, text } from './text.ts';

/** One field of a form that is data: a definition file names it, the page draws it, the server judges the answer. */
export const FormField = z.object({
  /** Lower-case words with dashes; the answer's key. */
  id: z.string(),
  label: z.string(),
  kind: z.enum(['line', 'text', 'date', 'choice']),
  optional: z.boolean(),
  hint: z.nullable(z.string()),
  /** Code points of a `line` or `text`. */
  max: z.int(),
  /** For a `choice`. */
  options: z.array(z.string()),
});
export type FormField = z.output<typeof FormField>;

/** Answers by field id; a field left open has none. */
export const FormAnswers = z.record(z.string().check(z.regex(/^[a-z][a-z-]{0,31}$/)), z.string());
export type FormAnswers = z.output<typeof FormAnswers>;

const field = (
  kind: FormField['kind'],
  id: string,
  label: string,
  more: Partial<Pick<FormField, 'optional' | 'hint' | 'max' | 'options'>> = {},
): FormField => ({ id, label, kind, optional: false, hint: null, max: 0, options: [], ...more });

type More = Partial<Pick<FormField, 'optional' | 'hint'>>;

/** One line of at most `max` code points. */
export const lineField = (id: string, label: string, max: number, more: More = {}): FormField =>
  field('line', id, label, { ...more, max });
/** Several lines of at most `max` code points. */
export const textField = (id: string, label: string, max: number, more: More = {}): FormField =>
  field('text', id, label, { ...more, max });
/** A calendar date `YYYY-MM-DD`. */
export const dateField = (id: string, label: string, more: More = {}): FormField => field('date', id, label, more);
/** One of `options`, kept as its words. */
export const choiceField = (id: string, label: string, options: readonly string[], more: More = {}): FormField =>
  field('choice', id, label, { ...more, options: [...options] });

/**
 * Judges answers by their fields: the clean answers, or a sentence for each field that is wrong. Unknown names, missing
 * answers and empty texts are wrong; a date after `today` (`YYYY-MM-DD`) is, for no form asks about the future.
 */
export function judgeAnswers(
  fields: readonly FormField[],
  given: FormAnswers,
  today: string,
): { ok: true; answers: FormAnswers } | { ok: false; errors: Record<string, string> } {
  const answers: FormAnswers = {};
  const errors: Record<string, string> = {};
  for (const id of Object.keys(given)) if (!fields.some((one) => one.id === id)) errors[id] = '不认识的内容';
  for (const one of fields) {
    const value = (given[one.id] ?? '').trim();
    if (value === '') {
      if (!one.optional) errors[one.id] = `请${one.kind === 'choice' ? '选' : '填'}${one.label}`;
      continue;
    }
    const judged = z.safeParse(schemaOf(one, today), value);
    if (judged.success) answers[one.id] = judged.data;
    else errors[one.id] = judged.error.issues[0]?.message ?? `${one.label}不对`;
  }
  return Object.keys(errors).length === 0 ? { ok: true, answers } : { ok: false, errors };
}

function schemaOf({ kind, label, max, options }: FormField, today: string) {
  if (kind === 'date')
    return calendarDate().check(
      z.refine((value) => value >= '1900-01-01' && value <= today, { error: `${label}应在今天以前` }),
    );
  if (kind === 'choice')
    return z.string().check(z.refine((value) => options.includes(value), { error: `请选${label}` }));
  // It may be printed on a proof and copied into somebody's table, which takes these for a formula.
  const words = text(label, max).check(
    z.refine((value) => !/^[=+\-@]/.test(value), { error: `${label}不能用 = + - @ 开头` }),
  );
  if (kind === 'text') return words;
  return words.check(z.refine((value) => !value.includes('\n'), { error: `${label}请写在一行里` }));
}
