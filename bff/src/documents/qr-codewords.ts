/** Data and error correction of QR codes whose text is alphanumeric, up to version 10 (ISO/IEC 18004). */
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
const VALUES = new Map(Array.from(CHARACTERS, (character, value) => [character, value]));

export const qrLevels = ['M', 'Q', 'H'] as const;
export type QrLevel = (typeof qrLevels)[number];

/** Correcting codewords in each block, and blocks, of versions 1 to 10 (table 9). */
const BLOCKS: Readonly<Record<QrLevel, readonly (readonly [number, number])[]>> = {
  M: [[10, 1], [16, 1], [26, 1], [18, 2], [24, 2], [16, 4], [18, 4], [22, 4], [22, 5], [26, 5]], // prettier-ignore
  Q: [[13, 1], [22, 1], [18, 2], [26, 2], [18, 4], [24, 4], [18, 6], [22, 6], [20, 8], [24, 8]], // prettier-ignore
  H: [[17, 1], [28, 1], [22, 2], [16, 4], [22, 4], [28, 4], [26, 5], [26, 6], [24, 8], [28, 8]], // prettier-ignore
};
/** All codewords of versions 1 to 10 (table 1). */
const CODEWORDS = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346] as const;

/** Version and level for a text: the smallest version that holds it at M, then the best level it still fits. */
export function fitText(text: string): { version: number; level: QrLevel } | undefined {
  for (const character of text) if (!VALUES.has(character)) return undefined;
  const fits = (version: number, level: QrLevel) => lengthInBits(text, version) <= 8 * dataCodewords(version, level);
  const version = CODEWORDS.findIndex((_, index) => fits(index + 1, 'M')) + 1;
  if (version === 0) return undefined;
  return { version, level: qrLevels.filter((level) => fits(version, level)).at(-1) ?? 'M' };
}

const lengthInBits = ({ length }: string, version: number): number =>
  4 + (version < 10 ? 9 : 11) + 11 * (length >> 1) + 6 * (length & 1);

function blocksOf(version: number, level: QrLevel): readonly [number, number] {
  const blocks = BLOCKS[level][version - 1];
  if (!blocks) throw new RangeError('no such version');
  return blocks;
}

function dataCodewords(version: number, level: QrLevel): number {
  const [correcting, blocks] = blocksOf(version, level);
  return (CODEWORDS[version - 1] ?? 0) - correcting * blocks;
}

/** The codewords in the order in which they are placed. */
export function codewordsOf(text: string, version: number, level: QrLevel): Uint8Array {
  const data = packText(text, version, dataCodewords(version, level));
  const [correcting, count] = blocksOf(version, level);
  const short = Math.floor(data.length / count);
  const firstLong = count - (data.length % count);
  const placed = new Uint8Array(data.length + correcting * count);
  for (let block = 0, start = 0; block < count; block++) {
    const length = block < firstLong ? short : short + 1;
    for (let at = 0; at < length; at++)
      placed[at < short ? at * count + block : short * count + block - firstLong] = data[start + at] ?? 0;
    const rest = remainder(data.subarray(start, start + length), correcting);
    for (let at = 0; at < correcting; at++) placed[data.length + at * count + block] = rest[at] ?? 0;
    start += length;
  }
  return placed;
}

/** Mode, count, two characters in eleven bits, end, padding (§7.4.4, §7.4.10). */
function packText(text: string, version: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let bits = 0;
  const put = (value: number, width: number) => {
    for (let left = width - 1; left >= 0; left--, bits++)
      if ((value >> left) & 1) bytes[bits >> 3] = (bytes[bits >> 3] ?? 0) | (0x80 >> (bits & 7));
  };
  const valueAt = (at: number) => VALUES.get(text.charAt(at)) ?? 0;
  put(2, 4);
  put(text.length, version < 10 ? 9 : 11);
  for (let at = 0; at + 1 < text.length; at += 2) put(45 * valueAt(at) + valueAt(at + 1), 11);
  if (text.length % 2 === 1) put(valueAt(text.length - 1), 6);
  bits = Math.min(bits + 4, 8 * size);
  for (let at = (bits + 7) >> 3, pad = 0xec; at < size; at++, pad ^= 0xec ^ 0x11) bytes[at] = pad;
  return bytes;
}

/** Powers of 2 in the field of 256 elements with the polynomial 0x11d, twice over, and their logarithms. */
const POWERS = new Uint8Array(510);
const LOGARITHMS = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++, value = (value << 1) ^ (value > 127 ? 0x11d : 0)) {
  POWERS[power] = POWERS[power + 255] = value;
  LOGARITHMS[value] = power;
}

const generators = new Map<number, Uint8Array>();

/** Logarithms of the coefficients below the first, which is 1, of the product of (x − 2^i) for i below `degree`. */
function generatorOf(degree: number): Uint8Array {
  const known = generators.get(degree);
  if (known) return known;
  const factors = new Uint8Array(degree + 1);
  factors[0] = 1;
  for (let root = 0; root < degree; root++)
    for (let at = root + 1; at > 0; at--) factors[at] = (factors[at] ?? 0) ^ times(factors[at - 1] ?? 0, root);
  const generator = factors.subarray(1).map((factor) => LOGARITHMS[factor] ?? 0);
  generators.set(degree, generator);
  return generator;
}

const times = (value: number, power: number): number =>
  value === 0 ? 0 : (POWERS[(LOGARITHMS[value] ?? 0) + power] ?? 0);

/** What is left of a block divided by the generator: its correcting codewords (§7.5.2). */
function remainder(block: Uint8Array, degree: number): Uint8Array {
  const generator = generatorOf(degree);
  const rest = new Uint8Array(block.length + degree);
  rest.set(block);
  for (let at = 0; at < block.length; at++) {
    const lead = rest[at] ?? 0;
    if (lead === 0) continue;
    const power = LOGARITHMS[lead] ?? 0;
    for (let index = 0; index < degree; index++) {
      const place = at + 1 + index;
      rest[place] = (rest[place] ?? 0) ^ (POWERS[power + (generator[index] ?? 0)] ?? 0);
    }
  }
  return rest.subarray(block.length);
}
