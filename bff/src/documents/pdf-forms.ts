import { deflatedStreamBody, factor, mm } from './pdf-file.ts';
import type { Fonts } from './fonts.ts';
import { pixelsOf, type Picture, type Raster, type Watermark } from './page.ts';
import { drawSegments, millimetresFromTop, POINTS_PER_MM, rgb } from './pdf-content.ts';
import { drawWatermark, watermarkPlaces } from './watermark.ts';

const BEST = 9;
const QUICK = 3;
const KEPT_WATERMARKS = 64;

const seals = new WeakMap<Picture, Buffer>();

/** The seal as a form XObject in points, deflated once for each picture. */
export function sealForm(seal: Picture): Buffer {
  const known = seals.get(seal);
  if (known) return known;
  const box = `[0 0 ${factor(seal.width * POINTS_PER_MM)} ${factor(seal.height * POINTS_PER_MM)}]`;
  const drawing = `${millimetresFromTop(seal.height)}\n${rgb(seal.color)} rg\n${drawSegments(seal.segments)}\nf`;
  const body = deflatedStreamBody(`/Type /XObject /Subtype /Form /BBox ${box} /Resources << >>`, drawing, BEST);
  seals.set(seal, body);
  return body;
}

/** The lettering around its own middle, in mm. `drawn` remembers the forms of a template's usual drawn. */
export function watermarkForm(fonts: Fonts, drawn: Map<string, Buffer>, watermark: Watermark): Buffer {
  const key = [watermark.text, watermark.size, ...watermark.color, ...watermark.step].join(' ');
  const known = drawn.get(key);
  if (known) return known;
  const [x, y] = watermark.step;
  const drawing = `${rgb(watermark.color)} rg\n${drawSegments(drawWatermark(fonts, watermark))}\nf`;
  const body = deflatedStreamBody(
    `/Type /XObject /Subtype /Form /BBox [${-x} ${-y} ${x} ${y}] /Resources << >>`,
    drawing,
    BEST,
  );
  if (drawn.size >= KEPT_WATERMARKS) drawn.clear();
  drawn.set(key, body);
  return body;
}

/** A picture as an image XObject in the document's own color space, without interpolation, as PDF/A-1 asks. */
export function imageXObject(image: Raster): Buffer {
  const entries = `/Type /XObject /Subtype /Image /Width ${image.width} /Height ${image.height} /ColorSpace /DeviceRGB /BitsPerComponent 8`;
  return deflatedStreamBody(entries, pixelsOf(image), QUICK);
}

/** Draws the form named `name` at all its places on a page. */
export function placeWatermark(name: string, watermark: Watermark, width: number, height: number): string {
  const places = watermarkPlaces(watermark, width, height);
  return places.map(([x, y]) => `q 1 0 0 1 ${mm(x)} ${mm(y)} cm /${name} Do Q\n`).join('');
}
