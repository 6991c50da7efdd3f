const METRIC_TABLES = ['head', 'hhea', 'hmtx', 'maxp', 'cmap'];

/** Copies the named tables out of a TrueType file (ISO/IEC 14496-22), so that the file itself can be let go. */
export function readTables(file: Uint8Array, wanted: readonly string[]): Map<string, DataView> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map<string, DataView>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const entry = 12 + 16 * i;
    const tag = String.fromCharCode(...file.subarray(entry, entry + 4));
    if (!wanted.includes(tag)) continue;
    const start = view.getUint32(entry + 8);
    const bytes = file.slice(start, start + view.getUint32(entry + 12));
    tables.set(tag, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
  return tables;
}

/** Throws when the font lacks a table every TrueType font must have. */
export function requireTable(tables: Map<string, DataView>, tag: string): DataView {
  const table = tables.get(tag);
  if (!table) throw new Error(`font has no ${tag} table`);
  return table;
}

/** What a TrueType file says about itself: characters, advances, extents. Lengths are in font units. */
export class FontFile {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly boundingBox: readonly number[];
  private readonly cmap: DataView;
  private readonly cmapStart: number;
  private readonly cmapFormat: number;
  private readonly advances: DataView;
  private readonly advanceCount: number;

  constructor(file: Uint8Array) {
    const tables = readTables(file, METRIC_TABLES);
    const head = requireTable(tables, 'head');
    const hhea = requireTable(tables, 'hhea');
    this.unitsPerEm = head.getUint16(18);
    this.boundingBox = [36, 38, 40, 42].map((offset) => head.getInt16(offset));
    this.ascent = hhea.getInt16(4);
    this.descent = hhea.getInt16(6);
    this.advanceCount = hhea.getUint16(34);
    this.advances = requireTable(tables, 'hmtx');
    this.cmap = requireTable(tables, 'cmap');
    const best = bestSubtable(this.cmap);
    this.cmapStart = best.start;
    this.cmapFormat = best.format;
  }

  /** The glyph that draws a code point; 0 when the font has none. */
  glyphId(codePoint: number): number {
    return this.cmapFormat === 12
      ? lookUpFormat12(this.cmap, this.cmapStart, codePoint)
      : lookUpFormat4(this.cmap, this.cmapStart, codePoint);
  }

  advance(glyphId: number): number {
    return this.advances.getUint16(4 * Math.min(glyphId, this.advanceCount - 1));
  }
}

function bestSubtable(cmap: DataView): { start: number; format: number } {
  let best = { start: 0, format: 0 };
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const start = cmap.getUint32(8 + 8 * i);
    const format = cmap.getUint16(start);
    if ((format === 4 || format === 12) && format > best.format) best = { start, format };
  }
  if (best.format === 0) throw new Error('font has no cmap of format 4 or 12');
  return best;
}

function lookUpFormat12(cmap: DataView, start: number, codePoint: number): number {
  let low = 0;
  let high = cmap.getUint32(start + 12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = start + 16 + 12 * middle;
    const first = cmap.getUint32(group);
    if (codePoint < first) high = middle - 1;
    else if (codePoint > cmap.getUint32(group + 4)) low = middle + 1;
    else return cmap.getUint32(group + 8) + codePoint - first;
  }
  return 0;
}

function lookUpFormat4(cmap: DataView, start: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const length = cmap.getUint16(start + 6);
  const ends = start + 14;
  const starts = ends + length + 2;
  let low = 0;
  let high = length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const first = cmap.getUint16(starts + 2 * middle);
    if (codePoint > cmap.getUint16(ends + 2 * middle)) low = middle + 1;
    else if (codePoint < first) high = middle - 1;
    else {
      const delta = cmap.getUint16(starts + length + 2 * middle);
      const rangeAt = starts + 2 * length + 2 * middle;
      const range = cmap.getUint16(rangeAt);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = cmap.getUint16(rangeAt + range + 2 * (codePoint - first));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
  }
  return 0;
}
