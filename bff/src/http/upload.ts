import busboy from 'busboy';
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { AppError } from '../kernel/app-error.ts';

/** One uploaded file, whole in memory and at most the endpoint's limit; its name is the client's word and never a path. */
export interface Upload {
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** Reads `multipart/form-data` with exactly one file part `file` and at most 8 short text fields. */
export function readUpload(
  request: IncomingMessage,
  limitBytes: number,
): Promise<{ fields: Record<string, unknown>; upload: Upload }> {
  if (!/^multipart\/form-data\s*;/i.test(request.headers['content-type'] ?? ''))
    throw new AppError('request.unsupported-type');
  if (Number(request.headers['content-length'] ?? 0) > limitBytes + 64 * 1024) throw new AppError('request.too-large');
  return new Promise((resolve, reject) => {
    const parser = openParser(request, limitBytes);
    const fields: Record<string, unknown> = {};
    let bytes: Buffer | null = null;
    const fail = (error: unknown) => {
      request.unpipe(parser);
      reject(error instanceof AppError ? error : new AppError('request.malformed', { cause: error }));
    };
    parser.on('field', (name, value, info) => {
      if (info.nameTruncated || info.valueTruncated || Object.hasOwn(fields, name))
        fail(new AppError('request.malformed'));
      fields[name] = value;
    });
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => fail(new AppError('request.too-large')));
      stream.on('error', fail);
      stream.on('end', () => {
        if (name !== 'file' || bytes !== null) fail(new AppError('request.malformed'));
        bytes = Buffer.concat(chunks);
      });
    });
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
      parser.on(limit, () => fail(new AppError('request.malformed')));
    }
    parser.on('error', fail);
    request.on('aborted', () => fail(new AppError('request.timeout')));
    parser.on('close', () => {
      if (bytes === null) return fail(new AppError('request.malformed'));
      resolve({ fields, upload: { bytes, sha256: createHash('sha256').update(bytes).digest('hex') } });
    });
    request.pipe(parser);
  });
}

function openParser(request: IncomingMessage, limitBytes: number) {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        fileSize: limitBytes,
        files: 1,
        fields: 8,
        fieldSize: 4_096,
        fieldNameSize: 64,
        parts: 10,
        headerPairs: 32,
      },
    });
  } catch (cause) {
    throw new AppError('request.malformed', { cause });
  }
}
