import type * as z from 'zod/mini';

/** Who may call: `anyone` needs no session; `visitor` is logged in by WeChat only; `resident` has a proven identity; `staff` a staff session. */
export type Audience = 'anyone' | 'visitor' | 'resident' | 'staff';

type PathParams<P extends string> = P extends `${string}:${infer K}/${infer R}`
  ? K | PathParams<`/${R}`>
  : P extends `${string}:${infer K}`
    ? K
    : never;

type Covers<I extends z.ZodMiniObject, K extends string> = [Exclude<K, keyof I['shape']>] extends [never]
  ? I
  : { error: 'path parameter missing in input' };

type OnceRule =
  /** A GET, or a POST whose repetition nobody would miss; `why` is published in the OpenAPI text. */
  | { kind: 'exempt'; why: string }
  /** Needs an Idempotency-Key; a replay re-reads the resource. */
  | { kind: 'reread' }
  /** Needs an Idempotency-Key; the answer held a secret, so a repeat gets 409 `request.already-done`. */
  | { kind: 'none' };

export interface Endpoint<
  I extends z.ZodMiniObject = z.ZodMiniObject,
  O extends z.ZodMiniType = z.ZodMiniType,
  A extends Audience = Audience,
> {
  readonly method: 'GET' | 'POST';
  /** Path below `/api/v1`, Koa style parameters (`/proofs/:id`). */
  readonly path: string;
  /** One sentence for the OpenAPI document. */
  readonly summary: string;
  readonly audience: A;
  /** Path, query (GET) and body (POST) fields together; unknown fields are refused with 422. */
  readonly input: I;
  /** The answer; fields not named here never leave the server. */
  readonly output: O;
  /** Success status. */
  readonly status: 200 | 201;
  readonly once: OnceRule;
  /** True when the work calls outside systems before its effect commits: an in-progress row with a lease comes first. */
  readonly outside: boolean;
}

interface Spec<I, O, A> {
  summary: string;
  audience: A;
  input: I;
  output: O;
  status?: 200 | 201;
  once?: 'reread' | 'none' | { exempt: string };
  outside?: boolean;
}

/**
 * The shape of one HTTP call, shared by `http/mount.ts` (server) and `platform/call.ts` (phone).
 * The input must name every path parameter; the compiler checks it. A POST is idempotent (RFC draft
 * Idempotency-Key) unless it says why not.
 */
export function endpoint<
  const P extends string,
  I extends z.ZodMiniObject,
  O extends z.ZodMiniType,
  const A extends Audience,
>(method: 'GET' | 'POST', path: P, spec: Spec<I & Covers<I, PathParams<P>>, O, A>): Endpoint<I, O, A> {
  const { status = 200, once, outside = false, ...rest } = spec;
  return { method, path, status, outside, once: onceRule(method, once), ...rest };
}

function onceRule(method: 'GET' | 'POST', once: Spec<never, never, never>['once']): OnceRule {
  if (method === 'GET') return { kind: 'exempt', why: 'reads only' };
  if (typeof once === 'object') return { kind: 'exempt', why: once.exempt };
  return { kind: once ?? 'reread' };
}

export type InputOf<E> = E extends Endpoint<infer I, z.ZodMiniType> ? z.output<I> : never;
export type OutputOf<E> = E extends Endpoint<z.ZodMiniObject, infer O> ? z.output<O> : never;
