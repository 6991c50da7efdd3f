/** Writing ASN.1 in DER (ITU-T X.690): each function returns one complete element. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.of(tag, ...lengthBytes(length)), ...contents]);
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

export const NULL = element(0x05);

export function sequence(...parts: readonly Uint8Array[]): Buffer {
  return element(0x30, ...parts);
}

/** SET OF: DER orders the elements by their bytes. */
export function setOf(...parts: readonly Uint8Array[]): Buffer {
  return element(0x31, ...[...parts].sort(Buffer.compare));
}

export function boolean(value: boolean): Buffer {
  return element(0x01, Uint8Array.of(value ? 0xff : 0));
}

/** A non-negative INTEGER, from a small number or from big-endian bytes. */
export function integer(value: number | Uint8Array): Buffer {
  const bytes = typeof value === 'number' ? Buffer.from(value.toString(16).padStart(8, '0'), 'hex') : value;
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const magnitude = bytes.subarray(start);
  return element(0x02, Uint8Array.of(...((magnitude[0] ?? 0) & 0x80 ? [0] : [])), magnitude);
}

export function octetString(value: Uint8Array): Buffer {
  return element(0x04, value);
}

export function bitString(value: Uint8Array, unusedBits = 0): Buffer {
  return element(0x03, Uint8Array.of(unusedBits), value);
}

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return element(0x06, Uint8Array.from(bytes));
}

export function utf8String(text: string): Buffer {
  return element(0x0c, Buffer.from(text, 'utf8'));
}

export function printableString(text: string): Buffer {
  return element(0x13, Buffer.from(text, 'latin1'));
}

/** `text` must be ASCII. */
export function ia5String(text: string): Buffer {
  return element(0x16, Buffer.from(text, 'latin1'));
}

/** GeneralizedTime, whole seconds, UTC. */
export function generalizedTime(instant: Date): Buffer {
  return element(0x18, Buffer.from(compactTime(instant), 'latin1'));
}

/** The time form X.509 wants: UTCTime to the end of 2049, GeneralizedTime after it (RFC 5280 §4.1.2.5). */
export function x509Time(instant: Date): Buffer {
  if (instant.getUTCFullYear() >= 2050) return generalizedTime(instant);
  return element(0x17, Buffer.from(compactTime(instant).slice(2), 'latin1'));
}

/** [number] EXPLICIT or constructed IMPLICIT. */
export function context(number: number, ...parts: readonly Uint8Array[]): Buffer {
  return element(0xa0 | number, ...parts);
}

/** [number] IMPLICIT over a primitive type. */
export function primitiveContext(number: number, value: Uint8Array): Buffer {
  return element(0x80 | number, value);
}

function compactTime(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
}
