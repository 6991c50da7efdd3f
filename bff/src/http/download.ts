import type { RouterContext } from '@koa/router';
import { AppError } from '../kernel/app-error.ts';
import { readRange } from './range.ts';

/** A file to send: always an attachment unless `inline`, never sniffed, never cached. */
export interface Download {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  readonly inline?: boolean;
  /** Changes when the bytes do; without one a broken download begins anew. */
  readonly version?: string;
}

/**
 * Answers with the file or the range asked for; a range of another version (If-Range) gets the whole. Throws AppError
 * `request.range-unsatisfiable`.
 */
export function sendDownload(ctx: RouterContext, file: Download): void {
  const tag = file.version === undefined ? null : `"${file.version}"`;
  const isSame = ['', tag].includes(ctx.get('If-Range'));
  const part = readRange(isSame ? ctx.get('Range') : '', file.bytes.length);
  if (part === 'none') {
    ctx.set('Content-Range', `bytes */${file.bytes.length}`);
    throw new AppError('request.range-unsatisfiable');
  }
  if (tag !== null) ctx.set('ETag', tag);
  ctx.status = part === 'whole' ? 200 : 206;
  ctx.type = file.mediaType;
  ctx.set('Accept-Ranges', 'bytes');
  ctx.set('Content-Disposition', dispositionOf(file));
  if (part !== 'whole') ctx.set('Content-Range', `bytes ${part.start}-${part.end}/${file.bytes.length}`);
  ctx.body = Buffer.from(part === 'whole' ? file.bytes : file.bytes.subarray(part.start, part.end + 1));
}

/** RFC 6266: an ASCII fallback and the UTF-8 name. */
function dispositionOf(file: Download): string {
  const ascii = file.fileName.replaceAll(/[^A-Za-z0-9._-]/g, '_');
  return `${file.inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`;
}
