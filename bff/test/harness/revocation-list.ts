import { KeyObject, sign } from 'node:crypto';
import { readCertificate } from 'shared/sealed-documents/x509-reader.ts';
import { bitString, element, integer, objectId, octetString, sequence, x509Time } from '../../src/documents/der.ts';
import { algorithmOf } from '../../src/documents/signature-algorithms.ts';
import { SM2_WITH_SM3, sm2SignatureDer } from '../../src/documents/sm2.ts';
import type { CertificateAuthority } from '../../src/documents/x509.ts';

/** CRLReason, RFC 5280 §5.3.1. */
const REASONS = { keyCompromise: 1, superseded: 4, cessationOfOperation: 5 } as const;

/** A DER revocation list (RFC 5280 §5) by which an authority takes certificates back. */
export function makeRevocationList(
  { certificate, privateKey }: CertificateAuthority,
  certificates: readonly Uint8Array[],
  at: Date,
  reason: keyof typeof REASONS,
): Buffer {
  const algorithm = privateKey instanceof KeyObject ? algorithmOf(privateKey).certificate : SM2_WITH_SM3;
  const code = octetString(element(0x0a, Uint8Array.of(REASONS[reason])));
  const entries = certificates.map((der) =>
    sequence(integer(readCertificate(der).serial), x509Time(at), sequence(sequence(objectId('2.5.29.21'), code))),
  );
  const { subject } = readCertificate(certificate);
  const list = sequence(integer(1), algorithm, subject, x509Time(at), sequence(...entries));
  const signature =
    privateKey instanceof KeyObject ? sign('sha256', list, privateKey) : sm2SignatureDer(privateKey.sign(list));
  return sequence(list, algorithm, bitString(signature));
}
