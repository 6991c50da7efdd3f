import * as z from 'zod/mini';
import type { Incoming } from './send';

const Problem = z.object({
  status: z.number(),
  code: z.string(),
  title: z.string(),
  detail: z.optional(z.string()),
  requestId: z.optional(z.string()),
  fields: z.optional(z.record(z.string(), z.string())),
});

type Facts = z.output<typeof Problem> & { retryAfter?: number };

/** What the server, or the missing network, answered. Code `network`: nothing came back, the effect is unknown. */
export class ApiError extends Error {
  /** HTTP status; 0 when no readable answer came. */
  readonly status: number;
  readonly code: string;
  /** What happened, in words for the user. */
  readonly title: string;
  /** What did not happen and what to do. */
  readonly detail: string;
  readonly requestId: string | undefined;
  /** Field name → sentence. */
  readonly fields: Readonly<Record<string, string>>;
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(facts: Facts, options?: ErrorOptions) {
    super(facts.title, options);
    this.name = 'ApiError';
    this.status = facts.status;
    this.code = facts.code;
    this.title = facts.title;
    this.detail = facts.detail ?? '';
    this.requestId = facts.requestId;
    this.fields = facts.fields ?? {};
    this.retryAfter = facts.retryAfter;
  }
}

export function fromProblem({ status, body, header }: Incoming): ApiError {
  const parsed = z.safeParse(Problem, body);
  const seconds = Number(header('Retry-After') ?? NaN);
  const unknown = { status, code: 'answer.unreadable', title: '服务暂时没有正常回应', detail: '请过几秒再试。' };
  return new ApiError({
    ...(parsed.success ? parsed.data : unknown),
    retryAfter: Number.isFinite(seconds) ? seconds : undefined,
  });
}
