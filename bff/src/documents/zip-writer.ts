import { constants, crc32, deflateRawSync } from 'node:zlib';

/** A file as it stands in a ZIP archive. The same entry may be written into any number of archives. */
export interface ZipEntry {
  readonly name: string;
  /** As stored: deflated, or as it is where that is not longer. */
  readonly bytes: Uint8Array;
  readonly isDeflated: boolean;
  /** Of the file itself, in bytes. */
  readonly size: number;
  readonly crc: number;
}

const LOCAL_HEADER = 30;
const CENTRAL_HEADER = 46;
const NAMES_ARE_UTF8 = 0x0800;
const VERSION = 20;
const DEFLATED = 8;
/** Bytes from which starting zlib pays: two such files together lose less than a font's bytes. */
const WORTH_DEFLATING = 3072;
/** Smaller tables than zlib's own choice of 8: a page is deflated a fifth faster, as small. */
const MEMORY = 7;
/** 1 January 1980, the beginning of ZIP's calendar: an archive must not tell when it was packed. */
const DATE = 0x0021;

/**
 * `level` 0 stores, 4 to 9 deflate. Lower levels and short matches can write the same file in several ways, so that a
 * changed byte would change nothing: our verifier refuses them (shared/src/sealed-documents/nearest-match.ts).
 */
export function zipEntry(name: string, data: Uint8Array, level: number): ZipEntry {
  const isWorthIt = level > 0 && data.length >= WORTH_DEFLATING;
  const deflated = isWorthIt ? deflateRawSync(data, { level, memLevel: MEMORY, strategy: constants.Z_FILTERED }) : data;
  const isDeflated = deflated.length < data.length;
  return { name, bytes: isDeflated ? deflated : data, isDeflated, size: data.length, crc: crc32(data) };
}

/** A ZIP archive (APPNOTE 6.3) with UTF-8 names; the same entries give the same bytes. For archives below 4 GB. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8');
    const local = Buffer.alloc(LOCAL_HEADER);
    local.writeUInt32LE(0x04034b50);
    writeFacts(local, 4, entry, name.length);
    chunks.push(local, name, entry.bytes);

    const central = Buffer.alloc(CENTRAL_HEADER);
    central.writeUInt32LE(0x02014b50);
    central.writeUInt16LE(VERSION, 4);
    writeFacts(central, 6, entry, name.length);
    central.writeUInt32LE(offset, 42);
    directory.push(central, name);
    offset += LOCAL_HEADER + name.length + entry.bytes.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, ...directory, end]);
}

/** The fields that local and central header have in common, in the same order. */
function writeFacts(header: Buffer, at: number, { isDeflated, crc, bytes, size }: ZipEntry, nameLength: number): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(NAMES_ARE_UTF8, at + 2);
  header.writeUInt16LE(isDeflated ? DEFLATED : 0, at + 4);
  header.writeUInt16LE(DATE, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(bytes.length, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(nameLength, at + 22);
}
