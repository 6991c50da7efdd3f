import { accessRequestSteps, type AccessRequestStatus, type WindowFacts } from 'shared/presentation.ts';

export interface AccessRequest {
  readonly id: string;
  readonly flow: 'shown' | 'scanned';
  readonly status: AccessRequestStatus;
  /** Who answers it; null while the window's code waits for a scan. */
  readonly residentId: string | null;
  readonly holderKind: 'resident' | 'organization';
  readonly holderId: string | null;
  readonly terminalId: string;
  readonly staffId: string;
  readonly place: WindowFacts;
  readonly itemId: string;
  readonly itemVersion: number;
  readonly itemName: string;
  readonly applicationNumber: string;
  readonly matchNumber: string;
  readonly choices: readonly string[];
  /** Optional types the resident ticked; null before. */
  readonly optionalTypes: readonly string[] | null;
  readonly reported: boolean;
  readonly createdAt: Date;
  readonly askedAt: Date | null;
  readonly agreedAt: Date | null;
  readonly endedAt: Date | null;
  readonly expiresAt: Date;
}

type Action = { [S in AccessRequestStatus]: keyof (typeof accessRequestSteps)[S] }[AccessRequestStatus];

/** True while somebody may still answer. */
export const isWaiting = (status: AccessRequestStatus): boolean => 'expire' in accessRequestSteps[status];

/** The status by the server's clock: a waiting request ends by itself. */
export const statusAt = ({ status, expiresAt }: AccessRequest, now: Date): AccessRequestStatus =>
  isWaiting(status) && expiresAt <= now ? 'expired' : status;

/** Where an action leads from the present status; null when it may not happen (any more). */
export function nextStatus(request: AccessRequest, action: Action, now: Date): AccessRequestStatus | null {
  const steps: Readonly<Partial<Record<Action, AccessRequestStatus>>> = accessRequestSteps[statusAt(request, now)];
  return steps[action] ?? null;
}

export const leftMs = (request: AccessRequest, now: Date): number =>
  isWaiting(statusAt(request, now)) ? request.expiresAt.getTime() - now.getTime() : 0;
