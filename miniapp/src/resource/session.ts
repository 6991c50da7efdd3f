import { sessionsApi, type CurrentSession, type OpenedSession } from 'shared/sessions.ts';
import { useSyncExternalStore } from 'react';
import { call } from '../platform/call.ts';
import { dropCredentials, keepCredentials } from '../platform/credentials';
import { useShow } from '../platform/lifecycle.ts';

let current: CurrentSession | undefined;
const listeners = new Set<() => void>();

function set(session: CurrentSession | undefined) {
  current = session;
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

/** Asks the server who this is. Throws ApiError. */
export async function readSession(): Promise<CurrentSession> {
  const session = await call(sessionsApi.current, {});
  set(session);
  return session;
}

const watch = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};
const now = () => current;

/** Who uses this phone, shared by all pages; undefined until the server has answered. Read anew on each show. */
export function useSession(): CurrentSession | undefined {
  const session = useSyncExternalStore(watch, now, now);
  // Away from the server: pages that need more than the last known session fail in their own words.
  useShow(() => void readSession().catch(() => undefined));
  return session;
}
