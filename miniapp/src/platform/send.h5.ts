import * as z from 'zod/mini';
import { lentFile } from './lent-files.h5.ts';
import type { Incoming, Outgoing, Send } from './send';
import { credentialHeaders, keepCredentials, type Whose } from './credentials';

const patience = 20_000;
/** A small POST is delivered also when its tab closes: a code is void then. Browsers take 64 KB in all. */
const OUTLIVES_TAB = 4_000;
const sessionPath = { resident: '/api/v1/session', staff: '/api/v1/staff/session' } as const;

function form(filePath: string, fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  data.append('file', lentFile(filePath), 'file');
  return data;
}

async function exchange({ method, url, as, headers, body }: Outgoing): Promise<Incoming> {
  const isFile = typeof body === 'object';
  const answer = await fetch(API_ORIGIN + url, {
    method,
    headers: { ...headers, ...(method === 'POST' ? credentialHeaders(as) : {}) },
    body: isFile ? form(body.filePath, body.fields) : body,
    credentials: 'same-origin',
    cache: 'no-store',
    keepalive: typeof body === 'string' && body.length <= OUTLIVES_TAB,
    // Longer than the longest long poll.
    signal: AbortSignal.timeout(isFile ? patience * 3 : patience * 1.5),
  });
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  return {
    status: answer.status,
    body: isJson ? await answer.json() : undefined,
    header: (name) => answer.headers.get(name) ?? undefined,
  };
}

const KnowsCsrf = z.object({ csrfToken: z.nullable(z.string()) });
const OldPage = z.object({ code: z.literal('session.csrf') });

/** A new tab does not know the token yet, and a login in another tab replaces it: the session tells. */
async function learnCsrf(as: Whose) {
  const url = sessionPath[as];
  const session = z.safeParse(KnowsCsrf, (await exchange({ method: 'GET', url, as, headers: {} })).body);
  if (session.success) keepCredentials(as, { csrf: session.data.csrfToken });
}

export const send: Send = async (outgoing) => {
  if (outgoing.method === 'GET') return exchange(outgoing);
  const answer = await exchange(outgoing);
  // Refused before anything was done: the same call may go again with the right token.
  if (answer.status !== 403 || !z.safeParse(OldPage, answer.body).success) return answer;
  await learnCsrf(outgoing.as);
  return exchange(outgoing);
};
