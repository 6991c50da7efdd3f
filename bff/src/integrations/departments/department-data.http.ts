import { createHmac } from 'node:crypto';
import { isCleanText } from 'shared/text.ts';
import * as z from 'zod/mini';
import { AppError } from '../../kernel/app-error.ts';
import type { Clock } from '../../kernel/clock.ts';
import { createUpstream, type Upstream } from '../upstream/upstream.ts';

export interface DepartmentQuestion {
  /** Name of the data set, as `housing-fund.account`; ours, never a caller's words. */
  readonly dataSet: string;
  /** Whom it is about; `code` is the ID number of a person, the credit code of a firm. */
  readonly subject: { readonly kind: 'person' | 'firm'; readonly name: string; readonly code: string };
  readonly purpose: string;
  /** Ours: the department logs it and must say it back. */
  readonly reference: string;
}

const clean = (longest: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(longest),
    z.refine((value) => isCleanText(value) && !value.includes('\uFFFD')),
  );

export const DepartmentReply = z.object({
  reference: z.string(),
  dataSet: z.string(),
  holder: z.object({ name: clean(60), code: z.string().check(z.regex(/^[0-9A-Z]{18}$/)) }),
  record: z.unknown(),
});

/** `time` and `body` under the secret both sides hold, hex. */
export const signatureOf = (secret: string, time: string, body: string): string =>
  createHmac('sha256', secret).update(`${time}\n${body}`).digest('hex');

/**
 * The departments' data exchange: `POST /records`, each question signed. Every question is asked afresh, nothing is
 * cached. Whose record came back is for the caller to judge. Each data set has connections and a breaker of its own: a
 * department that is down or slow takes no other with it. Throws AppError `upstream.*` within 3 s.
 */
export function departmentData(settings: { url: string; secret: string; totalMs?: number }, now: Clock) {
  const upstreams = new Map<string, Upstream>();
  const upstreamOf = (dataSet: string): Upstream => {
    const known = upstreams.get(dataSet);
    if (known) return known;
    const made = createUpstream({ base: settings.url, totalMs: settings.totalMs ?? 3_000 });
    upstreams.set(dataSet, made);
    return made;
  };
  return {
    async ask({ dataSet, subject, purpose, reference }: DepartmentQuestion) {
      const { kind, name, code } = subject;
      const body = { dataSet, subject: { kind, name, code }, purpose, reference };
      const time = now().toISOString();
      const reply = await upstreamOf(dataSet).call({
        method: 'POST',
        path: '/records',
        body,
        headers: { 'x-time': time, 'x-signature': signatureOf(settings.secret, time, JSON.stringify(body)) },
        answer: DepartmentReply,
      });
      if (reply.reference !== reference || reply.dataSet !== dataSet)
        throw new AppError('upstream.invalid', { facts: { mismatch: 'reference' } });
      return { holder: reply.holder, record: reply.record };
    },
    async close() {
      await Promise.all([...upstreams.values()].map((upstream) => upstream.close()));
    },
  };
}
