import { flow, space, type Block } from './flow.ts';
import {
  A4,
  type Color,
  type DocumentDescription,
  type LineItem,
  type Measure,
  type PageItem,
  type QrModules,
} from './page.ts';
import { tableBlocks, type Table } from './table.ts';
import { centered, wrapText, type TextStyle } from './text-flow.ts';

/** The content of a one- or many-page statement by an authority. All texts are printed as they stand. */
export interface OfficialSheet {
  readonly title: string;
  /** The line under the title, as "编号：…". */
  readonly reference: string;
  /** Opening paragraphs, each indented by two characters. */
  readonly opening: readonly string[];
  /** Widths of the columns should add up to `SHEET_WIDTH`. */
  readonly tables: readonly Table[];
  readonly notes: readonly string[];
  readonly issuer: string;
  /** The date under the issuer, as "2026年11月22日". */
  readonly date: string;
  readonly qr: { readonly modules: QrModules; readonly caption: string };
  /** Width and height of the seal, mm. */
  readonly sealSize: number;
  readonly watermark: string;
  /** See `DocumentDescription.facts`. */
  readonly facts?: Readonly<Record<string, string>>;
}

/** Room for text and tables between the margins, mm. */
export const SHEET_WIDTH = 160;

const LEFT = 25;
const RIGHT = LEFT + SHEET_WIDTH;
const MIDDLE = A4.width / 2;
const TOP = 30;
const BOTTOM = 272;
/** Room for the code. A signed code has 57 modules a side, of half a millimetre each. */
const QR_ROOM = 30;
/** Modules are whole multiples of it, mm: short numbers in the files. */
const QR_GRID = 0.05;
const SIGN_OFF = 46;
const BEFORE_SIGN_OFF = 9;
const SEAL_MIDDLE = 23.2;
const TITLE: TextStyle = { size: 7.8, weight: 'bold' };
const BODY: TextStyle = { size: 4.6, weight: 'regular' };
const SMALL: TextStyle = { size: 3.5, weight: 'regular' };
const CAPTION: TextStyle = { size: 3.2, weight: 'regular' };
const GRAY: Color = [90, 90, 90];
const FRAME: Color = [120, 108, 92];
const WATERMARK = { size: 6.5, color: [229, 225, 218], step: [74, 42] } as const;

/** All words of a statement in one, without the breaks between lines: what the fonts must be able to draw. */
export function wordsOf({
  title,
  reference,
  opening,
  tables,
  notes,
  issuer,
  date,
  qr,
  watermark,
}: OfficialSheet): string {
  const cells = tables.flatMap(({ header = [], rows }) => [header, ...rows]).flat();
  const prose = [title, reference, ...opening, ...notes].join('').replaceAll('\n', '');
  return [prose, ...cells.map(({ text }) => text), issuer, date, qr.caption, watermark].join('');
}

/** Lays a statement out on A4 pages in the manner of an official document. Throws UnsupportedCharacterError. */
export function layoutOfficialSheet(measure: Measure, sheet: OfficialSheet): DocumentDescription {
  const signOff: Block = { height: SIGN_OFF, draw: (top) => drawSignOff(measure, sheet, top) };
  const statement = [
    ...sheet.opening.flatMap((text) => paragraph(measure, `\u3000\u3000${text}`, BODY, 1.75)),
    ...sheet.tables.flatMap((table) => [space(4), ...tableBlocks(measure, table, LEFT)]),
  ];
  const placements = flow(
    [
      ...wrapText(measure, sheet.title, TITLE, SHEET_WIDTH).map((line) => textBlock(measure, line, TITLE, 1.5)),
      space(4),
      ...wrapText(measure, sheet.reference, SMALL, SHEET_WIDTH).map((line) => textBlock(measure, line, SMALL, 1.6)),
      space(6),
      ...statement.slice(0, -1),
      // Issuer, date and seal never stand on a page without a part of the statement (GB/T 9704 §7.3.5).
      ...statement.slice(-1).map((last) => ({ ...last, keepsWith: BEFORE_SIGN_OFF + SIGN_OFF })),
      space(BEFORE_SIGN_OFF),
      signOff,
      space(6),
      ...sheet.notes.flatMap((text) => paragraph(measure, text, SMALL, 1.6)),
    ],
    TOP,
    BOTTOM,
  );
  const pages: PageItem[][] = [];
  for (const { block, page, top } of placements) (pages[page] ??= [...frame()]).push(...block.draw(top));
  if (pages.length > 1)
    pages.forEach((items, index) => items.push(pageNumber(measure, sheet.reference, index + 1, pages.length)));
  const place = placements.find(({ block }) => block === signOff);
  return {
    title: sheet.title,
    issuer: sheet.issuer,
    ...A4,
    pages: pages.map((items) => ({ items })),
    seal: {
      page: place?.page ?? 0,
      x: signatureMiddle(measure, sheet) - sheet.sealSize / 2,
      y: (place?.top ?? TOP) + SEAL_MIDDLE - sheet.sealSize / 2,
    },
    watermark: { text: sheet.watermark, ...WATERMARK },
    facts: sheet.facts,
  };
}

function textBlock(measure: Measure, text: string, style: TextStyle, leading: number): Block {
  return {
    height: style.size * leading,
    draw: (top) => [centered(measure, text, style, MIDDLE, top + style.size)],
  };
}

function paragraph(measure: Measure, text: string, style: TextStyle, leading: number): Block[] {
  return wrapText(measure, text, style, SHEET_WIDTH).map((line) => ({
    height: style.size * leading,
    draw: (top) => [{ kind: 'text', x: LEFT, y: top + style.size * (leading / 2 + 0.36), text: line, ...style }],
  }));
}

function drawSignOff(measure: Measure, sheet: OfficialSheet, top: number): PageItem[] {
  const middle = signatureMiddle(measure, sheet);
  const { modules, caption } = sheet.qr;
  const size = Math.floor(QR_ROOM / modules.length / QR_GRID + 1e-6) * QR_GRID * modules.length;
  return [
    { kind: 'qr', x: LEFT + 2, y: top + 3, size, modules },
    centered(measure, caption, CAPTION, LEFT + 2 + size / 2, top + size + 9),
    centered(measure, sheet.issuer, BODY, middle, top + 18),
    centered(measure, sheet.date, BODY, middle, top + 32),
  ];
}

function signatureMiddle(measure: Measure, sheet: OfficialSheet): number {
  const width = Math.max(measure(sheet.issuer, BODY.weight) * BODY.size, sheet.sealSize);
  return RIGHT - 4 - width / 2;
}

function pageNumber(measure: Measure, reference: string, page: number, count: number): PageItem {
  return { ...centered(measure, `${reference}　第 ${page} 页 共 ${count} 页`, CAPTION, MIDDLE, 281), color: GRAY };
}

function frame(): LineItem[] {
  return [...rectangle(12, 0.5), ...rectangle(13.4, 0.15)];
}

function rectangle(inset: number, width: number): LineItem[] {
  const [right, bottom] = [A4.width - inset, A4.height - inset];
  const corners = [[inset, inset], [right, inset], [right, bottom], [inset, bottom]] as const; // prettier-ignore
  return corners.map((from, index): LineItem => ({
    kind: 'line',
    from,
    to: corners[(index + 1) % 4] ?? from,
    width,
    color: FRAME,
  }));
}
