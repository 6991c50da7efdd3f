import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** What a cut font is for: its `glyphs` alone, or to be embedded as a `file` with its names, as readers of OFD expect. */
export type SubsetUse = 'glyphs' | 'file';

/**
 * Cuts a font down to some code points; glyphs are renumbered, the new numbers stand in the result's own cmap. Without
 * a use, the result is for its glyphs.
 */
export type SubsetFont = (codePoints: Iterable<number>, use?: SubsetUse) => Uint8Array;

/** What is used of harfbuzz-subset.wasm. Numbers are addresses in its memory, which moves when it grows. */
interface HarfBuzz {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  malloc(size: number): number;
  free(address: number): void;
  hb_blob_create(data: number, length: number, mode: number, userData: number, destroy: number): number;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_blob_destroy(blob: number): void;
  hb_face_create(blob: number, index: number): number;
  hb_face_reference_blob(face: number): number;
  hb_face_destroy(face: number): void;
  hb_set_add(set: number, value: number): void;
  hb_subset_preprocess(face: number): number;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_unicode_set(input: number): number;
  hb_subset_input_set(input: number, kind: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_input_destroy(input: number): void;
  hb_subset_or_fail(face: number, input: number): number;
}

const MEMORY_MODE_WRITABLE = 2;
const SET_DROP_TABLES = 3;
const FLAG_NO_HINTING = 1;
const tags = (names: string) => names.split(' ').map((tag) => Buffer.from(tag.padEnd(4), 'latin1').readUInt32BE());
const UNUSED = tags('GSUB GPOS GDEF BASE STAT VORG vhea vmtx gasp prep fpgm');
const DROPPED = { glyphs: [...UNUSED, ...tags('name OS/2 post')], file: UNUSED };

export interface Subsetter {
  /** Keeps a font ready: takes a tenth of a second and copies the file once, each cut then takes tenths of a millisecond. */
  prepare(font: Uint8Array): SubsetFont;
  /** Cuts a font that is seldom needed and keeps nothing of it. */
  cut(font: Uint8Array, codePoints: Iterable<number>, use?: SubsetUse): Uint8Array;
}

/** Starts HarfBuzz's subsetter (harfbuzzjs, WebAssembly). */
export async function startSubsetter(): Promise<Subsetter> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm'));
  const { exports: harfbuzz } = (await WebAssembly.instantiate<HarfBuzz>(wasm)).instance;
  harfbuzz._initialize();
  return {
    prepare(font) {
      const { face } = openFace(harfbuzz, font);
      const prepared = harfbuzz.hb_subset_preprocess(face);
      harfbuzz.hb_face_destroy(face);
      return rememberFile((codePoints, use) => cutFace(harfbuzz, prepared, codePoints, use));
    },
    cut(font, codePoints, use) {
      const { face, address } = openFace(harfbuzz, font);
      try {
        return cutFace(harfbuzz, face, codePoints, use);
      } finally {
        harfbuzz.hb_face_destroy(face);
        harfbuzz.free(address);
      }
    },
  };
}

/** A document is written in two formats, one after the other, with the same characters. */
function rememberFile(cut: SubsetFont): SubsetFont {
  let last: { characters: string; bytes: Uint8Array } = { characters: '', bytes: new Uint8Array() };
  return (codePoints, use) => {
    if (use !== 'file') return cut(codePoints, use);
    const wanted = [...codePoints].sort((a, b) => a - b);
    const characters = wanted.join(' ');
    if (characters !== last.characters) last = { characters, bytes: cut(wanted, use) };
    return last.bytes;
  };
}

function openFace(harfbuzz: HarfBuzz, font: Uint8Array): { face: number; address: number } {
  const address = harfbuzz.malloc(font.length);
  if (address === 0) throw new Error('no memory left for the font');
  new Uint8Array(harfbuzz.memory.buffer).set(font, address);
  const blob = harfbuzz.hb_blob_create(address, font.length, MEMORY_MODE_WRITABLE, 0, 0);
  const face = harfbuzz.hb_face_create(blob, 0);
  harfbuzz.hb_blob_destroy(blob);
  return { face, address };
}

function cutFace(harfbuzz: HarfBuzz, face: number, codePoints: Iterable<number>, use: SubsetUse = 'glyphs') {
  const input = harfbuzz.hb_subset_input_create_or_fail();
  const wanted = harfbuzz.hb_subset_input_unicode_set(input);
  for (const codePoint of codePoints) harfbuzz.hb_set_add(wanted, codePoint);
  harfbuzz.hb_subset_input_set_flags(input, FLAG_NO_HINTING);
  const dropped = harfbuzz.hb_subset_input_set(input, SET_DROP_TABLES);
  for (const tag of DROPPED[use]) harfbuzz.hb_set_add(dropped, tag);
  const subset = harfbuzz.hb_subset_or_fail(face, input);
  harfbuzz.hb_subset_input_destroy(input);
  if (subset === 0) throw new Error('harfbuzz could not subset the font');
  const blob = harfbuzz.hb_face_reference_blob(subset);
  const start = harfbuzz.hb_blob_get_data(blob, 0);
  const bytes = new Uint8Array(harfbuzz.memory.buffer).slice(start, start + harfbuzz.hb_blob_get_length(blob));
  harfbuzz.hb_blob_destroy(blob);
  harfbuzz.hb_face_destroy(subset);
  return bytes;
}
