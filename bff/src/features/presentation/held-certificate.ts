import type { CertificateStatus } from 'shared/wallet.ts';

export interface HeldCertificate {
  readonly id: string;
  readonly type: string;
  readonly issuer: string;
  readonly status: CertificateStatus;
  readonly validUntil: string | null;
}

export type CertificateContent = HeldCertificate & { readonly values: Readonly<Record<string, string>> };
