/** Lower-case hex. */
export const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The bytes of pairs of hex digits; anything else in the text must have been refused before. */
export const fromHex = (text: string): Uint8Array =>
  Uint8Array.from((text.match(/../g) ?? []).map((pair) => parseInt(pair, 16)));

export const bigEndian = (value: number, length: number): number[] =>
  Array.from({ length }, (_, index) => Math.floor(value / 256 ** (length - 1 - index)) % 256);

export const fromBigEndian = (bytes: Uint8Array): number => bytes.reduce((value, byte) => value * 256 + byte, 0);

// A mini-program has neither TextEncoder nor TextDecoder.
/** UTF-8; throws URIError for half a character. */
export function toUtf8(text: string): number[] {
  const escaped = encodeURIComponent(text).match(/%[0-9A-F]{2}|./g) ?? [];
  return escaped.map((part) => (part.length === 3 ? parseInt(part.slice(1), 16) : part.charCodeAt(0)));
}

/** The text of UTF-8 bytes, null when they are not UTF-8 in its shortest form. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return decodeURIComponent([...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return null;
  }
}
