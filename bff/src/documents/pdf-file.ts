import { deflateSync } from 'node:zlib';

/** The bytes of a PDF file as they grow: numbered objects one after another and where each begins. */
export interface PdfFile {
  readonly chunks: Uint8Array[];
  /** offsets[n] is where object n begins; 0 while it is only promised. */
  readonly offsets: number[];
  length: number;
}

const HEADER = Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1');

export function startFile(): PdfFile {
  return { chunks: [HEADER], offsets: [0], length: HEADER.length };
}

/** A file that begins with everything `file` holds so far. */
export function continueFile(file: PdfFile): PdfFile {
  return { chunks: [...file.chunks], offsets: [...file.offsets], length: file.length };
}

/** Takes an object number whose object is added later. */
export function promiseObject(file: PdfFile): number {
  return file.offsets.push(0) - 1;
}

/** Adds an object (everything between `obj` and `endobj`) and returns its number. */
export function addObject(file: PdfFile, body: string | Uint8Array, number = promiseObject(file)): number {
  file.offsets[number] = file.length;
  if (typeof body === 'string') append(file, `${number} 0 obj\n${body}\nendobj\n`);
  else for (const part of [`${number} 0 obj\n`, body, '\nendobj\n']) append(file, part);
  return number;
}

/** `entries` are the dictionary's entries besides Length. */
export function streamBody(entries: string, data: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`, 'latin1'),
    data,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

/** A stream, deflated when it is long enough to be worth starting zlib; level 0 stores. */
export function deflatedStreamBody(entries: string, data: string | Uint8Array, level: number): Buffer {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
  if (level === 0 || bytes.length < 512) return streamBody(entries, bytes);
  return streamBody(`${entries} /Filter /FlateDecode`, deflateSync(bytes, { level }));
}

export function append(file: PdfFile, bytes: string | Uint8Array): void {
  const chunk = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
  file.chunks.push(chunk);
  file.length += chunk.length;
}

/** Cross-reference table and trailer for a table that begins at `start`. Entries are exactly 20 bytes long. */
export function trailer(offsets: readonly number[], start: number, entries: string): string {
  const table = offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  return `xref\n0 ${offsets.length}\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size ${offsets.length} ${entries} >>\nstartxref\n${start}\n%%EOF\n`;
}

/** A length in mm, to a hundredth. `toFixed` would be the slowest thing in the whole writer. */
export function mm(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A factor, to five places. */
export function factor(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

/** A text string as UTF-16BE hexadecimal digits. */
export function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

/** YYYY-MM-DDTHH:MM:SSZ, as metadata and the information dictionary must agree on the second. */
export function isoSeconds(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}Z`;
}

export function dateString(instant: Date): string {
  return `(D:${isoSeconds(instant).replace(/[-:T]/g, '')})`;
}
