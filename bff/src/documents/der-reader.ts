/** One element of a DER structure, with the bytes it was read from. */
export interface DerElement {
  readonly tag: number;
  /** Tag, length and content. */
  readonly bytes: Buffer;
  readonly content: Buffer;
}

export class DerError extends Error {}

/**
 * Reads the elements that fill `bytes` exactly. Strict: one-byte tags, shortest definite lengths, nothing left over.
 * Strictness is what keeps a changed length byte from going unnoticed. Throws DerError.
 */
export function readElements(bytes: Buffer): DerElement[] {
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length;) {
    const element = readAt(bytes, at);
    elements.push(element);
    at += element.bytes.length;
  }
  return elements;
}

/** Reads one element at the start of `bytes`; what follows it is left alone. Throws DerError. */
export function readFirst(bytes: Buffer): DerElement {
  return readAt(bytes, 0);
}

/** The elements inside a constructed element that must carry `tag`. Throws DerError. */
export function children(element: DerElement | undefined, tag: number): DerElement[] {
  return readElements(contentOf(element, tag));
}

/** The content of an element that must be there and carry `tag`. Throws DerError. */
export function contentOf(element: DerElement | undefined, tag: number): Buffer {
  if (element?.tag !== tag) throw new DerError(`expected tag ${tag.toString(16)}`);
  return element.content;
}

/** The text of a UTCTime or GeneralizedTime as an instant. Throws DerError. */
export function readTime(element: DerElement | undefined): Date {
  const text = element?.content.toString('latin1') ?? '';
  const full = element?.tag === 0x17 ? `${text < '5' ? '20' : '19'}${text}` : element?.tag === 0x18 ? text : '';
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full);
  if (!match) throw new DerError('not a time');
  const [, year, month, day, hour, minute, second] = match;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function readAt(bytes: Buffer, at: number): DerElement {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new DerError('no element');
  let length = first;
  let header = 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count < 1 || count > 4 || at + 2 + count > bytes.length) throw new DerError('bad length');
    length = bytes.readUIntBE(at + 2, count);
    header += count;
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError('length is not the shortest');
  }
  const end = at + header + length;
  if (end > bytes.length) throw new DerError('element ends too early');
  return { tag, bytes: bytes.subarray(at, end), content: bytes.subarray(at + header, end) };
}
