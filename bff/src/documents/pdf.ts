/**
 * Writes a document description as a signed PDF 1.7 file (ISO 32000-1) that declares PDF/A-1b (ISO 19005-1).
 * The seal is the appearance of the signature field: whoever sees the seal sees the signature. What all documents of
 * one template share (color profile, glyphs of the fixed words) is written once by `preparePdfTemplate`; a document
 * adds only its own characters.
 */
import { createHash } from 'node:crypto';
import type { DocumentSigner } from './cms.ts';
import type { Face } from './face.ts';
import { sortByFace, type Fonts } from './fonts.ts';
import { srgbProfile } from './icc.ts';
import { codePointsOf, imagesOf, textsOf, type DocumentDescription, type Picture, type Weight } from './page.ts';
import { drawItems, millimetresFromTop, POINTS_PER_MM, type NamedFont } from './pdf-content.ts';
import * as pdf from './pdf-file.ts';
import { embedFont } from './pdf-font.ts';
import { imageXObject, placeWatermark, sealForm, watermarkForm } from './pdf-forms.ts';
import { informationDictionary, xmpPacket } from './pdf-metadata.ts';
import { endWithSignature } from './pdf-signature.ts';

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
  /**
   * Bytes kept free behind the signature for a time stamp token (RFC 3161) with its certificates, as PAdES B-T adds it;
   * 6,144 hold most. None when left out: each costs two in the file.
   */
  readonly timeStampRoom?: number;
}

const BEST = 9;
const QUICK = 2;
/** Outlines hardly shrink. */
const STORED = 0;
const WEIGHTS = ['regular', 'bold'] as const;

/** Embeds once the characters of typical documents. `samples` decide speed and size, never what can be written. */
export function preparePdfTemplate(fonts: Fonts, samples: readonly DocumentDescription[]): PdfTemplate {
  const beginning = pdf.startFile();
  const colorProfile = pdf.addObject(beginning, pdf.deflatedStreamBody('/N 3', srgbProfile(), BEST));
  const embed = (weight: Weight, name: string) => {
    const codePoints = codePointsOf(samples.map((sample) => textsOf(sample)[weight]).join(''));
    return embedAll(beginning, sortByFace(fonts[weight], codePoints), name, BEST);
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
  const watermark =
    document.watermark && pdf.addObject(file, watermarkForm(template.fonts, template.watermarks, document.watermark));
  const images = new Map(imagesOf(document).map((image, index) => [image, `I${index}`]));
  const xObjects = Array.from(images, ([image, name]) => `/${name} ${pdf.addObject(file, imageXObject(image))} 0 R`);
  if (watermark) xObjects.push(`/W ${watermark} 0 R`);
  const resources = pdf.addObject(file, `<< /Font << ${names.join(' ')} >> /XObject << ${xObjects.join(' ')} >> >>`);

  const catalog = pdf.promiseObject(file);
  const tree = pdf.promiseObject(file);
  const widget = pdf.promiseObject(file);
  const signature = pdf.promiseObject(file);
  const size = `[0 0 ${pdf.factor(document.width * POINTS_PER_MM)} ${pdf.factor(document.height * POINTS_PER_MM)}]`;
  const background = document.watermark ? placeWatermark('W', document.watermark, document.width, document.height) : '';
  const fingerprint = createHash('sha256').update(pdf.isoSeconds(now));
  const pages = document.pages.map(({ items }, index) => {
    const drawing = `${millimetresFromTop(document.height)}\n${background}${drawItems(items, { fonts, images })}`;
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
  const appearance = pdf.addObject(file, sealForm(sealing.seal));
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
  const facts = { name: document.issuer, reason: document.title, at: now, room: sealing.timeStampRoom ?? 0 };
  return endWithSignature(file, signature, root, facts, sealing.signer);
}

/** The template's fonts and, where the document has further characters, more of each weight. */
function embedRemaining(file: pdf.PdfFile, { fonts, embedded }: PdfTemplate, document: DocumentDescription) {
  const texts = textsOf(document);
  const remaining = WEIGHTS.map((weight) => {
    const remaining = codePointsOf(texts[weight], (one) => embedded[weight].some(({ codes }) => codes.has(one)));
    return { weight, faces: sortByFace(fonts[weight], remaining) };
  });
  const all = { regular: [...embedded.regular], bold: [...embedded.bold] };
  for (const { weight, faces } of remaining) all[weight].push(...embedAll(file, faces, weight, STORED));
  return all;
}

function embedAll(file: pdf.PdfFile, faces: ReadonlyMap<Face, readonly number[]>, name: string, level: number) {
  return Array.from(faces, ([face, codePoints], index) => ({
    name: `${name}${index}`,
    ...embedFont(file, face, codePoints, level),
  }));
}

function sealBox({ height, seal: { x, y } }: DocumentDescription, seal: Picture): string {
  const corners = [x, height - y - seal.height, x + seal.width, height - y];
  return corners.map((corner) => pdf.factor(corner * POINTS_PER_MM)).join(' ');
}
