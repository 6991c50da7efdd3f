/**
 * Writes a document description as a signed PDF 1.7 file (ISO 32000-1) that declares PDF/A-1b (ISO 19005-1).
 * The seal is the appearance of the signature field: whoever sees the seal sees the signature. What all documents of
 * one template share (color profile, glyphs of the fixed words) is written once by `preparePdfTemplate`; a document
 * adds only its own characters.
 */
import { createHash } from 'node:crypto';
import { prepareCmsSigner, type CmsSigner, type DocumentSigner } from './cms.ts';
import type { Fonts } from './fonts.ts';
import { srgbProfile } from './icc.ts';
import { textsOf, type DocumentDescription, type Picture, type Watermark, type Weight } from './page.ts';
import { drawItems, drawSegments, millimetresFromTop, POINTS_PER_MM, rgb, type NamedFont } from './pdf-content.ts';
import * as pdf from './pdf-file.ts';
import { embedFont } from './pdf-font.ts';
import { informationDictionary, xmpPacket } from './pdf-metadata.ts';
import { UnsupportedCharacterError } from './unsupported-character.ts';
import { drawWatermark, watermarkPlaces } from './watermark.ts';

export interface PdfTemplate {
  readonly fonts: Fonts;
  readonly beginning: pdf.PdfFile;
  readonly colorProfile: number;
  readonly embedded: Readonly<Record<Weight, readonly (NamedFont & { readonly object: number })[]>>;
  readonly watermarks: Map<string, Buffer>;
}

export interface PdfSealing {
  readonly template: PdfTemplate;
  readonly signer: DocumentSigner;
  readonly seal: Picture;
  /** Claimed time of signing; whole seconds count. */
  readonly now: Date;
}

const BEST = 9;
const QUICK = 3;
const KEPT_WATERMARKS = 64;
const WEIGHTS = ['regular', 'bold'] as const;

/** Embeds once the characters of typical documents. `samples` decide speed and size, never what can be written. */
export function preparePdfTemplate(fonts: Fonts, samples: readonly DocumentDescription[]): PdfTemplate {
  const beginning = pdf.startFile();
  const colorProfile = pdf.addObject(beginning, pdf.deflatedStreamBody('/N 3', srgbProfile(), BEST));
  const embed = (weight: Weight, name: string) => {
    const codePoints = codePointsOf(samples.map((sample) => textsOf(sample)[weight]).join(''));
    if (codePoints.size === 0) return [];
    refuseUnsupported(fonts, weight, codePoints);
    return [{ name, ...embedFont(beginning, fonts[weight], codePoints, BEST) }];
  };
  const embedded = { regular: embed('regular', 'R'), bold: embed('bold', 'B') };
  const joined = { ...beginning, chunks: [Buffer.concat(beginning.chunks)] };
  return { fonts, beginning: joined, colorProfile, embedded, watermarks: new Map() };
}

/**
 * The document as a signed file. The same input gives the same bytes, except for the signature value where the
 * algorithm is randomized (ECDSA). Throws UnsupportedCharacterError before the key is used.
 */
