import { toHex } from '../octets.ts';
import type { VerifiedSigner } from './verification.ts';
import { fingerprint, nameAttribute, type X509Certificate } from './x509-reader.ts';

export async function describeSigner(certificate: X509Certificate): Promise<VerifiedSigner> {
  return {
    commonName: nameAttribute(certificate.subject, '2.5.4.3') ?? '',
    organization: nameAttribute(certificate.subject, '2.5.4.10') ?? '',
    serial: toHex(certificate.serial),
    sha256: await fingerprint(certificate),
  };
}
