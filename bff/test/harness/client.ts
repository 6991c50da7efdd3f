import { randomUUID } from 'node:crypto';
import type { Audience, Endpoint } from 'shared/endpoint.ts';
import type { Problem } from 'shared/errors.ts';
import * as z from 'zod/mini';

/** A refusal as a client sees it. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}`);
    this.problem = problem;
  }
}

/** What was sent and answered, for checks over a whole run. */
export interface Exchange {
  readonly endpoint: Endpoint;
  readonly sent: string | null;
  readonly status: number;
  readonly answered: string;
}

/** One device on the contracts over real HTTP: bearer token, or cookies with the CSRF token, like the phone and the desk. */
export class Client {
  /** Where the server is now; a restarted one may listen elsewhere. */
  origin: string;
  token: string | null = null;
  csrfToken: string | null = null;
  private readonly cookies = new Map<string, string>();
  private readonly watch: ((exchange: Exchange) => void) | undefined;

  constructor(origin: string, watch?: (exchange: Exchange) => void) {
    this.origin = origin;
    this.watch = watch;
  }

  /** Throws {@link Refused} for a problem+json answer; `key` defaults to a fresh Idempotency-Key. */
  async call<I extends z.ZodMiniObject, O extends z.ZodMiniType, A extends Audience>(
    endpoint: Endpoint<I, O, A>,
    input: z.input<I>,
    key: string = randomUUID(),
  ): Promise<z.output<O>> {
    const { path, rest } = fillPath(endpoint, input);
    const query = endpoint.method === 'GET' ? queryOf(rest) : '';
    const body = endpoint.method === 'POST' ? JSON.stringify(rest) : null;
    const response = await fetch(`${this.origin}/api/v1${path}${query}`, {
      method: endpoint.method,
      headers: { ...this.headers(), ...(body && { 'content-type': 'application/json', 'idempotency-key': key }) },
      ...(body && { body }),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const text = await response.text();
    this.watch?.({ endpoint, sent: body, status: response.status, answered: text });
    if (!response.ok) throw new Refused(JSON.parse(text));
    return z.parse(endpoint.output, JSON.parse(text));
  }

  /** A GET that answers with bytes. */
  async bytes(path: string): Promise<Buffer> {
    const response = await fetch(`${this.origin}/api/v1${path}`, { headers: this.headers() });
    if (!response.ok) throw new Refused(JSON.parse(await response.text()));
    return Buffer.from(await response.arrayBuffer());
  }

  /** What a browser would send along; to carry a session into one. */
  cookieList(): { name: string; value: string }[] {
    return [...this.cookies].map(([name, value]) => ({ name, value }));
  }

  private headers(): Record<string, string> {
    return {
      ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
      ...(this.csrfToken !== null && { 'x-csrf-token': this.csrfToken }),
      ...(this.cookies.size > 0 && { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
    };
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function fillPath(endpoint: Endpoint, input: Readonly<Record<string, unknown>>) {
  const rest: Record<string, unknown> = { ...input };
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  return { path, rest };
}

function queryOf(rest: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) search.set(name, String(value));
  return search.size > 0 ? `?${search}` : '';
}
