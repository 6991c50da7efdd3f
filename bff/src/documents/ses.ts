/**
 * Electronic seals and signatures made with them, as GB/T 38540-2020 encodes them (SES version 4; GM/T 0031-2025 keeps
 * the fields and calls them version 5). All signatures are SM2 with SM3.
 */
import type { SesVersion } from 'shared/sealed-documents/ses-reader.ts';
import { bitString, generalizedTime, ia5String, integer, objectId, octetString, sequence, utf8String } from './der.ts';
import { sm2SignatureDer } from './sm2.ts';

/** A certificate and what signs with its key. */
export interface SealSigner {
  /** X.509, DER. */
  readonly certificate: Uint8Array;
  /** SM2 with SM3 over `data`: 64 bytes, r and s. */
  sign(data: Uint8Array): Promise<Uint8Array> | Uint8Array;
}

/** What a seal maker (制章者) puts into a seal. */
export interface SealFacts {
  /** Printable ASCII, unique. */
  readonly id: string;
  readonly name: string;
  /** Of those who may seal with it, DER. */
  readonly signerCertificates: readonly Uint8Array[];
  readonly createdAt: Date;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly picture: {
    /** A PNG file: the only kind all readers show. */
    readonly png: Uint8Array;
    /** mm, whole. */
    readonly width: number;
    readonly height: number;
  };
}

const SM2_WITH_SM3 = objectId('1.2.156.10197.1.501');
const VENDOR = 'SUIBAN';
const UNIT_SEAL = 1;
const LIST_OF_CERTIFICATES = 1;

/** A seal (SESeal) as DER: what stands in a `.esl` file. */
export async function makeSeal(facts: SealFacts, maker: SealSigner, version: SesVersion = 4): Promise<Buffer> {
  const { picture } = facts;
  const information = sequence(
    sequence(ia5String('ES'), integer(version), ia5String(VENDOR)),
    ia5String(facts.id),
    sequence(
      integer(UNIT_SEAL),
      utf8String(facts.name),
      integer(LIST_OF_CERTIFICATES),
      sequence(...facts.signerCertificates.map(octetString)),
      generalizedTime(facts.createdAt),
      generalizedTime(facts.validFrom),
      generalizedTime(facts.validUntil),
    ),
    sequence(ia5String('png'), octetString(picture.png), integer(picture.width), integer(picture.height)),
  );
  return signed(information, maker);
}

/**
 * A signature with a seal (SES_Signature) as DER: what stands in SignedValue.dat. `dataHash` is the SM3 of the file at
 * `property`, which lists what is signed.
 */
export async function signWithSeal(
  seal: Uint8Array,
  dataHash: Uint8Array,
  property: string,
  signer: SealSigner,
  now: Date,
  version: SesVersion = 4,
): Promise<Buffer> {
  const toSign = sequence(integer(version), seal, generalizedTime(now), bitString(dataHash), ia5String(property));
  return signed(toSign, signer);
}

async function signed(content: Uint8Array, signer: SealSigner): Promise<Buffer> {
  const signature = sm2SignatureDer(await signer.sign(content));
  return sequence(content, octetString(signer.certificate), SM2_WITH_SM3, bitString(signature));
}
