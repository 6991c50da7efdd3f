import type { Fonts } from './fonts.ts';
import type { OfdFont, OfdFonts } from './ofd-font.ts';
import { readOutlines } from './glyph-outline.ts';
import { imageObject } from './ofd-image.ts';
import { escapeXml, mm, ofdXml, type Identifiers } from './ofd-package.ts';
import type {
  Color,
  LineItem,
  Page,
  PageItem,
  PathItem,
  PathSegment,
  QrItem,
  Raster,
  TextItem,
  Weight,
} from './page.ts';
import { darkRuns } from './qr.ts';

/** What drawing a page needs to know of the document. */
export interface OfdPen {
  readonly fonts: Fonts;
  /** In the order in which they are asked for a character. */
  readonly embedded: readonly OfdFonts[];
  readonly images: ReadonlyMap<Raster, number>;
  readonly identifiers: Identifiers;
}

const BLACK: Color = [0, 0, 0];
/** Room around a baseline, em. */
const ASCENT = 0.88;
const LINE = 1.25;
/** The least alpha that ofd.js does not take for none at all. */
const BARELY = 2;

/** Content.xml of a page (GB/T 33190 §7.7). */
export function pageContent(pen: OfdPen, { items }: Page, width: number, height: number): string {
  const layer = pen.identifiers.next++;
  const objects = joinLines(items).map((item) => drawItem(pen, item));
  return ofdXml(
    'Page',
    '',
    `<ofd:Area><ofd:PhysicalBox>0 0 ${mm(width)} ${mm(height)}</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID="${layer}" Type="Body">${objects.join('')}</ofd:Layer></ofd:Content>`,
  );
}

/** Lines that follow each other in one width and color: the rules of a table's row become one object. */
interface Lines {
  readonly kind: 'lines';
  readonly all: [LineItem, ...LineItem[]];
}

function joinLines(items: readonly PageItem[]): (Exclude<PageItem, LineItem> | Lines)[] {
  const joined: (Exclude<PageItem, LineItem> | Lines)[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (item.kind !== 'line') joined.push(item);
    else if (last?.kind === 'lines' && last.all[0].width === item.width && last.all[0].color === item.color)
      last.all.push(item);
    else joined.push({ kind: 'lines', all: [item] });
  }
  return joined;
}

function drawItem(pen: OfdPen, item: Exclude<PageItem, LineItem> | Lines): string {
  switch (item.kind) {
    case 'text':
      return drawText(pen, item);
    case 'lines':
      return drawLines(pen, item);
    case 'path':
      return drawPath(pen, item);
    case 'qr':
      return drawQr(pen, item);
    case 'image':
      return imageObject(pen.identifiers.next++, pen.images.get(item.image), item);
  }
}

/** Characters that one text object can show, from `x` (mm from the item's left). */
interface Run {
  readonly font: OfdFont;
  readonly x: number;
  readonly advances: number[];
  /** A single character beyond U+FFFF. */
  readonly isRare: boolean;
  text: string;
}

function drawText(pen: OfdPen, item: TextItem): string {
  return splitRuns(pen, item)
    .map((run) => (run.isRare ? drawRareCharacter(pen, item, run) : textObject(pen, item, run, fill(item.color))))
    .join('');
}

function textObject({ identifiers }: OfdPen, { x, y, size }: TextItem, run: Run, color: string): string {
  const rise = size * ASCENT;
  const width = run.advances.reduce((sum, advance) => sum + advance, 0.2);
  const boundary = `${mm(x + run.x)} ${mm(y - rise)} ${mm(width)} ${mm(size * LINE)}`;
  return `<ofd:TextObject ID="${identifiers.next++}" Boundary="${boundary}" Font="${run.font.id}" Size="${mm(size)}">${color}${textCode(run, 0, rise)}</ofd:TextObject>`;
}

/**
 * Readers that count UTF-16 units lose a character beyond U+FFFF or show two boxes. It is drawn as its outline, which
 * all of them show, and written as text nobody sees, so that it can be found and copied.
 */
function drawRareCharacter(pen: OfdPen, item: TextItem, run: Run): string {
  const { x, y, size, weight, color } = item;
  const outlines = readOutlines(pen.fonts[weight], run.text);
  const segments = outlines.draw(run.text.codePointAt(0) ?? 0, (right, up) => [right * size, -up * size]);
  const drawn = drawPath(pen, { kind: 'path', x: x + run.x, y, segments, color });
  return drawn + textObject(pen, item, run, fill(color, BARELY));
}

/** A run ends where another font is needed, and around each character beyond U+FFFF. */
export function splitRuns({ fonts, embedded }: OfdPen, { text, weight, size }: TextItem): Run[] {
  const runs: Run[] = [];
  let x = 0;
  let last: Run | undefined;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const font = fontOf(embedded, weight, codePoint);
    const isRare = codePoint > 0xffff;
    if (last?.font === font && !isRare && !last.isRare) last.text += character;
    else runs.push((last = { font, x, advances: [], isRare, text: character }));
    const advance = (fonts[weight].advance(codePoint) ?? 0) * size;
    last.advances.push(advance);
    x += advance;
  }
  return runs;
}

