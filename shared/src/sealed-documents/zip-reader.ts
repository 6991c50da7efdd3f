import { equalBytes } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { inflate } from './inflate.ts';
import { PackageError } from './package-error.ts';
import { UnsupportedError } from './unsupported-error.ts';
import { decodeUtf8 } from './web-platform.ts';

const MOST_FILES = 512;
const MEGABYTE = 1024 * 1024;
const LARGEST_IN_ALL = 64 * MEGABYTE;
/** DEFLATE can do 1,032 times; fonts, pictures and pages stay far below these. */
const LARGEST_RATIO = 200;
const LARGEST_RATIO_IN_ALL = 8;
const LONGEST_NAME = 255;

const END_BYTES = 22;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const DESCRIPTOR_BYTES = 16;
const HAS_DESCRIPTOR = 0x0008;
/** Bits 1 and 2 tell how hard the writer tried; bit 11 says that names are UTF-8. */
const KNOWN_FLAGS = HAS_DESCRIPTOR | 0x0806;

interface Entry {
  readonly name: string;
  readonly header: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * Reads all files of a ZIP package (APPNOTE 6.3): name as written → bytes. Strict, since no signature covers the package
 * itself: every byte must be accounted for by a file, its header, the directory or the end; what is said twice must be
 * said alike; no extra fields, no comments, no encryption. Names are plain relative paths, each once, whatever its case.
 * Directory entries are left out. Throws PackageError, UnsupportedError.
 */
export function readZip(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const { count, start, end } = readEnd(view);
  const entries = readDirectory(bytes, view, count, start, end);
  checkNames(entries);
  checkSizes(entries, Math.min(LARGEST_IN_ALL, 4 * MEGABYTE + bytes.length * LARGEST_RATIO_IN_ALL));
  const files = new Map<string, Uint8Array>();
  let at = 0;
  for (const entry of entries) {
    if (entry.offset !== at) throw new PackageError('files are not side by side');
    const data = readHeader(bytes, view, entry);
    const packed = bytes.subarray(data, data + entry.packed);
    const content = entry.method === 0 ? packed : inflate(packed, entry.size);
    if (crc32(content) !== entry.crc) throw new PackageError(`check sum of ${entry.name}`);
    at = data + entry.packed + readDescriptor(view, entry, data + entry.packed);
    if (!entry.name.endsWith('/')) files.set(entry.name, content);
  }
  if (at !== start) throw new PackageError('something stands between the files and the directory');
  return files;
}

/** Whether the bytes begin like a ZIP package. */
export function isZip(bytes: Uint8Array): boolean {
  return equalBytes(bytes.subarray(0, 4), Uint8Array.of(0x50, 0x4b, 3, 4));
}

function readEnd(view: DataView) {
  const at = view.byteLength - END_BYTES;
  if (at < 0 || view.getUint32(at, true) !== 0x06054b50) throw new PackageError('no end of directory');
  const [count, size, start] = [
    view.getUint16(at + 10, true),
    view.getUint32(at + 12, true),
    view.getUint32(at + 16, true),
  ];
  const isPlain = view.getUint32(at + 4, true) === 0 && view.getUint16(at + 8, true) === count;
  if (!isPlain || view.getUint16(at + 20, true) !== 0 || start + size !== at)
    throw new PackageError('end of directory');
  if (count === 0 || count > MOST_FILES) throw new PackageError('too few or too many files');
  return { count, start, end: at };
}

function readDirectory(bytes: Uint8Array, view: DataView, count: number, start: number, end: number): Entry[] {
  const entries: Entry[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_BYTES > end || view.getUint32(at, true) !== 0x02014b50) throw new PackageError('directory');
    const nameBytes = view.getUint16(at + 28, true);
    const next = at + CENTRAL_BYTES + nameBytes;
    if (next > end) throw new PackageError('directory');
    if (view.getUint32(at + 30, true) !== 0 || view.getUint16(at + 34, true) !== 0)
      throw new UnsupportedError('a package with extra fields or comments');
    // Said nowhere else: who made it and the attributes must be alike for all.
    if (view.getUint16(at + 4, true) !== view.getUint16(start + 4, true)) throw new PackageError('versions differ');
    for (const part of [36, 38, 40])
      if (view.getUint16(at + part, true) !== view.getUint16(start + part, true))
        throw new UnsupportedError('a package with attributes');
    entries.push({
      name: readName(bytes.subarray(at + CENTRAL_BYTES, next)),
      header: bytes.subarray(at, next),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  if (at !== end) throw new PackageError('directory');
  return entries;
}

function readName(bytes: Uint8Array): string {
  const name = decodeUtf8(bytes);
  if (name === undefined || name.length > LONGEST_NAME) throw new PackageError('a file name');
  const parts = name.replace(/\/$/, '').split('/');
  if (/[\\:*?"<>|\u0000-\u001f\u007f]/.test(name) || parts.some((part) => part === '' || /^\.+$/.test(part)))
    throw new PackageError('a file name that is no plain path');
  return name;
}

function checkNames(entries: readonly Entry[]): void {
  const seen = new Set<string>();
  for (const { name, size } of entries) {
    const alike = name.normalize('NFC').toLowerCase();
    if (seen.has(alike)) throw new PackageError(`${name} stands twice`);
    seen.add(alike);
    if (
      name.endsWith('/') &&
      (size > 0 || !entries.some((other) => other.name !== name && other.name.startsWith(name)))
    )
      throw new PackageError(`${name} is a folder of nothing`);
  }
}

function checkSizes(entries: readonly Entry[], largestInAll: number): void {
  const all = entries.reduce((sum, { size }) => sum + size, 0);
  if (all > largestInAll || entries.some(({ size, packed }) => size > packed * LARGEST_RATIO + 1024))
    throw new PackageError('more data than a document has');
  for (const { flags, method, size, packed } of entries) {
    if ((flags & ~KNOWN_FLAGS) !== 0 || (method !== 0 && method !== 8))
      throw new UnsupportedError('kind of compression');
    if (method === 0 && size !== packed) throw new PackageError('two sizes');
  }
}

/** Checks the header before the file against the directory; gives where the data begin. */
function readHeader(bytes: Uint8Array, view: DataView, entry: Entry): number {
  const at = entry.offset;
  const nameBytes = entry.header.length - CENTRAL_BYTES;
  const data = at + LOCAL_BYTES + nameBytes;
  if (data + entry.packed > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw new PackageError('a header');
  // Version, flags, method and time; then the name.
  const isAlike =
    equalBytes(bytes.subarray(at + 4, at + 14), entry.header.subarray(6, 16)) &&
    equalBytes(bytes.subarray(at + LOCAL_BYTES, data), entry.header.subarray(CENTRAL_BYTES));
  const sums = bytes.subarray(at + 14, at + 26);
  const expected = entry.flags & HAS_DESCRIPTOR ? new Uint8Array(12) : entry.header.subarray(16, 28);
  if (!isAlike || !equalBytes(sums, expected)) throw new PackageError('header and directory differ');
  if (view.getUint16(at + 26, true) !== nameBytes) throw new PackageError('header and directory differ');
  if (view.getUint16(at + 28, true) !== 0) throw new UnsupportedError('a package with extra fields');
  return data;
}

/** Sum and sizes behind the data, where the header announces them; gives their length. */
function readDescriptor(view: DataView, { flags, header }: Entry, at: number): number {
  if (!(flags & HAS_DESCRIPTOR)) return 0;
  const isThere =
    at + DESCRIPTOR_BYTES <= view.byteLength &&
    view.getUint32(at, true) === 0x08074b50 &&
    header.subarray(16, 28).every((byte, index) => byte === view.getUint8(at + 4 + index));
  if (!isThere) throw new PackageError('a descriptor');
  return DESCRIPTOR_BYTES;
}
