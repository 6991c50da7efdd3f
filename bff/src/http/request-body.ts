import type { IncomingMessage } from 'node:http';
import { AppError } from '../kernel/app-error.ts';
import { parseStrictJson } from './strict-json.ts';

export const JSON_LIMIT_BYTES = 256 * 1024;

/** Reads a whole body, at most `limit` bytes; over it the rest is not read and the connection is closed by the caller. */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new AppError('request.too-large');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) throw new AppError('request.malformed');
    size += chunk.length;
    if (size > limit) throw new AppError('request.too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Reads a JSON object. Refuses other media types, charsets and encodings (415), broken UTF-8, NUL and lone surrogates (400). */
export async function readJsonBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  assertJson(request);
  const bytes = await readBytes(request, JSON_LIMIT_BYTES);
  if (bytes.length === 0) return {};
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('request.invalid-text', { cause });
  }
  const value = parseStrictJson(text);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new AppError('request.malformed');
  return Object.fromEntries(Object.entries(value));
}

function assertJson(request: IncomingMessage): void {
  const type = request.headers['content-type'];
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (!hasBody && type === undefined) return;
  if (!/^application\/json(?:\s*;\s*charset=utf-8)?$/i.test(type ?? '')) throw new AppError('request.unsupported-type');
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') throw new AppError('request.unsupported-type');
}
