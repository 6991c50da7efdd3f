import { FOLDER, mm, ofdPart, ofdXml, sm3, type OfdPart } from './ofd-package.ts';
import type { SesVersion } from 'shared/sealed-documents/ses-reader.ts';
import { signWithSeal, type SealSigner } from './ses.ts';
import { zipEntry, type ZipEntry } from './zip-writer.ts';

/** A department's seal as it is set on OFD files. */
export interface OfdSeal {
  /** DER of the seal its maker signed (SESeal). */
  readonly seal: Uint8Array;
  readonly version: SesVersion;
  readonly signer: SealSigner;
  /** Of its picture, mm. */
  readonly width: number;
  readonly height: number;
}

/** Where the picture of the seal is shown, mm. */
export interface StampPlace {
  readonly pageId: number;
  readonly x: number;
  readonly y: number;
}

export const SIGNATURES = `${FOLDER}/Signs/Signatures.xml`;

const FOLDER_OF_ONE = `${FOLDER}/Signs/Sign_0`;
const SIGNATURE = `/${FOLDER_OF_ONE}/Signature.xml`;
const SM3 = '1.2.156.10197.1.401';
const SM2_WITH_SM3 = '1.2.156.10197.1.501';
const QUICK = 4;
const BEST = 9;

const seals = new WeakMap<Uint8Array, OfdPart>();

const signatures = ofdPart(
  SIGNATURES,
  ofdXml(
    'Signatures',
    '',
    `<ofd:MaxSignId>s001</ofd:MaxSignId><ofd:Signature ID="s001" Type="Seal" BaseLoc="${SIGNATURE}"/>`,
  ),
  BEST,
);

/**
 * Seals a package (GB/T 33190 §18): adds the seal and the list of signatures to the parts, signs the digests of all of
 * them, and returns the complete package. The list itself is signed too, so nobody can add a second signature.
 */
export async function sealPackage(
  parts: readonly OfdPart[],
  { seal, version, signer, width, height }: OfdSeal,
  { pageId, x, y }: StampPlace,
  now: Date,
): Promise<ZipEntry[]> {
  const all = [...parts, sealPart(seal), signatures];
  const references = all.map(
    ({ name, digest }) =>
      `<ofd:Reference FileRef="/${name}"><ofd:CheckValue>${digest}</ofd:CheckValue></ofd:Reference>`,
  );
  const time = `${now.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
  const signature = Buffer.from(
    ofdXml(
      'Signature',
      '',
      `<ofd:SignedInfo><ofd:Provider ProviderName="Suiban" Company="Suiban" Version="1.0"/><ofd:SignatureMethod>${SM2_WITH_SM3}</ofd:SignatureMethod><ofd:SignatureDateTime>${time}</ofd:SignatureDateTime><ofd:References CheckMethod="${SM3}">${references.join('')}</ofd:References><ofd:StampAnnot ID="stamp" PageRef="${pageId}" Boundary="${[x, y, width, height].map(mm).join(' ')}"/><ofd:Seal><ofd:BaseLoc>/${FOLDER_OF_ONE}/Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo><ofd:SignedValue>/${FOLDER_OF_ONE}/SignedValue.dat</ofd:SignedValue>`,
    ),
    'utf8',
  );
  const value = await signWithSeal(seal, sm3(signature), SIGNATURE, signer, now, version);
  return [
    ...all,
    zipEntry(SIGNATURE.slice(1), signature, QUICK),
    // The picture in it is deflated already.
    zipEntry(`${FOLDER_OF_ONE}/SignedValue.dat`, value, 0),
  ];
}

/** Deflated once for each seal. */
function sealPart(seal: Uint8Array): OfdPart {
  const known = seals.get(seal);
  if (known) return known;
  const part = ofdPart(`${FOLDER_OF_ONE}/Seal.esl`, seal, BEST);
  seals.set(seal, part);
  return part;
}
