import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import type { Client } from './client.ts';

const MISSING = '01JTESTTESTTESTTESTTESTTES';
const Operation = z.object({ 'x-audience': z.enum(['anyone', 'visitor', 'resident', 'staff']) });
const OpenApi = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly audience: z.output<typeof Operation>['x-audience'];
}
export type Headers = Readonly<Record<string, string>>;
/** Path parameters by name. */
export type Known = Readonly<Record<string, string>>;

/** Every mounted route, as the server publishes them. */
export async function readRoutes(origin: string): Promise<Route[]> {
  const { paths } = z.parse(OpenApi, await (await fetch(`${origin}/openapi.json`)).json());
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { 'x-audience': audience }]) => ({
      method: method.toUpperCase(),
      path,
      audience,
    })),
  );
}

/** Calls a route with ids nobody has (or the ones given) and an empty body (or the one given). */
export async function callRoute(
  origin: string,
  { method, path }: Route,
  headers: Headers,
  ids: Known = {},
  body: object = {},
) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? MISSING);
  // A long poll that waits was let in.
  const patience = AbortSignal.timeout(path.endsWith('/live/events') ? 5_000 : 100_000);
  const response = await fetch(`${origin}/api/v1${filled}`, {
    method,
    headers: {
      ...headers,
      ...(method === 'POST' && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
    },
    ...(method === 'POST' && { body: JSON.stringify(body) }),
    signal: patience,
  }).catch((error: unknown) => {
    if (patience.aborted) return null;
    throw error;
  });
  if (!response) return { status: 200, type: '', text: '' };
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
}

export const codeOf = (text: string): string => /"code":"([^"]+)"/.exec(text)?.[1] ?? '';
export const bearer = ({ token }: Pick<Client, 'token'>): Headers => ({ authorization: `Bearer ${token}` });
export const cookies = (desk: Client): string =>
  desk
    .cookieList()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
export const atDesk = (desk: Client): Headers => ({ cookie: cookies(desk), 'x-csrf-token': desk.csrfToken ?? '' });
export const sessionOf = (desk: Client): string =>
  desk.cookieList().find(({ name }) => name === '__Host-suiban-staff')?.value ?? '';
