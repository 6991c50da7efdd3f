import { fill, splitRuns, textCode, type OfdPen } from './ofd-content.ts';
import { FOLDER, keptPart, mm, ofdPart, ofdXml, usualPart, type KeptParts, type OfdPart } from './ofd-package.ts';
import type { Color, DocumentDescription, Watermark } from './page.ts';
import { watermarkAngle, watermarkPlaces } from './watermark.ts';

/** Annotations lie over the text: they are drawn dark but thin, 0 to 255, so that the letters under them stay black. */
const ALPHA = 60;

const QUICK = 4;
const BEST = 9;
const PER_PAGE = 10_000;

/** Above those of all other objects, each page's apart, so that a part fits every document of its template. */
export const FIRST_ANNOTATION = 1_000_000;

/** Greater than every identifier of a document with so many pages. */
export const identifierLimit = (pages: number): number => FIRST_ANNOTATION + PER_PAGE * pages;

/**
 * The watermark of every page as an annotation nobody can move, and the list of them (GB/T 33190 §15). `kept` remembers
 * the parts of a template's usual watermarks, those whose characters are all among the first embedded fonts.
 */
export function watermarkParts(
  pen: OfdPen,
  kept: KeptParts,
  { pages, width, height }: DocumentDescription,
  watermark: Watermark,
  firstPage: number,
  date: string,
): OfdPart[] {
  const isUsual = Array.from(watermark.text).every((c) => pen.embedded[0]?.regular.has(c.codePointAt(0) ?? 0));
  const parts = pages.map((_, page) => {
    const make = (level: number) => {
      const own = { ...pen, identifiers: { next: FIRST_ANNOTATION + PER_PAGE * page } };
      const text = annotation(own, watermark, width, height, date);
      return ofdPart(`${FOLDER}/Annots/Page_${page}/Annotation.xml`, text, level);
    };
    const { text, size, color, step } = watermark;
    const key = [page, text, size, ...color, ...step, width, height, date].join(' ');
    return isUsual ? keptPart(kept, key, () => make(BEST)) : make(QUICK);
  });
  const list = pages.map(
    (_, page) =>
      `<ofd:Page PageID="${firstPage + page}"><ofd:FileLoc>Page_${page}/Annotation.xml</ofd:FileLoc></ofd:Page>`,
  );
  return [usualPart(kept, `${FOLDER}/Annots/Annotations.xml`, ofdXml('Annotations', '', list.join(''))), ...parts];
}

function annotation(pen: OfdPen, watermark: Watermark, width: number, height: number, date: string): string {
  const id = pen.identifiers.next++;
  const objects = watermarkPlaces(watermark, width, height).map(([x, y]) => lettering(pen, watermark, x, y));
  return ofdXml(
    'PageAnnot',
    '',
    `<ofd:Annot ID="${id}" Type="Watermark" Creator="Suiban" LastModDate="${date}" Visible="true" Print="true" ReadOnly="true"><ofd:Appearance Boundary="0 0 ${mm(width)} ${mm(height)}">${objects.join('')}</ofd:Appearance></ofd:Annot>`,
  );
}

/** The words turned about their middle, which stands at x, y. */
function lettering(pen: OfdPen, { text, size, color }: Watermark, x: number, y: number): string {
  const runs = splitRuns(pen, { kind: 'text', x: 0, y: 0, text, size, weight: 'regular' });
  const length = runs.flatMap(({ advances }) => advances).reduce((sum, advance) => sum + advance, 0);
  const half = length / 2 + size;
  const [sin, cos] = [Math.sin(watermarkAngle), Math.cos(watermarkAngle)].map((value) => Math.round(value * 1e5) / 1e5);
  return runs
    .map((run) => {
      const code = textCode(run, run.x - length / 2, 0.38 * size);
      return `<ofd:TextObject ID="${pen.identifiers.next++}" Boundary="${mm(x - half)} ${mm(y - half)} ${mm(2 * half)} ${mm(2 * half)}" CTM="${cos} ${-(sin ?? 0)} ${sin} ${cos} ${mm(half)} ${mm(half)}" Font="${run.font.id}" Size="${mm(size)}">${fill(darken(color), ALPHA)}${code}</ofd:TextObject>`;
    })
    .join('');
}

/** The color that looks like `color` on white paper when it covers it with ALPHA. */
function darken(color: Color): Color {
  const [red, green, blue] = color.map((part) => Math.max(0, Math.round(255 - ((255 - part) * 255) / ALPHA)));
  return [red ?? 0, green ?? 0, blue ?? 0];
}
