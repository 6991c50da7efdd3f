import type { Send } from './send';
import { credentialHeaders } from './credentials';

const patience = 20_000;

async function form(filePath: string, fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  data.append('file', await (await fetch(filePath)).blob(), 'file');
  return data;
}

export const send: Send = async ({ method, url, as, headers, body }) => {
  const isFile = typeof body === 'object';
  const answer = await fetch(API_ORIGIN + url, {
    method,
    headers: { ...headers, ...credentialHeaders(as) },
    body: isFile ? await form(body.filePath, body.fields) : body,
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(isFile ? patience * 3 : patience),
  });
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  return {
    status: answer.status,
    body: isJson ? await answer.json() : undefined,
    header: (name) => answer.headers.get(name) ?? undefined,
  };
};
