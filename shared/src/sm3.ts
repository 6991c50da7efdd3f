const START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] as const;
const BLOCK = 64;

/** SM3 hash of `bytes` (GB/T 32905-2016): 32 bytes. Portable; a server with node:crypto hashes large data faster there. */
export function sm3(bytes: Uint8Array): Uint8Array {
  const padded = pad(bytes);
  const view = new DataView(padded.buffer);
  const state = Uint32Array.from(START);
  for (let at = 0; at < padded.length; at += BLOCK) compress(state, view, at);
  const hash = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => hash.setUint32(index * 4, word));
  return new Uint8Array(hash.buffer);
}

function pad(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(padded.length - 4, bytes.length << 3);
  return padded;
}

const rotate = (word: number, by: number): number => (word << (by % 32)) | (word >>> ((32 - (by % 32)) % 32));
const mixP0 = (word: number): number => word ^ rotate(word, 9) ^ rotate(word, 17);
const mixP1 = (word: number): number => word ^ rotate(word, 15) ^ rotate(word, 23);

function expand(view: DataView, at: number): Int32Array {
  const words = new Int32Array(68);
  const word = (index: number): number => words[index] ?? 0;
  for (let j = 0; j < 16; j++) words[j] = view.getInt32(at + j * 4);
  for (let j = 16; j < 68; j++)
    words[j] = mixP1(word(j - 16) ^ word(j - 9) ^ rotate(word(j - 3), 15)) ^ rotate(word(j - 13), 7) ^ word(j - 6);
  return words;
}

function compress(state: Uint32Array, view: DataView, at: number): void {
  const words = expand(view, at);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let j = 0; j < 64; j++) {
    const early = j < 16;
    const word = words[j] ?? 0;
    const ss1 = rotate((rotate(a, 12) + e + rotate(early ? 0x79cc4519 : 0x7a879d8a, j)) | 0, 7);
    const ss2 = ss1 ^ rotate(a, 12);
    const tt1 = ((early ? a ^ b ^ c : (a & b) | (a & c) | (b & c)) + d + ss2 + (word ^ (words[j + 4] ?? 0))) | 0;
    const tt2 = ((early ? e ^ f ^ g : (e & f) | (~e & g)) + h + ss1 + word) | 0;
    [d, c, b, a] = [c, rotate(b, 9), a, tt1];
    [h, g, f, e] = [g, rotate(f, 19), e, mixP0(tt2)];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] ?? 0) ^ word;
  });
}
