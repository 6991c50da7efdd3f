import { CROCKFORD } from 'shared/base32.ts';
import type { Endpoint } from 'shared/endpoint.ts';
import * as z from 'zod/mini';
import { ApiError, fromProblem } from './api-error.ts';
import { send } from './send';

const root = '/api/v1';

/** Made once per act of the user and kept across its retries; unique, not secret (the server scopes it to the session). */
export function newKey(): string {
  let time = Date.now();
  let head = '';
  for (let i = 0; i < 10; i++, time = Math.floor(time / 32)) head = CROCKFORD.charAt(time % 32) + head;
  let tail = '';
  for (let i = 0; i < 16; i++) tail += CROCKFORD.charAt(Math.floor(Math.random() * 32));
  return head + tail;
}

function fill(path: string, input: Record<string, unknown>) {
  const rest = { ...input };
  const url = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { url, rest };
}

function split(method: 'GET' | 'POST', path: string, input: Record<string, unknown>) {
  const { url, rest } = fill(path, input);
  if (method === 'POST') return { url: root + url, body: JSON.stringify(rest) };
  const query = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
  return { url: root + url + (query && `?${query}`), body: undefined };
}

const whoseIs = ({ audience }: Pick<Endpoint, 'audience'>) => (audience === 'staff' ? 'staff' : 'resident');

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
  const as = whoseIs(endpoint);
  return read(endpoint.output, await exchange({ method: endpoint.method, url, as, headers, body }));
}

/**
 * Sends one picked file (multipart field `file`; the rest of the input as text fields beside it) to an upload
 * endpoint; parsed and failing like `call`.
 */
export async function upload<I extends z.ZodMiniObject, O extends z.ZodMiniType>(
  endpoint: Endpoint<I, O>,
  input: z.input<I>,
  filePath: string,
  options: { key?: string } = {},
): Promise<z.output<O>> {
  const { url, rest } = fill(endpoint.path, { ...input });
  const fields = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
  const headers: Record<string, string> = options.key ? { 'Idempotency-Key': options.key } : {};
  return read(
    endpoint.output,
    await exchange({ method: 'POST', url: root + url, as: whoseIs(endpoint), headers, body: { filePath, fields } }),
  );
}

/** A GET endpoint's path below `/api/v1` with its parameters, for `saveFile`, `shareFile` and `pictureOf`. */
export function pathOf<I extends z.ZodMiniObject>(endpoint: Endpoint<I>, input: z.input<I>): string {
  return split('GET', endpoint.path, { ...input }).url.slice(root.length);
}
