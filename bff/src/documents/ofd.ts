/**
 * Writes a document description as a sealed OFD package (GB/T 33190-2016). What all documents of one template share (the
 * glyphs of the fixed words) is cut, packed and digested once by `prepareOfdTemplate`; a document adds its own.
 */
import { createHash } from 'node:crypto';
import { pageContent, type OfdPen } from './ofd-content.ts';
import { embedOfdFonts, type OfdFont, type OfdFonts } from './ofd-font.ts';
import { embedImages, IMAGE_LIST } from './ofd-image.ts';
import {
  escapeXml,
  FOLDER,
  mm,
  ofdPart,
  ofdXml,
  usualPart,
  type Identifiers,
  type KeptParts,
  type OfdPart,
} from './ofd-package.ts';
import { sealPackage, SIGNATURES, type OfdSeal } from './ofd-signature.ts';
import { identifierLimit, watermarkParts } from './ofd-watermark.ts';
import type { Fonts } from './fonts.ts';
import { codePointsOf, textsOf, type DocumentDescription, type Weight } from './page.ts';
import { writeZip } from './zip-writer.ts';

export interface OfdTemplate {
  readonly fonts: Fonts;
  readonly list: readonly OfdFont[];
  readonly embedded: OfdFonts;
  readonly kept: KeptParts;
}

export interface OfdSealing {
  readonly template: OfdTemplate;
  readonly seal: OfdSeal;
  /** Claimed time of signing; whole seconds count. */
  readonly now: Date;
}

const BEST = 9;
const QUICK = 4;
/** Outlines hardly shrink. */
const STORED = 0;

/** Cuts and packs once the characters of typical documents. `samples` decide speed and size, never what can be written. */
export function prepareOfdTemplate(fonts: Fonts, samples: readonly DocumentDescription[]): OfdTemplate {
  const wanted = { regular: new Set<number>(), bold: new Set<number>() };
  for (const sample of samples) {
    const { regular, bold } = wantedBy(sample, () => false);
    for (const codePoint of regular) wanted.regular.add(codePoint);
    for (const codePoint of bold) wanted.bold.add(codePoint);
  }
  const { list, of } = embedOfdFonts(fonts, wanted, { next: 1 }, BEST);
  return { fonts, list, embedded: of, kept: new Map() };
}

/**
 * The document as a sealed package. The same input gives the same bytes, except for the signature value. Throws
 * UnsupportedCharacterError before the key is used.
 */
export async function writeOfd(document: DocumentDescription, { template, seal, now }: OfdSealing): Promise<Buffer> {
  const date = dateInChina(now);
  const identifiers = { next: template.list.length + 1 };
  const remaining = embedRemaining(template, document, identifiers);
  const fonts = [...template.list, ...remaining.list];
  const images = embedImages(document, identifiers, QUICK);
  const firstPage = identifiers.next;
  identifiers.next += document.pages.length;
  const pen: OfdPen = {
    fonts: template.fonts,
    embedded: [template.embedded, remaining.of],
    images: images.ids,
    identifiers,
  };
  const pages = document.pages.map((page, index) =>
    ofdPart(pagePath(index), pageContent(pen, page, document.width, document.height), QUICK),
  );
  const facts = factsOf(document);
  const annotations = document.watermark
    ? watermarkParts(pen, template.kept, document, document.watermark, firstPage, date)
    : [];
  const attachments = facts.length > 0 ? attachmentParts(template.kept, facts, date) : [];
  const content = [
    usualPart(
      template.kept,
      `${FOLDER}/Document.xml`,
      documentXml(document, firstPage, images.parts.length > 0, facts.length > 0),
    ),
    usualPart(template.kept, `${FOLDER}/PublicRes.xml`, resources(fonts)),
    ...images.parts,
    ...pages,
    ...fonts.map(({ part }) => part),
    ...annotations,
    ...attachments,
  ];
  const root = ofdPart('OFD.xml', rootXml(document, facts, date, fingerprint(content, now)), QUICK);
  const place = { ...document.seal, pageId: firstPage + document.seal.page };
  return writeZip(await sealPackage([root, ...content], seal, place, now));
}

/** The characters the template lacks. */
function embedRemaining({ fonts, embedded }: OfdTemplate, document: DocumentDescription, identifiers: Identifiers) {
  const wanted = wantedBy(document, (codePoint, weight) => embedded[weight].has(codePoint));
  return embedOfdFonts(fonts, wanted, identifiers, STORED);
}

