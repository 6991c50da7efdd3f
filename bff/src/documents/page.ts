/**
 * A document as data: what stands where on which page, in millimetres from the page's top left corner, y downwards.
 * A page description knows no file format and no capability; pdf.ts writes it, and any other writer can stand beside.
 * Layout functions (text-flow.ts, table.ts, official-sheet.ts) turn content into items with the help of a `Measure`.
 */
export type Weight = 'regular' | 'bold';

/** Red, green, blue, each 0–255, opaque: archival PDF knows no transparency. */
export type Color = readonly [number, number, number];

/** Width of a text in em; multiply by the size for millimetres. Throws UnsupportedCharacterError. */
export type Measure = (text: string, weight: Weight) => number;

/** One line of text. `y` is the baseline, `size` the em in mm (1 pt = 0.3528 mm). */
export interface TextItem {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: Weight;
  readonly color?: Color;
}

/** A straight stroke of the given width. */
export interface LineItem {
  readonly kind: 'line';
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly width: number;
  readonly color?: Color;
}

/** Move, line, cubic curve (two control points, end point), close. */
export type PathSegment =
  | readonly ['M', number, number]
  | readonly ['L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** A filled outline (nonzero rule) whose coordinates are relative to x, y. */
export interface PathItem {
  readonly kind: 'path';
  readonly x: number;
  readonly y: number;
  readonly segments: readonly PathSegment[];
  readonly color?: Color;
}

/** Rows of a QR code's modules from the top, without quiet zone: a character each, `1` dark, `0` light. */
export type QrModules = readonly string[];

/** A QR code, `size` mm on each side; keep four modules around it free. */
export interface QrItem {
  readonly kind: 'qr';
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly modules: QrModules;
}

/** Pixels without transparency. `rgb` is base64 of three bytes each, row by row: a description stays plain data. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly rgb: string;
}

/** A picture stretched over width × height mm. */
export interface ImageItem {
  readonly kind: 'image';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly image: Raster;
}

export type PageItem = TextItem | LineItem | PathItem | QrItem | ImageItem;

export interface Page {
  readonly items: readonly PageItem[];
}

/** A vector picture in its own millimetres, origin top left. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly segments: readonly PathSegment[];
  readonly color: Color;
}

/** Where the seal, which is the signature's visible part, stands. `page` counts from 0. */
export interface SealPlace {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/** Slanted lettering repeated behind the text of every page. It is drawn, not written: it never mixes into copied text. */
export interface Watermark {
  readonly text: string;
  readonly size: number;
  readonly color: Color;
  /** Distance between the middles of two neighbors, across and down, mm. */
  readonly step: readonly [number, number];
}

export interface DocumentDescription {
  readonly title: string;
  /** The authority that makes the statement. */
  readonly issuer: string;
  readonly width: number;
  readonly height: number;
  readonly pages: readonly Page[];
  readonly seal: SealPlace;
  readonly watermark?: Watermark;
  /** What the document says as data, by names of capital letters (certificate-facts.ts): carried by OFD, not shown. */
  readonly facts?: Readonly<Record<string, string>>;
}

export const A4 = { width: 210, height: 297 } as const;

/** Every picture of a document, each once. */
export function imagesOf(document: DocumentDescription): Raster[] {
  const images = new Set<Raster>();
  for (const { items } of document.pages) for (const item of items) if (item.kind === 'image') images.add(item.image);
  return [...images];
}

/** The pixels of a picture. Throws RangeError when there are more or fewer than its size says. */
export function pixelsOf({ width, height, rgb }: Raster): Buffer {
  const pixels = Buffer.from(rgb, 'base64');
  if (pixels.length !== 3 * width * height) throw new RangeError('a picture has other pixels than its size says');
  return pixels;
}

/** Every text of a document, by weight: what its fonts must be able to draw. */
export function textsOf(document: DocumentDescription): Record<Weight, string> {
  const texts = { regular: '', bold: '' };
  for (const page of document.pages)
    for (const item of page.items) if (item.kind === 'text') texts[item.weight] += item.text;
  return texts;
}

/** The code points of a text, each once, without those that `isKnown`. */
export function codePointsOf(text: string, isKnown: (codePoint: number) => boolean = () => false): Set<number> {
  const found = new Set<number>();
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!found.has(codePoint) && !isKnown(codePoint)) found.add(codePoint);
  }
  return found;
}
