import { fingerprint, nameAttribute, readCertificate } from 'shared/sealed-documents/x509-reader.ts';
import type { DocumentSigner } from '../../documents/cms.ts';
import type { Fonts } from '../../documents/fonts.ts';
import type { OfdSeal } from '../../documents/ofd-signature.ts';
import type { Picture } from '../../documents/page.ts';
import { drawSeal } from '../../documents/seal.ts';
import { sealPng } from '../../documents/ses-picture.ts';
import { makeSeal, type SealFacts } from '../../documents/ses.ts';
import type { KeyProvider, SigningKey, Sm2Key } from '../keys/key-provider.ts';
import { ofdAliasOf, pdfAliasOf } from './key-aliases.ts';
import type { MadeSeal, SealLettering, SealRegister } from './seal-register.ts';
import { trySeal } from './try-seal.ts';

/**
 * A department's registered seal: one picture, a certificate for PDF (P-256) and one for OFD (SM2), the seal its maker
 * signed, and the keys behind the provider. Only the certificates named in the seal may use it.
 */
export interface RegisteredSeal<Department extends string> {
  /** Department and the first 12 hex digits of the PDF certificate's SHA-256: a new certificate is a new seal. */
  readonly id: string;
  readonly department: Department;
  /** Codes of the proofs it may seal; null: every one of its department's. */
  readonly types: readonly string[] | null;
  /** As the certificate has it. */
  readonly organization: string;
  /** While all that belongs to it is valid. */
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly picture: Picture;
  readonly pdf: DocumentSigner;
  readonly ofd: OfdSeal;
  /** Certificate of who made it, DER. */
  readonly maker: Uint8Array;
  /** What its certificates and its maker's hang from, DER. */
  readonly roots: { readonly pdf: readonly Uint8Array[]; readonly ofd: readonly Uint8Array[] };
}

/** What seals are opened with. `maker` makes the seals the register lacks; without it they are missing. */
export interface SealCabinet {
  readonly keys: KeyProvider;
  readonly fonts: Fonts;
  readonly register: SealRegister;
  readonly maker: Sm2Key | null;
  readonly now: Date;
}

const DIAMETER_MM = 40;
const PURPOSE = '电子证明专用章';

/**
 * All generations of a department's seal, oldest first: documents of the older ones stay valid and keep their picture.
 * `lettering` is what a seal made now says. Throws when a seal or key is missing or a character has no font.
 */
export async function openSeals<Department extends string>(
  cabinet: SealCabinet,
  department: Department,
  lettering: SealLettering,
): Promise<RegisteredSeal<Department>[]> {
  const pdfKeys = await cabinet.keys.signingKeys(pdfAliasOf(department));
  const ofdKeys = await cabinet.keys.sm2Keys(ofdAliasOf(department));
  if (pdfKeys.length !== ofdKeys.length)
    throw new Error(`${department} has ${pdfKeys.length} keys for PDF and ${ofdKeys.length} for OFD: they go in pairs`);
  const seals: RegisteredSeal<Department>[] = [];
  for (const [index, pdfKey] of pdfKeys.entries()) {
    const ofdKey = ofdKeys[index];
    if (ofdKey) seals.push(await openSeal(cabinet, department, lettering, pdfKey, ofdKey));
  }
  return seals;
}

async function openSeal<Department extends string>(
  cabinet: SealCabinet,
  department: Department,
  lettering: SealLettering,
  pdfKey: SigningKey,
  ofdKey: Sm2Key,
): Promise<RegisteredSeal<Department>> {
  const [pdf, ofd] = [readCertificate(pdfKey.certificate), readCertificate(ofdKey.certificate)];
  const organization = nameAttribute(pdf.subject, '2.5.4.10') ?? lettering.arc;
  const facts = {
    id: `${department}-${(await fingerprint(pdf)).slice(0, 12)}`,
    validFrom: later(pdf.validFrom, ofd.validFrom),
    validUntil: earlier(pdf.validUntil, ofd.validUntil),
  };
  const wanted = { ...facts, name: organization + PURPOSE, signerCertificates: [ofdKey.certificate] };
  const made = (await cabinet.register.find(facts.id)) ?? (await makeMissing(cabinet, lettering, wanted));
  const tried = await trySeal({
    id: facts.id,
    pdf: { certificate: pdf, key: pdfKey },
    ofd: ofdKey,
    seal: made.seal,
  });
  const picture = draw(cabinet.fonts, made);
  return {
    id: facts.id,
    validFrom: later(facts.validFrom, tried.validFrom),
    validUntil: earlier(facts.validUntil, tried.validUntil),
    department,
    types: made.types,
    organization,
    picture,
    pdf: pdfKey,
    ofd: { seal: made.seal, version: tried.version, signer: ofdKey, width: picture.width, height: picture.height },
    maker: tried.maker.der,
    roots: { pdf: [pdfKey.root], ofd: [ofdKey.root, made.makerRoot] },
  };
}

async function makeMissing(
  { maker, register, fonts, now }: SealCabinet,
  lettering: SealLettering,
  wanted: Omit<SealFacts, 'createdAt' | 'picture'>,
): Promise<MadeSeal> {
  if (!maker) throw new Error(`the register has no seal ${wanted.id}`);
  const picture = draw(fonts, lettering);
  const { width, height } = picture;
  const seal = await makeSeal({ ...wanted, createdAt: now, picture: { png: sealPng(picture), width, height } }, maker);
  const made = { ...lettering, types: null, seal, makerRoot: maker.root };
  await register.keep(wanted.id, made);
  return made;
}

const draw = (fonts: Fonts, { arc, center }: SealLettering): Picture =>
  drawSeal(fonts, { organization: arc, center, purpose: PURPOSE }, DIAMETER_MM);

const later = (a: Date, b: Date): Date => (a > b ? a : b);
const earlier = (a: Date, b: Date): Date => (a < b ? a : b);