function wantedBy(document: DocumentDescription, isKnown: (codePoint: number, weight: Weight) => boolean) {
  const texts = textsOf(document);
  return {
    regular: codePointsOf(texts.regular + (document.watermark?.text ?? ''), (one) => isKnown(one, 'regular')),
    bold: codePointsOf(texts.bold, (one) => isKnown(one, 'bold')),
  };
}

function rootXml(
  { title, issuer }: DocumentDescription,
  facts: readonly (readonly [string, string])[],
  date: string,
  id: string,
): string {
  const data = facts.map(([name, value]) => `<ofd:CustomData Name="${name}">${escapeXml(value)}</ofd:CustomData>`);
  const custom = data.length > 0 ? `<ofd:CustomDatas>${data.join('')}</ofd:CustomDatas>` : '';
  return ofdXml(
    'OFD',
    ' Version="1.0" DocType="OFD"',
    `<ofd:DocBody><ofd:DocInfo><ofd:DocID>${id}</ofd:DocID><ofd:Title>${escapeXml(title)}</ofd:Title><ofd:Author>${escapeXml(issuer)}</ofd:Author><ofd:CreationDate>${date}</ofd:CreationDate><ofd:Creator>Suiban</ofd:Creator>${custom}</ofd:DocInfo><ofd:DocRoot>${FOLDER}/Document.xml</ofd:DocRoot><ofd:Signatures>${SIGNATURES}</ofd:Signatures></ofd:DocBody>`,
  );
}

function documentXml(
  { width, height, pages, watermark }: DocumentDescription,
  firstPage: number,
  hasImages: boolean,
  hasFacts: boolean,
): string {
  const list = pages.map(
    (_, index) => `<ofd:Page ID="${firstPage + index}" BaseLoc="Pages/Page_${index}/Content.xml"/>`,
  );
  return ofdXml(
    'Document',
    '',
    `<ofd:CommonData><ofd:MaxUnitID>${identifierLimit(pages.length)}</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 ${mm(width)} ${mm(height)}</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>${hasImages ? `<ofd:DocumentRes>${IMAGE_LIST}</ofd:DocumentRes>` : ''}</ofd:CommonData><ofd:Pages>${list.join('')}</ofd:Pages>${watermark ? '<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>' : ''}${hasFacts ? '<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>' : ''}`,
  );
}

function resources(fonts: readonly OfdFont[]): string {
  return ofdXml('Res', ' BaseLoc="Res"', `<ofd:Fonts>${fonts.map(({ resource }) => resource).join('')}</ofd:Fonts>`);
}

/** The facts again as a file of their own, for those who take attachments out of certificates. */
function attachmentParts(kept: KeptParts, facts: readonly (readonly [string, string])[], date: string): OfdPart[] {
  const data = facts.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
  const list = `<ofd:Attachment ID="metadata" Name="metadata" Format="xml" CreationDate="${date}" Visible="false"><ofd:FileLoc>metadata.xml</ofd:FileLoc></ofd:Attachment>`;
  return [
    ofdPart(
      `${FOLDER}/Attachs/metadata.xml`,
      `<?xml version="1.0" encoding="UTF-8"?>\n<metadata>${data.join('')}</metadata>`,
      QUICK,
    ),
    usualPart(kept, `${FOLDER}/Attachs/Attachments.xml`, ofdXml('Attachments', '', list)),
  ];
}

function factsOf({ facts = {} }: DocumentDescription): [string, string][] {
  const entries = Object.entries(facts);
  if (entries.some(([name]) => !/^[A-Z]+$/.test(name))) throw new RangeError('facts have names of capital letters');
  return entries;
}

const pagePath = (index: number): string => `${FOLDER}/Pages/Page_${index}/Content.xml`;

/** Names the document by what is in it: 32 hexadecimal digits. */
function fingerprint(parts: readonly OfdPart[], now: Date): string {
  const hash = createHash('sm3').update(now.toISOString().slice(0, 19));
  for (const { digest } of parts) hash.update(digest);
  return hash.digest('hex').slice(0, 32);
}

/** YYYY-MM-DD at UTC+8: OFD's dates know no time zone. */
const dateInChina = (now: Date): string => new Date(now.getTime() + 28_800_000).toISOString().slice(0, 10);
