/** Whose certificates: a person or firm by their code. `index` finds them without opening the code. */
export interface CertificateHolder {
  readonly kind: 'resident' | 'organization';
  /** Blind index of the ID number or credit code, 64 hex characters. */
  readonly index: string;
  /** The ID number or credit code itself. */
  readonly code: () => Promise<string>;
}

export type HeldStatus = 'valid' | 'suspended' | 'expired' | 'cancelled' | 'revoked';

/** What a list shows. */
export interface HeldCertificate {
  /** GB/T 36904 identifier. */
  readonly id: string;
  /** A code of `shared/certificate-types.ts`; a type this version does not know is left out. */
  readonly type: string;
  readonly issuer: string;
  readonly maskedNumber: string;
  /** As the issuer says; the last valid day is judged by the reader's clock. */
  readonly status: HeldStatus;
  /** `YYYY-MM-DD`; null is 长期. */
  readonly validUntil: string | null;
}

export interface CertificateContent extends HeldCertificate {
  /** Field id → value exactly as issued. */
  readonly values: Readonly<Record<string, string>>;
}

/** What for: service item and business number stand in the issuer's log. */
export interface CertificateUse {
  readonly itemCode: string;
  readonly businessNumber: string;
}

/**
 * Certificates live with their departments: every call may be slow, fail or answer wrongly. Throws AppError
 * `upstream.unavailable`, `upstream.timeout` (within 3 s) or `upstream.invalid` (unreadable, or another person's).
 */
export interface CertificateStore {
  /** Of every status, ordered by identifier. */
  list(holder: CertificateHolder): Promise<readonly HeldCertificate[]>;
  /** One certificate as it stands now; null when the holder has none of that id. */
  read(holder: CertificateHolder, id: string, use: CertificateUse): Promise<CertificateContent | null>;
}
