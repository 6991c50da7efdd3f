import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/app.ts';
import { createMount, type HttpParts, type Mount } from '../../src/http/mount.ts';
import type { KnownSession } from '../../src/http/session.ts';
import type { Log } from '../../src/kernel/log.ts';

export const silentLog: Log = { info() {}, warn() {}, error() {} };

/** A bearer token for tests: 43 characters, told apart by its number. */
export const testToken = (number: number): string => `test-token-${String(number).padStart(32, '0')}`;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface TestHttp {
  readonly origin: string;
  get(path: string, token?: string): Promise<Answer>;
  /** Sends JSON with a fresh Idempotency-Key, or the one given. */
  post(path: string, body: unknown, token?: string, key?: string): Promise<Answer>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** The real app over real HTTP on loopback; `actors` maps a token to who it is, unless `authenticate` looks it up. */
export async function openTestHttp(
  parts: Omit<HttpParts, 'authenticate'> &
    Partial<Pick<HttpParts, 'authenticate'>> & { actors: ReadonlyMap<string, KnownSession>; log?: Log },
  routes: (mount: Mount) => void,
): Promise<TestHttp> {
  const authenticate = parts.authenticate ?? ((token: string) => Promise.resolve(parts.actors.get(token) ?? null));
  const { mount, router } = createMount({ ...parts, authenticate });
  routes(mount);
  const app = createApp({
    log: parts.log ?? silentLog,
    newId: parts.newId,
    router,
    health: { accepting: () => true, probe: () => Promise.resolve() },
    trustedHops: 0,
    pagesFolder: null,
    openApi: () => '{}',
  });
  const handle = app.callback();
  const server: Server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${portOf(server)}`;
  let keys = 0;
  const read = async (response: Response): Promise<Answer> => {
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };
  const bearer = (token: string | undefined): Record<string, string> =>
    token === undefined ? {} : { authorization: `Bearer ${token}` };
  return {
    origin,
    get: async (path, token) => read(await fetch(`${origin}/api/v1${path}`, { headers: bearer(token) })),
    async post(path, body, token, key) {
      keys += 1;
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': key ?? `test-key-${String(keys).padStart(16, '0')}`,
        ...bearer(token),
      };
      return read(await fetch(`${origin}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
    },
    fetch: (path, init) => fetch(`${origin}${path}`, init),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const PATIENCE = 5;

/**
 * Sends again what was answered with 503, as a client does: a busy machine may rightly say so to a part of 200 callers at
 * once. `send` must use one Idempotency-Key.
 */
export async function patiently(send: () => Promise<Answer>): Promise<Answer> {
  let answer = await send();
  for (let again = 0; answer.status === 503 && again < PATIENCE; again += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000 * Math.random()));
    answer = await send();
  }
  return answer;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no port');
  return address.port;
}
