import { sessionsApi, type CurrentSession, type OpenedSession } from 'shared/sessions.ts';
import { useEffect, useSyncExternalStore } from 'react';
import { ApiError } from '../platform/api-error.ts';
import { call } from '../platform/call.ts';
import { dropCredentials, keepCredentials } from '../platform/credentials';
import { useReturn } from '../platform/lifecycle.ts';

let current: CurrentSession | undefined;
let failure: ApiError | undefined;
/** Grows with every question and every answer of a login: an older answer must not undo a newer one. */
let turn = 0;
let asking: Promise<unknown> | undefined;
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
  turn += 1;
  set(session);
}

/** After a logout, or when the server says `session.required`: pages in sight ask anew. */
export function forgetSession() {
  dropCredentials('resident');
  turn += 1;
  asking = undefined;
  set(undefined);
  if (listeners.size > 0) ask();
}

/** Asks the server who this is; a token that died is thrown away. Throws ApiError. */
export async function readSession(): Promise<CurrentSession> {
  const mine = ++turn;
  try {
    const session = await askWho();
    if (mine === turn) set(session);
    return session;
  } catch (error) {
    if (error instanceof ApiError && mine === turn) set(current, error);
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
/** One question for all parts of a page. Away from the server: pages that need more fail in their own words. */
function ask() {
  if (asking) return;
  const mine = readSession()
    .catch(() => undefined)
    .finally(() => {
      if (asking === mine) asking = undefined;
    });
  asking = mine;
}

/** Give it every refusal: when the session ended meanwhile, all pages learn it and offer the login again. */
export function noticeEnd(error: ApiError) {
  if (error.code === 'session.required' && current && current.level !== 'none') ask();
}

/** Who uses this phone, shared by all pages; undefined until the server has answered. Read anew when a page opens or returns. */
export function useSession(): CurrentSession | undefined {
  const session = useSyncExternalStore(watch, now, now);
  useEffect(ask, []);
  useReturn(ask);
  return session;
}

/** Why the last question who this is found no answer; gone with the next one. */
export const useSessionFailure = (): ApiError | undefined => useSyncExternalStore(watch, failed, failed);
