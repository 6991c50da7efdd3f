import { BrokenCircuitError, circuitBreaker, CountBreaker, handleWhen, type CircuitBreakerPolicy } from 'cockatiel';
import { Agent, errors } from 'undici';
import * as z from 'zod/mini';
import { AppError } from '../../kernel/app-error.ts';

export interface UpstreamSettings {
  /** Scheme, host and optional path prefix of the one system this client may talk to; from the settings, never from a request. */
  readonly base: string;
  readonly connectMs?: number;
  /** From the first byte sent to the last received. */
  readonly totalMs?: number;
  readonly maxBytes?: number;
}

export interface UpstreamCall<S extends z.ZodMiniType> {
  readonly method: 'GET' | 'POST';
  /** Fixed path below the base; values travel in `query` or `body` only. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly answer: S;
}

/** One outside system that speaks JSON: deadline, size cap, breaker (half of 20), no redirects, answers checked. */
export interface Upstream {
  /** Throws AppError `upstream.unavailable` (503), `upstream.timeout` (504) or `upstream.invalid` (502). */
  call<S extends z.ZodMiniType>(call: UpstreamCall<S>): Promise<z.output<S>>;
  close(): Promise<void>;
}

export function createUpstream({
  base,
  connectMs = 1_000,
  totalMs = 3_000,
  maxBytes = 256 * 1024,
}: UpstreamSettings): Upstream {
  const agent = new Agent({
    connect: { timeout: connectMs },
    headersTimeout: totalMs,
    bodyTimeout: totalMs,
    maxResponseSize: maxBytes,
    connections: 32,
  });
  const breaker = halfOfTwenty();

  async function exchange<S extends z.ZodMiniType>(call: UpstreamCall<S>): Promise<z.output<S>> {
    const { method, path, query = {}, body, headers = {}, answer } = call;
    const url = new URL(base.replace(/\/$/, '') + path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const response = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(totalMs),
    });
    const text = await response.body.text();
    if (response.statusCode >= 500)
      throw new AppError('upstream.unavailable', { retryAfter: 5, facts: { upstream: response.statusCode } });
    if (response.statusCode !== 200)
      throw new AppError('upstream.invalid', { facts: { upstream: response.statusCode } });
    return read(answer, text);
  }

  return {
    call: (call) =>
      breaker
        .execute(() => exchange(call).catch((error: unknown) => Promise.reject(translate(error))))
        .catch(openBreaker),
    close: () => agent.close(),
  };
}

/** Only silence and breakage open the breaker; a refusal is an answer. */
const halfOfTwenty = (): CircuitBreakerPolicy =>
  circuitBreaker(
    handleWhen((error) => error instanceof AppError && error.code !== 'upstream.invalid'),
    { halfOpenAfter: 5_000, breaker: new CountBreaker({ threshold: 0.5, size: 20 }) },
  );

function openBreaker(error: unknown): never {
  if (error instanceof BrokenCircuitError) throw new AppError('upstream.unavailable', { retryAfter: 5, cause: error });
  throw error;
}

function read<S extends z.ZodMiniType>(schema: S, text: string): z.output<S> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's message quotes the answer, which may hold people's data or a session_key.
    throw new AppError('upstream.invalid', { facts: { bytes: text.length } });
  }
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  throw new AppError('upstream.invalid', { facts: { issues: parsed.error.issues.length } });
}

/** Drivers' messages can hold the address with its secret: only the kind of failure leaves. */
function translate(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof errors.ResponseExceededMaxSizeError) return new AppError('upstream.invalid');
  const name = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : 'unknown';
  const late =
    name === 'TimeoutError' ||
    name === 'AbortError' ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError;
  return new AppError(late ? 'upstream.timeout' : 'upstream.unavailable', { retryAfter: 5, facts: { failure: name } });
}
