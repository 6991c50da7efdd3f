import { fingerprint, nameAttribute, readCertificate } from 'shared/sealed-documents/x509-reader.ts';
import type { DocumentSigner } from '../../documents/cms.ts';
import type { Fonts } from '../../documents/fonts.ts';
import type { Picture } from '../../documents/page.ts';
import { drawSeal } from '../../documents/seal.ts';
import type { KeyProvider } from '../keys/key-provider.ts';
import { pdfAliasOf } from './key-aliases.ts';

/** A department's registered seal: picture, certificate, validity, and the key behind the provider. */
export interface RegisteredSeal<Department extends string> {
  /** Department and the first 12 hex digits of the certificate's SHA-256: a new certificate is a new seal. */
  readonly id: string;
  readonly department: Department;
  /** As the certificate has it. */
  readonly organization: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly picture: Picture;
  readonly signer: DocumentSigner;
  /** DER. */
  readonly root: Uint8Array;
}

/** What stands on the seal; the key's alias is the department's code. */
export interface SealLettering<Department extends string> {
  readonly department: Department;
  /** Along the arc, without brackets. */
  readonly arc: string;
  /** Across the middle, as 样例. */
  readonly center: string;
}

const DIAMETER_MM = 40;

/** Draws and opens the seals; a key without certificate or a character no font has is a failure to start. */
export const openSeals = <Department extends string>(
  keys: KeyProvider,
  fonts: Fonts,
  letterings: readonly SealLettering<Department>[],
): Promise<RegisteredSeal<Department>[]> =>
  Promise.all(
    letterings.map(async ({ department, arc, center }) => {
      const [key] = (await keys.signingKeys(pdfAliasOf(department))).slice(-1);
      if (!key) throw new Error(`${department} has no sealing key`);
      const certificate = readCertificate(key.certificate);
      return {
        id: `${department}-${(await fingerprint(certificate)).slice(0, 12)}`,
        department,
        organization: nameAttribute(certificate.subject, '2.5.4.10') ?? arc,
        validFrom: certificate.validFrom,
        validUntil: certificate.validUntil,
        picture: drawSeal(fonts, { organization: arc, center, purpose: '电子证明专用章' }, DIAMETER_MM),
        signer: {
          certificate: key.certificate,
          intermediates: key.intermediates,
          sign: (data: Uint8Array) => key.sign(data),
        },
        root: key.root,
      };
    }),
  );
