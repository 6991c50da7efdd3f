import { brotliDecompressSync } from 'node:zlib';
import { readGlyphs } from './woff2-glyphs.ts';

const SIGNATURE = 0x774f4632;
const HEADER_LENGTH = 48;
/** The tags that have numbers (WOFF2 §4.1), as far as TrueType outlines need them. */
const TAGS = 'cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp'.split(' ');
const KEPT = ['OS/2', 'cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'post'];
const LONG_OFFSETS = 1;

/**
 * Unpacks a WOFF2 font (W3C Recommendation, 2024) with TrueType outlines into a TrueType file that holds the tables one
 * needs to draw, without hints. Written for fonts of plain glyphs: throws Error for composite glyphs and font collections.
 */
export function unpackWoff2(packed: Uint8Array): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (view.getUint32(0) !== SIGNATURE) throw new Error('not a WOFF2 font');
  const { entries, end } = readDirectory(packed, view.getUint16(12));
  const data = brotliDecompressSync(packed.subarray(end, end + view.getUint32(20)));
  let tables = new Map<string, Uint8Array>();
  let at = 0;
  for (const { tag, length, isTransformed } of entries) {
    const bytes = data.subarray(at, at + length);
    at += length;
    if (tag === 'glyf') tables = new Map([...tables, ...Object.entries(readGlyphs(bytes))]);
    else if (KEPT.includes(tag)) {
      if (isTransformed) throw new Error(`the table ${tag} is packed in a way that is not read`);
      tables.set(tag, Uint8Array.from(bytes));
    }
  }
  const head = tables.get('head');
  if (!head) throw new Error('font has no head table');
  head[51] = LONG_OFFSETS;
  return assemble(tables);
}

interface Entry {
  readonly tag: string;
  /** Bytes in the unpacked stream. */
  readonly length: number;
  readonly isTransformed: boolean;
}

function readDirectory(packed: Uint8Array, count: number): { entries: Entry[]; end: number } {
  let at = HEADER_LENGTH;
  const next = () => packed[at++] ?? 0;
  const nextBase128 = () => {
    let value = 0;
    for (let byte = 0x80; byte & 0x80;) {
      byte = next();
      value = value * 128 + (byte & 0x7f);
    }
    return value;
  };
  const entries = Array.from({ length: count }, (): Entry => {
    const flags = next();
    const number = flags & 0x3f;
    const tag = number === 0x3f ? String.fromCharCode(next(), next(), next(), next()) : (TAGS[number] ?? `#${number}`);
    const isOutline = tag === 'glyf' || tag === 'loca';
    const isTransformed = flags >> 6 !== (isOutline ? 3 : 0);
    if (isOutline && !isTransformed) throw new Error('outlines are not packed');
    const unpacked = nextBase128();
    return { tag, length: isTransformed ? nextBase128() : unpacked, isTransformed };
  });
  return { entries, end: at };
}

/** A TrueType file (ISO/IEC 14496-22); checksums stay zero, for nothing that reads it looks at them. */
function assemble(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const tags = [...tables.keys()].sort();
  const start = 12 + 16 * tags.length;
  const total = [...tables.values()].reduce((sum, { length }) => sum + padded(length), start);
  const file = Buffer.alloc(total);
  file.writeUInt32BE(0x00010000, 0);
  file.writeUInt16BE(tags.length, 4);
  let at = start;
  tags.forEach((tag, index) => {
    const table = tables.get(tag) ?? new Uint8Array();
    file.write(tag, 12 + 16 * index, 'latin1');
    file.writeUInt32BE(at, 20 + 16 * index);
    file.writeUInt32BE(table.length, 24 + 16 * index);
    file.set(table, at);
    at += padded(table.length);
  });
  return file;
}

const padded = (length: number): number => (length + 3) & ~3;
