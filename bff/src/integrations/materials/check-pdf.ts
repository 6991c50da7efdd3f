import { inflateSync } from 'node:zlib';
import { AppError } from '../../kernel/app-error.ts';

/**
 * Names (ISO 32000-1) by which a PDF runs or opens something, carries files, or hides its text behind a password; each
 * long enough not to turn up in a packed picture by chance. A script is always named `/JavaScript`, whatever else.
 */
const FORBIDDEN =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|Filespec|RichMedia|XFA(?=[\s[])|SubmitForm|ImportData|GoToR|GoToE|Encrypt)(?![A-Za-z0-9])/;
const UNPACKED_MAX = 16 * 1024 * 1024;
const STREAMS_MAX = 20_000;
/** Longest dictionary before a stream that is looked at. */
const DICTIONARY_MAX = 4_096;

/**
 * Refuses what is no plain PDF: AppError `material.unsupported` when the first bytes are not a PDF's, `material.invalid`
 * when it has no end, a password, a script, an attachment, object streams that unpack beyond 16 MB, or more than 20,000
 * streams; of 10 MB, none takes a second of CPU. This is a sieve, not a reader: a PDF that passed is only ever handed
 * out as a file, never shown inside a page of ours.
 */
export function checkPdf(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = buffer.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) throw new AppError('material.unsupported');
  if (!/startxref\s+\d+\s+%%EOF\s*$/.test(text.slice(-64)) || hasForbidden(buffer))
    throw new AppError('material.invalid');
  let left = UNPACKED_MAX;
  for (const stream of objectStreams(buffer, text)) {
    const content = unpack(stream, left);
    left -= content.length;
    if (left <= 0 || hasForbidden(content)) throw new AppError('material.invalid');
  }
}

const hasForbidden = (bytes: Buffer): boolean => FORBIDDEN.test(unescaped(bytes));

const HASH = 0x23;
const NONE = 16;
/** Of a byte that is a hexadecimal digit, its value. */
const VALUES = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[0-9A-Fa-f]/.test(String.fromCharCode(byte)) ? parseInt(String.fromCharCode(byte), 16) : NONE,
);

/** A name may be written with escapes: `/J#61vaScript`. Byte by byte, for there may be millions. */
function unescaped(bytes: Buffer): string {
  if (!bytes.includes(HASH)) return bytes.toString('latin1');
  const plain = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const high = byte === HASH ? (VALUES[bytes[at + 1] ?? 0] ?? NONE) : NONE;
    const low = byte === HASH ? (VALUES[bytes[at + 2] ?? 0] ?? NONE) : NONE;
    const isEscape = high !== NONE && low !== NONE;
    plain[length] = isEscape ? high * 16 + low : byte;
    length += 1;
    if (isEscape) at += 2;
  }
  return plain.toString('latin1', 0, length);
}

/** The packed streams that hold parts of the document's structure. */
function* objectStreams(buffer: Buffer, text: string): Generator<Buffer> {
  const keyword = /stream\r?\n/g;
  let count = 0;
  for (let match = keyword.exec(text); match; match = keyword.exec(text)) {
    if ((count += 1) > STREAMS_MAX) throw new AppError('material.invalid');
    const start = match.index + match[0].length;
    const before = buffer.subarray(Math.max(0, match.index - DICTIONARY_MAX), match.index);
    const dictionary = unescaped(before.subarray(before.lastIndexOf('obj') + 1));
    if (!dictionary.includes('/ObjStm')) continue;
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
