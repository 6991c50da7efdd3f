import { FontFile } from './font-file.ts';
import type { Face } from './face.ts';
import { addObject, deflatedStreamBody, streamBody, type PdfFile } from './pdf-file.ts';

/** Some characters of a face, embedded. */
export interface EmbeddedFont {
  /** Number of the Type0 font object. */
  readonly object: number;
  /** Code point → four hexadecimal digits, as they stand in a content stream. */
  readonly codes: ReadonlyMap<number, string>;
}

const DEFAULT_WIDTH = 1000;

/**
 * Embeds a subset as a composite font (ISO 32000-1 §9.7). Each code point gets a character code of its own, also when
 * two of them share a glyph, so that copied text comes back exactly; CIDSet is what PDF/A-1 asks of subsets.
 */
export function embedFont(file: PdfFile, face: Face, codePoints: Iterable<number>, level: number): EmbeddedFont {
  const sorted = [...codePoints].sort((a, b) => a - b);
  const bytes = face.subset(sorted, 'file');
  const subset = new FontFile(bytes);
  const glyphs = [0, ...sorted.map((codePoint) => subset.glyphId(codePoint))];
  const name = `${subsetTag(sorted)}+${face.name}`;
  const scaled = (value: number) => Math.round((value * 1000) / subset.unitsPerEm);
  const widths = glyphs.map((glyph) => scaled(subset.advance(glyph)));
  const [ascent, descent] = [scaled(subset.ascent), scaled(subset.descent)];

  const program = addObject(file, deflatedStreamBody(`/Length1 ${bytes.length}`, bytes, level));
  const cidSet = addObject(file, streamBody('', cidSetBits(glyphs.length)));
  const descriptor = addObject(
    file,
    `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [${subset.boundingBox.map(scaled).join(' ')}] /ItalicAngle 0 /Ascent ${ascent} /Descent ${descent} /CapHeight 733 /StemV 80 /FontFile2 ${program} 0 R /CIDSet ${cidSet} 0 R >>`,
  );
  const glyphMap = addObject(file, streamBody('', bigEndian16(glyphs)));
  const descendant = addObject(
    file,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW ${DEFAULT_WIDTH} /W [${widthRuns(widths)}] /CIDToGIDMap ${glyphMap} 0 R >>`,
  );
  const toUnicode = addObject(file, deflatedStreamBody('', toUnicodeMap(sorted), level));
  const object = addObject(
    file,
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${toUnicode} 0 R >>`,
  );
  return { object, codes: new Map(sorted.map((codePoint, index) => [codePoint, hex16(index + 1)])) };
}

/** Widths that differ from the default, as `first [w w …]` for each run. */
function widthRuns(widths: readonly number[]): string {
  const runs: string[] = [];
  for (let i = 0; i < widths.length; i++) {
    const start = i;
    while (i < widths.length && widths[i] !== DEFAULT_WIDTH) i += 1;
    if (i > start) runs.push(`${start} [${widths.slice(start, i).join(' ')}]`);
  }
  return runs.join(' ');
}

function cidSetBits(count: number): Buffer {
  const bits = Buffer.alloc(Math.ceil(count / 8), 0xff);
  if (count % 8 > 0) bits[bits.length - 1] = 0xff00 >> (count % 8) & 0xff; // prettier-ignore
  return bits;
}

function bigEndian16(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, index) => bytes.writeUInt16BE(value, 2 * index));
  return bytes;
}

function toUnicodeMap(codePoints: readonly number[]): string {
  const lines = codePoints.map((codePoint, index) => `<${hex16(index + 1)}> <${utf16(codePoint)}>`);
  const blocks: string[] = [];
  for (let i = 0; i < lines.length; i += 100) {
    const block = lines.slice(i, i + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** Six capital letters that differ between subsets (ISO 32000-1 §9.6.4), the same for the same characters. */
function subsetTag(codePoints: readonly number[]): string {
  let hash = 0x811c9dc5;
  for (const codePoint of codePoints) hash = Math.imul(hash ^ codePoint, 0x01000193) >>> 0;
  return Array.from({ length: 6 }, (_, i) => String.fromCharCode(65 + (Math.floor(hash / 26 ** i) % 26))).join('');
}

function utf16(codePoint: number): string {
  if (codePoint <= 0xffff) return hex16(codePoint);
  const rest = codePoint - 0x10000;
  return hex16(0xd800 + (rest >> 10)) + hex16(0xdc00 + (rest & 0x3ff));
}

function hex16(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
