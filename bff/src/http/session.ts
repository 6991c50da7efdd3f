import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Audience } from 'shared/endpoint.ts';
import type { Actor, Resident, Staff, Visitor } from '../kernel/actor.ts';
import { AppError } from '../kernel/app-error.ts';

export interface KnownSession {
  readonly actor: Visitor | Resident | Staff;
  /** What a cookie client must repeat in `X-CSRF-Token`. */
  readonly csrfToken: string;
}

/** Looks a session token up; null when it was never given out, ended or ran out. */
export type Authenticate = (token: string) => Promise<KnownSession | null>;

export type Credentials = 'cookie' | 'bearer' | 'none';

export interface Caller {
  readonly actor: Actor;
  readonly credentials: Credentials;
  /** Null where there is no session. */
  readonly csrfToken: string | null;
}

/** 32 random bytes in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export const RESIDENT_COOKIE = '__Host-suiban';
export const STAFF_COOKIE = '__Host-suiban-staff';
export const TERMINAL_COOKIE = '__Host-suiban-terminal';

export const cookieOf = (audience: Audience): string => (audience === 'staff' ? STAFF_COOKIE : RESIDENT_COOKIE);

/** One `Set-Cookie` line of a `__Host-` cookie (RFC 6265bis); `value` null deletes it. */
export function cookieLine(name: string, value: string | null, maxAgeSeconds: number): string {
  return `${name}=${value ?? ''}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=${value === null ? 0 : maxAgeSeconds}`;
}

/** A cookie's value; null when absent. A name given twice is a conflict, not a choice. */
export function readCookie(request: IncomingMessage, name: string): string | null {
  const values = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  if (values.length > 1) throw new AppError('request.two-credentials');
  return values[0] ?? null;
}

/** Who calls: reads one credential (never two), checks CSRF for cookies, and asks that the actor fits the endpoint's audience. */
export async function identify(
  request: IncomingMessage,
  audience: Audience,
  authenticate: Authenticate,
): Promise<Caller> {
  const { token, credentials } = readCredential(request, cookieOf(audience));
  if (request.method === 'POST') assertSameOrigin(request);
  const session = token === null ? null : await authenticate(token);
  if (!session) {
    if (audience !== 'anyone' || credentials === 'bearer') throw new AppError('session.required');
    return { actor: { kind: 'anyone' }, credentials: 'none', csrfToken: null };
  }
  if (request.method === 'POST' && credentials === 'cookie' && audience !== 'anyone')
    assertCsrf(request, session.csrfToken);
  assertAudience(session.actor, audience);
  return { ...session, credentials };
}

function readCredential(request: IncomingMessage, cookie: string): { token: string | null; credentials: Credentials } {
  const headers = request.headersDistinct.authorization ?? [];
  if (headers.length > 1) throw new AppError('session.required');
  const fromCookie = readCookie(request, cookie);
  const header = headers[0];
  if (header !== undefined && fromCookie !== null) throw new AppError('request.two-credentials');
  if (header !== undefined) {
    const token = /^Bearer ([A-Za-z0-9_-]+)$/.exec(header)?.[1];
    if (token === undefined || !TOKEN.test(token)) throw new AppError('session.required');
    return { token, credentials: 'bearer' };
  }
  return {
    token: fromCookie !== null && TOKEN.test(fromCookie) ? fromCookie : null,
    credentials: fromCookie === null ? 'none' : 'cookie',
  };
}

/** Browsers send Origin on every POST; a mini-program sends none. */
function assertSameOrigin(request: IncomingMessage): void {
  const { origin, host } = request.headers;
  if (origin === undefined) return;
  if (!URL.canParse(origin) || new URL(origin).host !== host) throw new AppError('session.csrf');
}

function assertCsrf(request: IncomingMessage, expected: string): void {
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string' || !sameText(given, expected)) throw new AppError('session.csrf');
}

function assertAudience(actor: Actor, audience: Audience): void {
  if (audience === 'anyone') return;
  if (audience === 'staff' ? actor.kind !== 'staff' : actor.kind === 'staff') throw new AppError('actor.forbidden');
  if (audience === 'resident' && actor.kind !== 'resident') throw new AppError('session.identity-required');
}

function sameText(left: string, right: string): boolean {
  const hash = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(hash(left), hash(right));
}
