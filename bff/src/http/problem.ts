import { errors, type Problem } from 'shared/errors.ts';
import { AppError } from '../kernel/app-error.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** The RFC 9457 body for an error; anything that is not an AppError becomes `server.fault` without a word of its cause. */
export function problemOf(error: unknown, requestId: string): { problem: Problem; retryAfter: number | undefined } {
  const known = error instanceof AppError ? error : new AppError('server.fault', { cause: error });
  const { status, title, detail } = errors[known.code];
  const problem: Problem = {
    type: `urn:suiban:problem:${known.code}`,
    title,
    status,
    code: known.code,
    detail,
    requestId,
    ...(known.fields && { fields: { ...known.fields } }),
  };
  const retryAfter = known.retryAfter ?? (status === 503 || status === 429 ? 5 : undefined);
  return { problem, retryAfter };
}
