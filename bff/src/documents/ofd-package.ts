import { createHash } from 'node:crypto';
import { UnsupportedCharacterError } from './unsupported-character.ts';
import { zipEntry, type ZipEntry } from './zip-writer.ts';

/** A file of an OFD package and what a signature says of it. */
export interface OfdPart extends ZipEntry {
  /** SM3 of the file itself, base64. */
  readonly digest: string;
}

export const FOLDER = 'Doc_0';

export function ofdPart(name: string, data: string | Uint8Array, level: number): OfdPart {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  return { ...zipEntry(name, bytes, level), digest: sm3(bytes).toString('base64') };
}

/** Parts that many documents of a template have in common, by what decides them. */
export type KeptParts = Map<string, OfdPart>;

const MOST_KEPT = 256;

/** The part kept under `key`, else the one `make` gives, which is kept. */
export function keptPart(kept: KeptParts, key: string, make: () => OfdPart): OfdPart {
  const known = kept.get(key);
  if (known) return known;
  const part = make();
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, part);
  return part;
}

/** A small file that says the same in most documents of a template. */
export const usualPart = (kept: KeptParts, name: string, text: string): OfdPart =>
  keptPart(kept, name + text, () => ofdPart(name, text, 0));

export function sm3(bytes: Uint8Array): Buffer {
  return createHash('sm3').update(bytes).digest();
}

/** An XML file whose root element, named without prefix, holds `content`. */
export function ofdXml(root: string, attributes: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ofd:${root} xmlns:ofd="http://www.ofdspec.org/2016"${attributes}>${content}</ofd:${root}>`;
}

const MAYBE_SPECIAL = /[&<>"\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as XML content. Throws UnsupportedCharacterError for what XML 1.0 cannot carry unchanged. */
export function escapeXml(text: string): string {
  if (!MAYBE_SPECIAL.test(text)) return text;
  const strange = text.match(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|\p{Cs}/gu);
  if (strange) throw new UnsupportedCharacterError([...new Set(strange)]);
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

/** A length in mm, to a thousandth. */
export function mm(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Hands out the identifiers of a document's objects, from `next` upwards. */
export interface Identifiers {
  next: number;
}
