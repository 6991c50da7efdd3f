import { toLatin1 } from './bytes.ts';

/** One element of a DER structure, with the bytes it was read from. */
export interface DerElement {
  readonly tag: number;
  /** Tag, length and content. */
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
}

/** What was read does not have the structure it must have. */
export class DerError extends Error {}

/**
 * Reads the elements that fill `bytes` exactly. Strict (X.690 §10): one-byte tags, shortest definite lengths, nothing
 * left over. Strictness is what keeps a changed length byte from going unnoticed. Throws DerError.
 */
export function readElements(bytes: Uint8Array): DerElement[] {
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length;) {
    const element = readAt(bytes, at);
    elements.push(element);
    at += element.bytes.length;
  }
  return elements;
}

/** Reads one element at the start of `bytes`; what follows it is left alone. Throws DerError. */
export function readFirst(bytes: Uint8Array): DerElement {
  return readAt(bytes, 0);
}

/** Reads the one element that fills `bytes`. Throws DerError. */
export function readWhole(bytes: Uint8Array): DerElement {
  return onlyOne(readElements(bytes));
}

/** The elements inside a constructed element that must carry `tag`. Throws DerError. */
export function children(element: DerElement | undefined, tag: number): DerElement[] {
  return readElements(contentOf(element, tag));
}

/** The content of an element that must be there and carry `tag`. Throws DerError. */
export function contentOf(element: DerElement | undefined, tag: number): Uint8Array {
  if (element?.tag !== tag) throw new DerError(`expected tag ${tag.toString(16)}`);
  return element.content;
}

/** Throws DerError unless there is exactly one. */
export function onlyOne(elements: readonly DerElement[]): DerElement {
  const [element] = elements;
  if (!element || elements.length !== 1) throw new DerError('expected one element');
  return element;
}

/** The whole bytes of a BIT STRING. Throws DerError. */
export function readBits(element: DerElement | undefined): Uint8Array {
  const content = contentOf(element, 0x03);
  if (content[0] !== 0) throw new DerError('bits that do not fill bytes');
  return content.subarray(1);
}

/** An INTEGER from 0 to 2^31 in its shortest form (X.690 §8.3.2). Throws DerError. */
export function readSmallInteger(element: DerElement | undefined): number {
  const [first = 0x80, second = 0, ...rest] = contentOf(element, 0x02);
  const isShortest = first !== 0 || second >= 0x80 || element?.content.length === 1;
  if (first >= 0x80 || !isShortest || rest.length > 2) throw new DerError('not a small number');
  return [...(element?.content ?? [])].reduce((value, byte) => value * 256 + byte, 0);
}

/** An OBJECT IDENTIFIER, dotted. Throws DerError. */
export function readObjectId(element: DerElement | undefined): string {
  const content = contentOf(element, 0x06);
  const arcs: number[] = [];
  let arc = 0;
  let isFirst = true;
  for (const byte of content) {
    if ((isFirst && byte === 0x80) || arc > 0xff_ffff_ffff) throw new DerError('object identifier');
    arc = arc * 128 + (byte & 0x7f);
    isFirst = byte < 0x80;
    if (!isFirst) continue;
    arcs.push(
      ...(arcs.length > 0 ? [arc] : [Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40))]),
    );
    arc = 0;
  }
  if (!isFirst || arcs.length === 0) throw new DerError('object identifier');
  return arcs.join('.');
}

/** The text of a UTCTime or GeneralizedTime as an instant. Throws DerError. */
export function readTime(element: DerElement | undefined): Date {
  const text = toLatin1(element?.content ?? new Uint8Array());
  const full = element?.tag === 0x17 ? `${text < '5' ? '20' : '19'}${text}` : element?.tag === 0x18 ? text : '';
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
  const [, year, month, day, hour, minute, second] = match ?? [];
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(instant.getTime())) throw new DerError('not a time');
  return instant;
}

function readAt(bytes: Uint8Array, at: number): DerElement {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new DerError('no element');
  let length = first;
  let header = 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count < 1 || count > 4 || at + 2 + count > bytes.length) throw new DerError('bad length');
    length = bytes.subarray(at + 2, at + 2 + count).reduce((value, byte) => value * 256 + byte, 0);
    header += count;
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('length is not the shortest');
  }
  const end = at + header + length;
  if (end > bytes.length) throw new DerError('element ends too early');
  return { tag, bytes: bytes.subarray(at, end), content: bytes.subarray(at + header, end) };
}
