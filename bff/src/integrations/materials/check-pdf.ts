import { inflateSync } from 'node:zlib';
import { AppError } from '../../kernel/app-error.ts';

/**
 * Names (ISO 32000-1) by which a PDF runs or opens something, carries files, or hides its text behind a password; each
 * long enough not to turn up in a packed picture by chance. A script is always named `/JavaScript`, whatever else.
 */
const FORBIDDEN =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|Filespec|RichMedia|XFA(?=[\s[])|SubmitForm|ImportData|GoToR|GoToE|Encrypt)(?![A-Za-z0-9])/;
const UNPACKED_MAX = 64 * 1024 * 1024;
/** Longest dictionary before a stream that is looked at. */
const DICTIONARY_MAX = 4_096;

/**
 * Refuses what is no plain PDF: AppError `material.unsupported` when the first bytes are not a PDF's, `material.invalid`
 * when it has no end, a password, a script, an attachment, or object streams that unpack beyond 64 MB. This is a sieve,
 * not a reader: a PDF that passed is only ever handed out as a file, never shown inside a page of ours.
 */
export function checkPdf(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = buffer.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) throw new AppError('material.unsupported');
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(text.slice(-64)) || hasForbidden(text))
    throw new AppError('material.invalid');
  let left = UNPACKED_MAX;
  for (const stream of objectStreams(buffer, text)) {
    const content = unpack(stream, left);
    left -= content.length;
    if (left <= 0 || hasForbidden(content.toString('latin1'))) throw new AppError('material.invalid');
  }
}

const hasForbidden = (text: string): boolean => FORBIDDEN.test(unescaped(text));

/** A name may be written with escapes: `/J#61vaScript`. */
const unescaped = (text: string): string =>
  text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** The packed streams that hold parts of the document's structure. */
function* objectStreams(buffer: Buffer, text: string): Generator<Buffer> {
  const keyword = /stream\r?\n/g;
  for (let match = keyword.exec(text); match; match = keyword.exec(text)) {
    const start = match.index + match[0].length;
    const before = text.slice(Math.max(0, match.index - DICTIONARY_MAX), match.index);
    const dictionary = before.slice(before.lastIndexOf('obj') + 3);
    if (!unescaped(dictionary).includes('/ObjStm')) continue;
    const end = text.indexOf('endstream', start);
    if (end < 0) throw new AppError('material.invalid');
    yield buffer.subarray(start, end);
    keyword.lastIndex = end + 'endstream'.length;
  }
}

function unpack(stream: Buffer, most: number): Buffer {
  try {
    return inflateSync(stream, { maxOutputLength: Math.max(1, most) });
  } catch (cause) {
    throw new AppError('material.invalid', { cause });
  }
}
