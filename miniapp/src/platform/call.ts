import type { Endpoint } from 'shared/endpoint.ts';
import * as z from 'zod/mini';
import { ApiError, fromProblem } from './api-error.ts';
import { send } from './send';

const root = '/api/v1';

/** Made once per act of the user and kept across its retries; unique, not secret (the server scopes it to the session). */
export function newKey(): string {
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  let time = Date.now();
  let head = '';
  for (let i = 0; i < 10; i++, time = Math.floor(time / 32)) head = digits.charAt(time % 32) + head;
  let tail = '';
  for (let i = 0; i < 16; i++) tail += digits.charAt(Math.floor(Math.random() * 32));
  return head + tail;
}

function split(method: 'GET' | 'POST', path: string, input: Record<string, unknown>) {
  const rest = { ...input };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  if (method === 'POST') return { url: root + filled, body: JSON.stringify(rest) };
  const query = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return { url: root + filled + (query && `?${query}`), body: undefined };
}

async function exchange(outgoing: Parameters<typeof send>[0]): Promise<unknown> {
  const answer = await send(outgoing).catch((cause: unknown) => {
    throw new ApiError(
      {
        status: 0,
        code: 'network',
        title: '网络不好',
        detail: '没有连上，不知道办没办成。请有网时再试一次，不会重复办。',
      },
      { cause },
    );
  });
  if (answer.status >= 200 && answer.status < 300) return answer.body;
  throw fromProblem(answer);
}

function read<O extends z.ZodMiniType>(schema: O, body: unknown): z.output<O> {
  const parsed = z.safeParse(schema, body);
  if (parsed.success) return parsed.data;
  throw new ApiError(
    { status: 0, code: 'answer.unreadable', title: '收到的内容看不懂', detail: '可能版本旧了，请更新后再试。' },
    { cause: parsed.error },
  );
}

/**
 * One call of a shared contract. Fills `:params`, sends the rest as query (GET) or JSON (POST), parses the answer.
 * A POST that is not exempt needs `key` from `newKey()`, the same one on every retry. Throws only `ApiError`.
 */
export async function call<I extends z.ZodMiniObject, O extends z.ZodMiniType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  options: { key?: string } = {},
): Promise<z.output<O>> {
  const { url, body } = split(endpoint.method, endpoint.path, { ...input });
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (options.key) headers['Idempotency-Key'] = options.key;
  const as = endpoint.audience === 'staff' ? 'staff' : 'resident';
  return read(endpoint.output, await exchange({ method: endpoint.method, url, as, headers, body }));
}

/** Sends one picked file (multipart field `file`, at most 8 text fields beside it); parsed and failing like `call`. */
export async function upload<O extends z.ZodMiniType>(
  path: string,
  file: { filePath: string; fields?: Record<string, string> },
  output: O,
  options: { key?: string; as?: 'resident' | 'staff' } = {},
): Promise<z.output<O>> {
  const headers: Record<string, string> = options.key ? { 'Idempotency-Key': options.key } : {};
  const body = { filePath: file.filePath, fields: file.fields ?? {} };
  const outgoing = { method: 'POST', url: root + path, as: options.as ?? 'resident', headers, body } as const;
  return read(output, await exchange(outgoing));
}
