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
  const box = emptyBox();
  for (const { from, to } of all) {
    stretch(box, ...from);
    stretch(box, ...to);
  }
  const [x, y] = [box.left - width, box.top - width];
  const boundary = `${mm(x)} ${mm(y)} ${mm(box.right + width - x)} ${mm(box.bottom + width - y)}`;
  const at = (point: readonly [number, number]) => `${mm(point[0] - x)} ${mm(point[1] - y)}`;
  const strokes = all.map(({ from, to }) => `M ${at(from)} L ${at(to)}`);
  return `<ofd:PathObject ID="${identifiers.next++}" Boundary="${boundary}" LineWidth="${mm(width)}" Cap="Square"><ofd:StrokeColor Value="${color.join(' ')}"/><ofd:AbbreviatedData>${strokes.join(' ')}</ofd:AbbreviatedData></ofd:PathObject>`;
}

function drawPath({ identifiers }: OfdPen, { x, y, segments, color }: PathItem): string {
  if (segments.length === 0) return '';
  const box = emptyBox();
  for (const [, ...points] of segments)
    for (let at = 0; at < points.length; at += 2) stretch(box, points[at] ?? 0, points[at + 1] ?? 0);
  const { left, top, right, bottom } = box;
  const boundary = `${mm(x + left)} ${mm(y + top)} ${mm(right - left)} ${mm(bottom - top)}`;
  return `<ofd:PathObject ID="${identifiers.next++}" Boundary="${boundary}" Stroke="false" Fill="true">${fill(color)}<ofd:AbbreviatedData>${pathData(segments, -left, -top)}</ofd:AbbreviatedData></ofd:PathObject>`;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const emptyBox = (): Box => ({ left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity });

function stretch(box: Box, x: number, y: number): void {
  if (x < box.left) box.left = x;
  if (x > box.right) box.right = x;
  if (y < box.top) box.top = y;
  if (y > box.bottom) box.bottom = y;
}

const OPERATORS = { M: 'M', L: 'L', C: 'B', Z: 'C' } as const;

function pathData(segments: readonly PathSegment[], right: number, down: number): string {
  let data = '';
  for (const [operator, ...points] of segments) {
    data += `${data === '' ? '' : ' '}${OPERATORS[operator]}`;
    for (let at = 0; at < points.length; at += 2)
      data += ` ${mm((points[at] ?? 0) + right)} ${mm((points[at + 1] ?? 0) + down)}`;
  }
  return data;
}

/** A stroke for each run, one module thick, in mm: half as long as outlines, and no reader need scale a stroke's width. */
function drawQr({ identifiers }: OfdPen, { x, y, size, modules }: QrItem): string {
  const module = size / modules.length;
  const edges = Array.from({ length: modules.length + 1 }, (_, index) => `${mm(index * module)}`);
  const middles = modules.map((_, index) => `${mm((index + 0.5) * module)}`);
  let strokes = '';
  for (const [left, top, length] of darkRuns(modules)) {
    const middle = middles[top];
    strokes += `M ${edges[left]} ${middle} L ${edges[left + length]} ${middle} `;
  }
  return `<ofd:PathObject ID="${identifiers.next++}" Boundary="${mm(x)} ${mm(y)} ${mm(size)} ${mm(size)}" LineWidth="${mm(module)}"><ofd:StrokeColor Value="0 0 0"/><ofd:AbbreviatedData>${strokes.trimEnd()}</ofd:AbbreviatedData></ofd:PathObject>`;
}

/** `alpha` from 0, nothing, to 255. */
export function fill(color: Color = BLACK, alpha?: number): string {
  return `<ofd:FillColor Value="${color.join(' ')}"${alpha === undefined ? '' : ` Alpha="${alpha}"`}/>`;
}
