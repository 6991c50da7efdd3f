import { accessGrantSteps, GRANT_READS, type AccessGrantStatus } from 'shared/presentation.ts';
import { statusOn } from 'shared/wallet.ts';
import type { HeldCertificate } from './held-certificate.ts';
import type { ServiceItemDefinition } from './service-item.ts';

/** One certificate the resident gave: these fields of this certificate and no others. */
export interface Given {
  readonly type: string;
  readonly certificateId: string;
  readonly fields: readonly string[];
}

export interface AccessGrant {
  /** The request it answers is also its name. */
  readonly requestId: string;
  readonly status: AccessGrantStatus;
  readonly holderKind: 'resident' | 'organization';
  readonly holderId: string;
  readonly terminalId: string;
  readonly staffId: string;
  readonly given: readonly Given[];
  readonly reads: number;
  readonly grantedAt: Date;
  readonly expiresAt: Date;
  readonly filedAt: Date | null;
}

/** The status by the server's clock and the count of reads. */
export const grantStatusAt = ({ status, expiresAt, reads }: AccessGrant, now: Date): AccessGrantStatus =>
  status === 'live' && (expiresAt <= now || reads >= GRANT_READS) ? 'expired' : status;

export const mayWithdraw = (grant: AccessGrant, now: Date): boolean =>
  'withdraw' in accessGrantSteps[grantStatusAt(grant, now)];

/** The certificate of a type that can be given today: a valid one before others; the newest identifier first. */
export function bestOf(
  held: readonly HeldCertificate[],
  type: string,
  today: string,
): { certificate: HeldCertificate; status: HeldCertificate['status'] } | null {
  const ofType = held
    .filter((certificate) => certificate.type === type)
    .map((certificate) => ({ certificate, status: statusOn(certificate.status, certificate.validUntil, today) }))
    .toSorted((a, b) => (a.certificate.id < b.certificate.id ? 1 : -1));
  return ofType.find(({ status }) => status === 'valid') ?? ofType[0] ?? null;
}

/** What is given: everything required and every optional type the resident ticked, as far as valid ones are held. */
export function givenOf(
  item: ServiceItemDefinition,
  optional: readonly string[],
  held: readonly HeldCertificate[],
  today: string,
): Given[] {
  return item.certificates.flatMap(({ type, required, fields }) => {
    const best = required || optional.includes(type) ? bestOf(held, type, today) : null;
    return best?.status === 'valid' ? [{ type, certificateId: best.certificate.id, fields }] : [];
  });
}
