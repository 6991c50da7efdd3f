const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 without btoa: a mini-program has none. */
function base64(bytes: readonly number[]): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(i, i + 3);
    const left = bytes.length - i;
    text += alphabet.charAt(a >> 2) + alphabet.charAt(((a & 3) << 4) | (b >> 4));
    text += left > 1 ? alphabet.charAt(((b & 15) << 2) | (c >> 6)) : '=';
    text += left > 2 ? alphabet.charAt(c & 63) : '=';
  }
  return text;
}

const word = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];

function crc32(bytes: readonly number[]) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function adler32(bytes: readonly number[]) {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}

function chunk(type: string, data: readonly number[]) {
  const body = [...type].map((letter) => letter.charCodeAt(0)).concat(data);
  return [...word(data.length), ...body, ...word(crc32(body))];
}

/** Stored (uncompressed) deflate: a code is a few KB, and a compressor would cost more than it saves. */
function stored(bytes: readonly number[]) {
  const out = [0x78, 0x01];
  for (let i = 0; i < bytes.length || i === 0; i += 65535) {
    const part = bytes.slice(i, i + 65535);
    const length = part.length;
    out.push(
      i + 65535 >= bytes.length ? 1 : 0,
      length & 255,
      length >> 8,
      ~length & 255,
      (~length >> 8) & 255,
      ...part,
    );
  }
  return out.concat(word(adler32(bytes)));
}

/**
 * A black-and-white PNG (ISO/IEC 15948, 1 bit gray) as a data URI: `<image>` shows it in WeChat and on H5, no canvas.
 * `rows[y][x]` true is black; each becomes a square of `scale` px.
 */
export function pngDataUri(rows: readonly (readonly boolean[])[], scale: number): string {
  const size = rows.length * scale;
  const pixels: number[] = [];
  for (const row of rows) {
    const line = [0];
    for (let x = 0; x < size; x += 8) {
      let byte = 0;
      for (let bit = 0; bit < 8; bit++) {
        const black = row[Math.floor((x + bit) / scale)] ?? false;
        byte = (byte << 1) | (black ? 0 : 1);
      }
      line.push(byte);
    }
    for (let i = 0; i < scale; i++) pixels.push(...line);
  }
  const header = chunk('IHDR', [...word(size), ...word(size), 1, 0, 0, 0, 0]);
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return `data:image/png;base64,${base64([...signature, ...header, ...chunk('IDAT', stored(pixels)), ...chunk('IEND', [])])}`;
}
