import { equalBytes } from 'shared/sealed-documents/bytes.ts';
import { readSealSignature, type ElectronicSealFile } from 'shared/sealed-documents/ses-reader.ts';
import { isSignedBy } from 'shared/sealed-documents/signature-algorithms.ts';
import type { X509Certificate } from 'shared/sealed-documents/x509-reader.ts';
import { signWithSeal } from '../../documents/ses.ts';
import type { SigningKey, Sm2Key } from '../keys/key-provider.ts';

const TRIAL = new Uint8Array(32);

/** What belongs to one seal. */
export interface SealParts {
  readonly id: string;
  readonly pdf: { readonly certificate: X509Certificate; readonly key: SigningKey };
  readonly ofd: Sm2Key;
  /** DER of the made seal. */
  readonly seal: Uint8Array;
}

/**
 * Signs with both keys on trial, so that a wrong certificate or seal stops the start and not the first person who checks
 * a document. Throws with one sentence; gives what the seal says.
 */
export async function trySeal({ id, pdf, ofd, seal }: SealParts): Promise<ElectronicSealFile> {
  if (!(await isSignedBy(pdf.certificate.publicKey, 'SHA-256', TRIAL, await pdf.key.sign(TRIAL))))
    throw new Error(`${id}: the certificate for PDF is another key's`);
  const trial = readSealSignature(await signWithSeal(seal, TRIAL, '/trial', ofd, new Date(0)));
  if (!(await isSignedBy(trial.signer.publicKey, 'SM3', trial.toBeSigned, trial.signature)))
    throw new Error(`${id}: the certificate for OFD is another key's`);
  const { signers } = trial.seal;
  if (signers.kind === 'certificates' && !signers.values.some((der) => equalBytes(der, trial.signer.der)))
    throw new Error(`${id}: the seal is for other certificates than its key's`);
  return trial.seal;
}
