import type { CertificateStatus } from 'shared/wallet.ts';
import type { Resident } from '../../kernel/actor.ts';
import type { AuditTrail } from '../../kernel/audit.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { InTransaction } from '../../kernel/in-transaction.ts';

/** Whose certificates: the resident's own, or the firm's while acting for it. */
export interface Holder {
  readonly kind: 'resident' | 'organization';
  /** Our id of the person or firm. */
  readonly id: string;
  /** Blind index of the code: finds certificates without opening anything. */
  readonly index: string;
  /** The ID number or credit code, opened only when asked. */
  readonly code: () => Promise<string>;
}

export interface HeldCertificate {
  readonly id: string;
  readonly type: string;
  readonly issuer: string;
  readonly maskedNumber: string;
  readonly status: CertificateStatus;
  readonly validUntil: string | null;
}

/** The certificate store as a wallet needs it; throws `upstream.*`. */
export interface Certificates {
  list(holder: Holder): Promise<readonly HeldCertificate[]>;
  /** Null when the holder has none of that id. */
  read(
    holder: Holder,
    id: string,
    use: { itemCode: string; businessNumber: string },
  ): Promise<(HeldCertificate & { readonly values: Readonly<Record<string, string>> }) | null>;
}

/** What windows did with a certificate, from the presentation capability. */
export interface WindowUse {
  /** How often windows read the holder's certificates of a type since an instant. */
  looks(holderId: string, type: string, since: Date): Promise<number>;
  /** Names of the service items that may ask for a type. */
  itemsAsking(type: string): readonly string[];
}

export interface WalletDeps {
  readonly certificates: Certificates;
  holderOf(actor: Resident): Promise<Holder>;
  readonly windowUse: WindowUse;
  readonly inTransaction: InTransaction<{ readonly audit: AuditTrail }>;
  readonly now: Clock;
}
