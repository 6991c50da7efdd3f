import { certificateTypes, certificateTypeOf } from 'shared/certificate-types.ts';
import type { CertificateType } from 'shared/certificate-types/definition.ts';
import { expiresInDays, statusOn, type CertificateSummary } from 'shared/wallet.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import type { HeldCertificate } from './deps.ts';

/** Looking at one's own certificates, in the issuer's log. */
export const OWN_USE = { itemCode: 'WALLET', businessNumber: 'WALLET' } as const;

/** The summary of one certificate; null for a type this version does not know. */
export function summaryOf(held: HeldCertificate, now: Date): CertificateSummary | null {
  const type = certificateTypeOf(held.type);
  return type ? summaryAs(type, held, now) : null;
}

export function summaryAs(type: CertificateType, held: HeldCertificate, now: Date): CertificateSummary {
  const today = shanghaiDate(now);
  return {
    id: held.id,
    type: type.code,
    name: type.name,
    category: type.category,
    issuer: held.issuer,
    maskedNumber: held.maskedNumber,
    status: statusOn(held.status, held.validUntil, today),
    validUntil: held.validUntil,
    expiresInDays: expiresInDays(held.status, held.validUntil, today),
  };
}

/** In the order of the catalog, what cannot be used last. */
export function inWalletOrder(summaries: readonly CertificateSummary[]): CertificateSummary[] {
  const place = ({ type, status }: CertificateSummary) =>
    certificateTypes.findIndex(({ code }) => code === type) + (status === 'valid' ? 0 : 1_000);
  return [...summaries].sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}
