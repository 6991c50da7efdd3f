import * as z from 'zod/mini';
import { AppError } from '../../kernel/app-error.ts';

/** What `sns/jscode2session` answers; the session_key is not even read. */
export const Code2SessionAnswer = z.object({
  errcode: z.optional(z.int()),
  openid: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
});

const MINUTE_LIMIT_SECONDS = 60;

/** Reads the answer (developers.weixin.qq.com, code2Session): the openid, or the refusal behind the errcode. */
export function openidFrom({ errcode = 0, openid }: z.output<typeof Code2SessionAnswer>): string {
  const facts = { errcode };
  if (errcode === 40029) throw new AppError('login.code-invalid', { facts });
  if (errcode === 40163) throw new AppError('login.code-used', { facts });
  if (errcode === 45011) throw new AppError('request.too-many', { facts, retryAfter: MINUTE_LIMIT_SECONDS });
  if (errcode === 40226) throw new AppError('login.refused', { facts });
  if (errcode === -1) throw new AppError('upstream.unavailable', { facts, retryAfter: 5 });
  if (errcode !== 0 || openid === undefined) throw new AppError('upstream.invalid', { facts });
  return openid;
}