export async function writePdf(document: DocumentDescription, sealing: PdfSealing): Promise<Buffer> {
  const { template, now } = sealing;
  const file = pdf.continueFile(template.beginning);
  const fonts = embedRemaining(file, template, document);
  const names = WEIGHTS.flatMap((weight) => fonts[weight].map(({ name, object }) => `/${name} ${object} 0 R`));
  const watermark = document.watermark && pdf.addObject(file, watermarkBody(template, document.watermark));
  const xObjects = watermark ? ` /XObject << /W ${watermark} 0 R >>` : '';
  const resources = pdf.addObject(file, `<< /Font << ${names.join(' ')} >>${xObjects} >>`);

  const [catalog, tree, widget, signature] = [0, 0, 0, 0].map(() => pdf.promiseObject(file));
  const size = `[0 0 ${pdf.factor(document.width * POINTS_PER_MM)} ${pdf.factor(document.height * POINTS_PER_MM)}]`;
  const background = document.watermark ? placeWatermark(document.watermark, document) : '';
  const fingerprint = createHash('sha256').update(pdf.isoSeconds(now));
  const pages = document.pages.map(({ items }, index) => {
    const drawing = `${millimetresFromTop(document.height)}\n${background}${drawItems(items, fonts)}`;
    fingerprint.update(drawing);
    const contents = pdf.addObject(file, pdf.deflatedStreamBody('', drawing, QUICK));
    const annotations = index === document.seal.page ? ` /Annots [${widget} 0 R]` : '';
    return pdf.addObject(
      file,
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox ${size} /Resources ${resources} 0 R /Contents ${contents} 0 R${annotations} >>`,
    );
  });
  const kids = pages.map((page) => `${page} 0 R`).join(' ');
  pdf.addObject(file, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`, tree);

  const metadata = { title: document.title, author: document.issuer, created: now };
  const xmp = pdf.addObject(file, pdf.streamBody('/Type /Metadata /Subtype /XML', xmpPacket(metadata)));
  const information = pdf.addObject(file, informationDictionary(metadata));
  const appearance = pdf.addObject(file, sealBody(sealing.seal));
  pdf.addObject(
    file,
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /F 132 /Rect [${sealBox(document, sealing.seal)}] /P ${pages[document.seal.page]} 0 R /AP << /N ${appearance} 0 R >> /V ${signature} 0 R >>`,
    widget,
  );
  pdf.addObject(
    file,
    `<< /Type /Catalog /Pages ${tree} 0 R /Lang (zh-CN) /Metadata ${xmp} 0 R /OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile ${template.colorProfile} 0 R >>] /AcroForm << /Fields [${widget} 0 R] /SigFlags 3 >> >>`,
    catalog,
  );
  const id = fingerprint.digest('hex').slice(0, 32).toUpperCase();
  const root = `/Root ${catalog} 0 R /Info ${information} 0 R /ID [<${id}> <${id}>]`;
  return sign(file, signature ?? 0, root, document, sealing);
}

/** The signature comes last, so that the length of everything around its value is known before anything is hashed. */
async function sign(
  file: pdf.PdfFile,
  number: number,
  root: string,
  { issuer, title }: DocumentDescription,
  { signer, now }: PdfSealing,
): Promise<Buffer> {
  const cms = preparedSigner(signer);
  file.offsets[number] = file.length;
  const dictionary = `${number} 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M ${pdf.dateString(now)} /Name ${pdf.textString(issuer)} /Reason ${pdf.textString(title)} /ByteRange [`;
  const contents = '] /Contents ';
  const rangeWidth = 36;
  const start = file.length + dictionary.length + rangeWidth + contents.length;
  const end = start + 2 * cms.longest + 2;
  const closing = ' >>\nendobj\n';
  const tail = closing + pdf.trailer(file.offsets, end + closing.length, root);
  pdf.append(file, dictionary + `0 ${start} ${end} ${tail.length}`.padEnd(rangeWidth) + contents);
  const hash = createHash('sha256');
  for (const chunk of file.chunks) hash.update(chunk);
  const value = await cms.signDigest(hash.update(tail, 'latin1').digest());
  if (value.length > cms.longest) throw new RangeError('the signature is longer than its algorithm allows');
  pdf.append(file, `<${value.toString('hex').padEnd(2 * cms.longest, '0')}>${tail}`);
  return Buffer.concat(file.chunks, file.length);
}

const signers = new WeakMap<DocumentSigner, CmsSigner>();

function preparedSigner(signer: DocumentSigner): CmsSigner {
  const known = signers.get(signer);
  if (known) return known;
  const prepared = prepareCmsSigner(signer);
  signers.set(signer, prepared);
  return prepared;
}

/** The template's fonts and, where the document has further characters, one more of each weight. */
function embedRemaining(file: pdf.PdfFile, { fonts, embedded }: PdfTemplate, document: DocumentDescription) {
  const texts = textsOf(document);
  const remaining = WEIGHTS.map((weight) => {
    const codePoints = codePointsOf(texts[weight]);
    for (const { codes } of embedded[weight]) for (const known of codes.keys()) codePoints.delete(known);
    refuseUnsupported(fonts, weight, codePoints);
    return { weight, codePoints };
  });
  const all = { regular: [...embedded.regular], bold: [...embedded.bold] };
  for (const { weight, codePoints } of remaining)
    if (codePoints.size > 0)
      all[weight].push({ name: `${weight}2`, ...embedFont(file, fonts[weight], codePoints, QUICK) });
  return all;
}

function codePointsOf(text: string): Set<number> {
  const codePoints = new Set<number>();
  for (const character of text) codePoints.add(character.codePointAt(0) ?? 0);
  return codePoints;
}

function refuseUnsupported(fonts: Fonts, weight: Weight, codePoints: Iterable<number>): void {
  const missing = [...codePoints].filter((codePoint) => fonts[weight].advance(codePoint) === undefined);
  if (missing.length > 0)
    throw new UnsupportedCharacterError(missing.map((codePoint) => String.fromCodePoint(codePoint)));
}

const seals = new WeakMap<Picture, Buffer>();

function sealBody(seal: Picture): Buffer {
  const known = seals.get(seal);
  if (known) return known;
  const box = `[0 0 ${pdf.factor(seal.width * POINTS_PER_MM)} ${pdf.factor(seal.height * POINTS_PER_MM)}]`;
  const drawing = `${millimetresFromTop(seal.height)}\n${rgb(seal.color)} rg\n${drawSegments(seal.segments)}\nf`;
  const body = pdf.deflatedStreamBody(`/Type /XObject /Subtype /Form /BBox ${box} /Resources << >>`, drawing, BEST);
  seals.set(seal, body);
  return body;
}

function sealBox({ height, seal: { x, y } }: DocumentDescription, seal: Picture): string {
  const corners = [x, height - y - seal.height, x + seal.width, height - y];
  return corners.map((corner) => pdf.factor(corner * POINTS_PER_MM)).join(' ');
}

function watermarkBody({ fonts, watermarks }: PdfTemplate, watermark: Watermark): Buffer {
  const key = JSON.stringify([watermark.text, watermark.size, watermark.color]);
  const known = watermarks.get(key);
  if (known) return known;
  const [x, y] = watermark.step;
  const drawing = `${rgb(watermark.color)} rg\n${drawSegments(drawWatermark(fonts, watermark))}\nf`;
  const body = pdf.deflatedStreamBody(
    `/Type /XObject /Subtype /Form /BBox [${-x} ${-y} ${x} ${y}] /Resources << >>`,
    drawing,
    BEST,
  );
  if (watermarks.size >= KEPT_WATERMARKS) watermarks.clear();
  watermarks.set(key, body);
  return body;
}

function placeWatermark(watermark: Watermark, { width, height }: DocumentDescription): string {
  const places = watermarkPlaces(watermark, width, height);
  return places.map(([x, y]) => `q 1 0 0 1 ${pdf.mm(x)} ${pdf.mm(y)} cm /W Do Q\n`).join('');
}
