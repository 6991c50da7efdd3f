import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { AppError } from '../../kernel/app-error.ts';
import type { FaceSubject } from './face-provider.ts';

export const VerifyIdAnswer = z.object({
  errcode: z.int(),
  verify_id: z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
});
export const VerifyInfoAnswer = z.object({ errcode: z.int(), verify_ret: z.optional(z.int()) });

const PASSED = 10_000;
const BUSY = -1;

export const certInfo = ({ name, idNumber }: FaceSubject) => ({
  cert_type: 'IDENTITY_CARD',
  cert_name: name,
  cert_no: idNumber,
});

/**
 * cert_hash of queryVerifyInfo: SHA-256 (hex) over the base64 of each cert_info value in alphabetical order of names.
 * The public page names the field without its recipe: confirm it with WeChat's onboarding document.
 */
export function certHash(subject: FaceSubject): string {
  const base64 = (value: string) => Buffer.from(value, 'utf8').toString('base64');
  const pairs = Object.entries(certInfo(subject)).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = pairs.map(([name, value]) => `${name}=${base64(value)}`).join('&');
  return createHash('sha256').update(text).digest('hex');
}

export function verifyIdFrom({ errcode, verify_id: verifyId }: z.output<typeof VerifyIdAnswer>): string {
  if (errcode === 0 && verifyId !== undefined) return verifyId;
  throw new AppError(errcode === BUSY ? 'upstream.unavailable' : 'upstream.invalid', { facts: { errcode } });
}

/** Passed only with errcode 0 and verify_ret 10000; any other verify_ret is a no, any other errcode no verdict at all. */
export function verdictFrom({ errcode, verify_ret: result }: z.output<typeof VerifyInfoAnswer>): boolean {
  if (errcode === BUSY) throw new AppError('upstream.unavailable', { retryAfter: 5, facts: { errcode } });
  return errcode === 0 && result === PASSED;
}
