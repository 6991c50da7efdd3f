/** The digits of Crockford base32, value 0 to 31: no I, L, O, U, so they can be read out and typed. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes as Crockford base32, upper case, the last character filled with zero bits. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += CROCKFORD.charAt((value >>> (bits - 5)) & 31);
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + CROCKFORD.charAt((value << (5 - bits)) & 31) : text;
}

/**
 * The bytes of {@link toBase32}'s text, null for any other text: a character outside the alphabet (case counts, no I, L,
 * O, U), a character too many, or filling bits that are not zero. So one text stands for the bytes, no other.
 */
export function fromBase32(text: string): Uint8Array | null {
  const length = Math.floor((text.length * 5) / 8);
  if (Math.ceil((length * 8) / 5) !== text.length) return null;
  const bytes = new Uint8Array(length);
  let value = 0;
  let bits = 0;
  let at = 0;
  for (const character of text) {
    const five = CROCKFORD.indexOf(character);
    if (five < 0) return null;
    value = (value << 5) | five;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = value >>> bits;
      value &= (1 << bits) - 1;
    }
  }
  return value === 0 ? bytes : null;
}