function fontOf(embedded: readonly OfdFonts[], weight: Weight, codePoint: number): OfdFont {
  for (const candidates of embedded) {
    const font = candidates[weight].get(codePoint);
    if (font) return font;
  }
  throw new Error('a character was not embedded');
}

/** `x` and `y` of the baseline's beginning from the object's own origin. */
export function textCode({ advances, text }: Run, x: number, y: number): string {
  const steps = advances.length > 1 ? ` DeltaX="${runLengths(advances.slice(0, -1).map(mm))}"` : '';
  return `<ofd:TextCode X="${mm(x)}" Y="${mm(y)}"${steps}>${escapeXml(text)}</ofd:TextCode>`;
}

/** Equal neighbors as `g count value` (GB/T 33190 §11.3). */
function runLengths(values: readonly number[]): string {
  const parts: string[] = [];
  for (let start = 0, end = 0; start < values.length; start = end) {
    while (end < values.length && values[end] === values[start]) end += 1;
    const count = end - start;
    parts.push(count > 2 ? `g ${count} ${values[start]}` : values.slice(start, end).join(' '));
  }
  return parts.join(' ');
}

/** A boundary clips, so it leaves room for the stroke's width. */
function drawLines({ identifiers }: OfdPen, { all }: Lines): string {
  const { width, color = BLACK } = all[0];
  const across = all.flatMap(({ from, to }) => [from[0], to[0]]);
  const down = all.flatMap(({ from, to }) => [from[1], to[1]]);
  const [x, y] = [Math.min(...across) - width, Math.min(...down) - width];
  const boundary = [x, y, Math.max(...across) + width - x, Math.max(...down) + width - y].map(mm).join(' ');
  const at = (point: readonly [number, number]) => `${mm(point[0] - x)} ${mm(point[1] - y)}`;
  const strokes = all.map(({ from, to }) => `M ${at(from)} L ${at(to)}`);
  return `<ofd:PathObject ID="${identifiers.next++}" Boundary="${boundary}" LineWidth="${mm(width)}" Cap="Square"><ofd:StrokeColor Value="${color.join(' ')}"/><ofd:AbbreviatedData>${strokes.join(' ')}</ofd:AbbreviatedData></ofd:PathObject>`;
}

function drawPath({ identifiers }: OfdPen, { x, y, segments, color }: PathItem): string {
  if (segments.length === 0) return '';
  const numbers = segments.flatMap(([, ...points]) => points);
  const [across, down] = [numbers.filter((_, index) => index % 2 === 0), numbers.filter((_, index) => index % 2 === 1)];
  const [left, top] = [Math.min(...across), Math.min(...down)];
  const boundary = [x + left, y + top, Math.max(...across) - left, Math.max(...down) - top].map(mm).join(' ');
  return `<ofd:PathObject ID="${identifiers.next++}" Boundary="${boundary}" Stroke="false" Fill="true">${fill(color)}<ofd:AbbreviatedData>${pathData(segments, -left, -top)}</ofd:AbbreviatedData></ofd:PathObject>`;
}

const OPERATORS = { M: 'M', L: 'L', C: 'B', Z: 'C' } as const;

function pathData(segments: readonly PathSegment[], right: number, down: number): string {
  return segments
    .map(([operator, ...numbers]) =>
      [OPERATORS[operator], ...numbers.map((value, index) => mm(value + (index % 2 === 0 ? right : down)))].join(' '),
    )
    .join(' ');
}

/** One path in whole modules, scaled. */
function drawQr({ identifiers }: OfdPen, { x, y, size, modules }: QrItem): string {
  const scale = Math.round((size / modules.length) * 1e6) / 1e6;
  const squares = darkRuns(modules).map(
    ([left, top, length]) =>
      `M ${left} ${top} L ${left + length} ${top} L ${left + length} ${top + 1} L ${left} ${top + 1} C`,
  );
  return `<ofd:PathObject ID="${identifiers.next++}" Boundary="${mm(x)} ${mm(y)} ${mm(size)} ${mm(size)}" CTM="${scale} 0 0 ${scale} 0 0" Stroke="false" Fill="true">${fill(BLACK)}<ofd:AbbreviatedData>${squares.join(' ')}</ofd:AbbreviatedData></ofd:PathObject>`;
}

/** `alpha` from 0, nothing, to 255. */
export function fill(color: Color = BLACK, alpha?: number): string {
  return `<ofd:FillColor Value="${color.join(' ')}"${alpha === undefined ? '' : ` Alpha="${alpha}"`}/>`;
}
