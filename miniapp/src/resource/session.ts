import { sessionsApi, type CurrentSession, type OpenedSession } from 'shared/sessions.ts';
import { useEffect, useSyncExternalStore } from 'react';
import { ApiError } from '../platform/api-error.ts';
import { call } from '../platform/call.ts';
import { dropCredentials, keepCredentials } from '../platform/credentials';
import { useShow } from '../platform/lifecycle.ts';

let current: CurrentSession | undefined;
let failure: ApiError | undefined;
const listeners = new Set<() => void>();

function set(session: CurrentSession | undefined, error?: ApiError) {
  current = session;
  failure = error;
  if (session) keepCredentials('resident', { csrf: session.csrfToken });
  for (const changed of listeners) changed();
}

/** Takes in the answer of a login, step-up or switch of 个人 / 企业: the old token is dead. */
export function keepSession({ session, token }: OpenedSession) {
  keepCredentials('resident', { token });
  set(session);
}

/** After a logout, or when the server says `session.required`. */
export function forgetSession() {
  dropCredentials('resident');
  set(undefined);
}

/** Asks the server who this is; a token that died is thrown away. Throws ApiError. */
export async function readSession(): Promise<CurrentSession> {
  try {
    const session = await askWho();
    set(session);
    return session;
  } catch (error) {
    if (error instanceof ApiError) set(current, error);
    throw error;
  }
}

async function askWho(): Promise<CurrentSession> {
  try {
    return await call(sessionsApi.current, {});
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'session.required') throw error;
    dropCredentials('resident');
    return call(sessionsApi.current, {});
  }
}

const watch = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};
const now = () => current;
const failed = () => failure;
// Away from the server: pages that need more than the last known session fail in their own words.
const ask = () => void readSession().catch(() => undefined);

/** Give it every refusal: when the session ended meanwhile, all pages learn it and offer the login again. */
export function noticeEnd(error: ApiError) {
  if (error.code === 'session.required' && current && current.level !== 'none') ask();
}

/** Who uses this phone, shared by all pages; undefined until the server has answered. Read anew on each show. */
export function useSession(): CurrentSession | undefined {
  const session = useSyncExternalStore(watch, now, now);
  useEffect(() => {
    if (!current) ask();
  }, []);
  useShow(ask);
  return session;
}

/** Why the last question who this is found no answer; gone with the next one. */
export const useSessionFailure = (): ApiError | undefined => useSyncExternalStore(watch, failed, failed);
