import type { Color, PageItem, PathSegment, Raster, Weight } from './page.ts';
import { factor, mm } from './pdf-file.ts';
import { darkRuns } from './qr.ts';

/** A font under the name by which content streams call it. */
export interface NamedFont {
  readonly name: string;
  readonly codes: ReadonlyMap<number, string>;
}

/** In the order in which they are asked for a character. */
export type PageFonts = Readonly<Record<Weight, readonly NamedFont[]>>;

/** What a content stream can name. */
export interface PageResources {
  readonly fonts: PageFonts;
  readonly images: ReadonlyMap<Raster, string>;
}

export const POINTS_PER_MM = 72 / 25.4;

const BLACK: Color = [0, 0, 0];

/** Turns the page over: from here on lengths are in mm, the origin is the top left corner and y runs downwards. */
export function millimetresFromTop(height: number): string {
  const scale = factor(POINTS_PER_MM);
  return `${scale} 0 0 ${-scale} 0 ${factor(height * POINTS_PER_MM)} cm`;
}

/** The drawing operators of a page's items, in their order. */
export function drawItems(items: readonly PageItem[], resources: PageResources): string {
  const lines: string[] = ['2 J'];
  let fill = BLACK;
  let stroke = BLACK;
  for (const item of items) {
    const color = 'color' in item ? (item.color ?? BLACK) : BLACK;
    if (item.kind === 'line') {
      if (color !== stroke) lines.push(`${rgb(color)} RG`);
      stroke = color;
    } else {
      if (color !== fill) lines.push(`${rgb(color)} rg`);
      fill = color;
    }
    lines.push(drawItem(item, resources));
  }
  return lines.join('\n');
}

export function drawSegments(segments: readonly PathSegment[]): string {
  return segments.map(drawSegment).join('\n');
}

export function rgb(color: Color): string {
  return color.map((part) => Math.round((part / 255) * 1000) / 1000).join(' ');
}

function drawItem(item: PageItem, { fonts, images }: PageResources): string {
  switch (item.kind) {
    case 'text':
      return `BT 1 0 0 -1 ${mm(item.x)} ${mm(item.y)} Tm${showText(item.text, fonts[item.weight], item.size)} ET`;
    case 'line':
      return `${mm(item.width)} w ${mm(item.from[0])} ${mm(item.from[1])} m ${mm(item.to[0])} ${mm(item.to[1])} l S`;
    case 'path':
      return `q 1 0 0 1 ${mm(item.x)} ${mm(item.y)} cm ${drawSegments(item.segments)} f Q`;
    case 'qr': {
      const scale = factor(item.size / item.modules.length);
      let squares = '';
      for (const [x, y, length] of darkRuns(item.modules)) squares += `${x} ${y} ${length} 1 re\n`;
      return `q ${scale} 0 0 ${scale} ${mm(item.x)} ${mm(item.y)} cm\n${squares}f Q`;
    }
    case 'image': {
      const box = `${mm(item.width)} 0 0 ${-mm(item.height)} ${mm(item.x)} ${mm(item.y + item.height)}`;
      return `q ${box} cm /${images.get(item.image)} Do Q`;
    }
  }
}

/** A run goes on in another font where the first one lacks a character; the position carries over. */
function showText(text: string, fonts: readonly NamedFont[], size: number): string {
  let operators = '';
  let current: NamedFont | undefined;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    let code = current?.codes.get(codePoint);
    if (code === undefined) {
      const font = fonts.find(({ codes }) => codes.has(codePoint));
      if (!font) throw new Error('a character was not embedded');
      operators += `${current ? '> Tj' : ''} /${font.name} ${mm(size)} Tf <`;
      current = font;
      code = font.codes.get(codePoint);
    }
    operators += code;
  }
  return current ? `${operators}> Tj` : '';
}

function drawSegment(segment: PathSegment): string {
  switch (segment[0]) {
    case 'M':
      return `${mm(segment[1])} ${mm(segment[2])} m`;
    case 'L':
      return `${mm(segment[1])} ${mm(segment[2])} l`;
    case 'C':
      return `${mm(segment[1])} ${mm(segment[2])} ${mm(segment[3])} ${mm(segment[4])} ${mm(segment[5])} ${mm(segment[6])} c`;
    case 'Z':
      return 'h';
  }
}
