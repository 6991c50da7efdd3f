import type { Fonts } from './fonts.ts';
import { readOutlines, type Outlines } from './glyph-outline.ts';
import {
  textsOf,
  type Color,
  type DocumentDescription,
  type PageItem,
  type PathSegment,
  type Picture,
  type TextItem,
  type Watermark,
  type Weight,
} from './page.ts';
import { encodePng } from './png.ts';
import { darkRuns } from './qr.ts';
import { drawWatermark, watermarkPlaces } from './watermark.ts';

const BLACK: Color = [0, 0, 0];
/** Outlines are written in whole numbers: so many units an em, or a millimetre. */
const EM = 400;
const MM = 100;

/**
 * One page as an SVG 1.1 picture that needs no font: every character is its outline. A picture for the screen, carrying
 * no signature and no text. `page` counts from 0. Throws UnsupportedCharacterError.
 */
export function writeSvg(document: DocumentDescription, page: number, fonts: Fonts, seal: Picture): string {
  const { width, height, watermark } = document;
  const glyphs = openGlyphs(document, fonts);
  const items = (document.pages[page]?.items ?? []).map((item) => drawItem(item, glyphs));
  const stamp =
    document.seal.page === page ? [drawPath(document.seal.x, document.seal.y, seal.segments, seal.color)] : [];
  const background = watermark ? drawBackground(watermark, document, fonts) : [];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}">`,
    `<path fill="#fff" d="M0 0h${round(width)}v${round(height)}H0z"/>`,
    ...background,
    `<defs>${[...glyphs.drawn.values()].join('')}</defs>`,
    ...items,
    ...stamp,
    '</svg>',
  ].join('\n');
}

interface Glyphs {
  readonly outlines: Readonly<Record<Weight, Outlines>>;
  /** Name of the glyph in this picture → its path; filled while items are drawn. */
  readonly drawn: Map<string, string>;
}

function openGlyphs(document: DocumentDescription, fonts: Fonts): Glyphs {
  const { regular, bold } = textsOf(document);
  const glyphs: Glyphs = {
    outlines: { regular: readOutlines(fonts.regular, regular), bold: readOutlines(fonts.bold, bold) },
    drawn: new Map(),
  };
  for (const [weight, text] of [
    ['regular', regular],
    ['bold', bold],
  ] as const)
    // prettier-ignore
    for (const character of text) defineGlyph(glyphs, weight, character.codePointAt(0) ?? 0);
  return glyphs;
}

const nameOf = (weight: Weight, codePoint: number): string => `${weight.charAt(0)}${codePoint.toString(36)}`;

function defineGlyph({ outlines, drawn }: Glyphs, weight: Weight, codePoint: number): void {
  const name = nameOf(weight, codePoint);
  if (drawn.has(name)) return;
  const segments = outlines[weight].draw(codePoint, (x, y) => [x, -y]);
  drawn.set(name, `<path id="${name}" d="${pathData(segments, EM)}"/>`);
}

function drawItem(item: PageItem, glyphs: Glyphs): string {
  switch (item.kind) {
    case 'text':
      return drawText(item, glyphs);
    case 'line':
      return `<path stroke="${hex(item.color)}" stroke-width="${round(item.width)}" stroke-linecap="square" d="M${pair(item.from)}L${pair(item.to)}"/>`;
    case 'path':
      return drawPath(item.x, item.y, item.segments, item.color);
    case 'qr': {
      const scale = round(item.size / item.modules.length);
      const squares = darkRuns(item.modules).map(([x, y, length]) => `M${x} ${y}h${length}v1h-${length}z`);
      return `<path shape-rendering="crispEdges" transform="translate(${round(item.x)} ${round(item.y)})scale(${scale})" d="${squares.join('')}"/>`;
    }
    case 'image': {
      const data = encodePng(item.image).toString('base64');
      return `<image x="${round(item.x)}" y="${round(item.y)}" width="${round(item.width)}" height="${round(item.height)}" preserveAspectRatio="none" href="data:image/png;base64,${data}"/>`;
    }
  }
}

function drawText({ x, y, text, size, weight, color }: TextItem, { outlines }: Glyphs): string {
  let right = 0;
  const uses = [...text].map((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    const use = `<use href="#${nameOf(weight, codePoint)}" x="${Math.round(right)}"/>`;
    right += outlines[weight].advance(codePoint) * EM;
    return use;
  });
  return `<g fill="${hex(color)}" transform="translate(${round(x)} ${round(y)})scale(${size / EM})">${uses.join('')}</g>`;
}

function drawPath(x: number, y: number, segments: readonly PathSegment[], color: Color | undefined): string {
  const place = `translate(${round(x)} ${round(y)})scale(${1 / MM})`;
  return `<path fill="${hex(color)}" transform="${place}" d="${pathData(segments, MM)}"/>`;
}

function drawBackground(watermark: Watermark, { width, height }: DocumentDescription, fonts: Fonts): string[] {
  const lettering = `<path id="w" transform="scale(${1 / MM})" d="${pathData(drawWatermark(fonts, watermark), MM)}"/>`;
  const places = watermarkPlaces(watermark, width, height);
  const uses = places.map(([x, y]) => `<use href="#w" x="${round(x)}" y="${round(y)}"/>`);
  return [`<defs>${lettering}</defs>`, `<g fill="${hex(watermark.color)}">${uses.join('')}</g>`];
}

/** Relative commands in whole units: half as long as absolute ones. Rounding does not add up, for each end is rounded by itself. */
function pathData(segments: readonly PathSegment[], units: number): string {
  let [fromX, fromY] = [0, 0];
  let data = '';
  for (const [operator, ...numbers] of segments) {
    let [x, y] = [fromX, fromY];
    data += operator.toLowerCase();
    for (let at = 0; at < numbers.length; at += 2) {
      x = Math.round((numbers[at] ?? 0) * units);
      y = Math.round((numbers[at + 1] ?? 0) * units);
      data += `${at > 0 && x >= fromX ? ' ' : ''}${x - fromX}${y >= fromY ? ' ' : ''}${y - fromY}`;
    }
    [fromX, fromY] = [x, y];
  }
  return data;
}

const pair = ([x, y]: readonly [number, number]): string => `${round(x)} ${round(y)}`;
const round = (value: number): number => Math.round(value * 1000) / 1000;
const hex = (color: Color = BLACK): string => `#${color.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
