import * as z from 'zod/mini';

const FORBIDDEN =
  // C0 and C1 controls except tab and newline, bidi controls, zero-width space and byte order mark.
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** True when a text holds no control, bidi override, zero-width or broken character. */
export const isCleanText = (value: string): boolean => !FORBIDDEN.test(value) && !LONE_SURROGATE.test(value);

/**
 * A text a person wrote. Trimmed, NFC, `min`–`max` counted in code points (a 汉字 of four bytes or an emoji is one),
 * without control or bidi characters. `label` is the Chinese field name used in the refusal.
 */
export const text = (label: string, max: number, min = 1) =>
  z.string({ error: `请填写${label}` }).check(
    z.trim(),
    z.normalize('NFC'),
    z.refine((value) => isCleanText(value), { error: `${label}里有不能识别的字符，请删掉后重新输入`, abort: true }),
    z.refine((value) => [...value].length >= min, {
      error: min > 1 ? `${label}至少${min}个字` : `请填写${label}`,
      abort: true,
    }),
    z.refine((value) => [...value].length <= max, { error: `${label}不能超过${max}个字` }),
    z.meta({ minLength: min, maxLength: max, title: label }),
  );

/** A ULID made by the server: 26 characters of Crockford base32. */
export const id = () =>
  z.string({ error: '编号格式不正确' }).check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, '编号格式不正确'));

/** An instant on the wire: ISO 8601, UTC, milliseconds. */
export const instant = () => z.iso.datetime({ precision: 3, error: '时间格式不正确' });

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. */
export const calendarDate = () => z.iso.date({ error: '日期格式不正确' });

/** An answer that says only that it was done. */
export const Done = z.object({ done: z.literal(true) });
export const done = { done: true } as const;

/** Page size from a query string: digits only, 1–100, default 20. */
export const limit = () =>
  z._default(
    z.pipe(
      z.string().check(z.regex(/^[1-9]\d{0,2}$/, '应为1到100的整数')),
      z.pipe(
        z.transform((value: string) => Number(value)),
        z.int().check(z.lte(100, '应为1到100的整数')),
      ),
    ),
    20,
  );
