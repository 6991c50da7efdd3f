import { AppError } from '../../kernel/app-error.ts';
import type { AccessRequest } from './access-request.ts';
import type { Application } from './application.ts';
import { drawMatch } from './codes.ts';
import type { Clerk, PresentationDeps } from './deps.ts';
import { itemOf, type ServiceItemDefinition } from './service-item.ts';

export interface Matter {
  readonly serviceItemId: string;
  readonly applicationNumber: string;
}

/** The item and application a clerk names: the item is handled here, the application is real, of this unit, of this item and open. */
export async function checkMatter(
  deps: Pick<PresentationDeps, 'items' | 'applications'>,
  clerk: Clerk,
  { serviceItemId, applicationNumber }: Matter,
): Promise<{ item: ServiceItemDefinition; application: Application }> {
  const item = itemOf(deps.items, serviceItemId);
  if (!item || !clerk.serviceItems.includes(item.id)) throw new AppError('service-item.not-here');
  const application = await deps.applications.find(applicationNumber);
  if (!application || application.unitId !== clerk.unitId || application.itemId !== item.id)
    throw new AppError('application.not-found');
  if (application.status !== 'open') throw new AppError('application.closed');
  return { item, application };
}

/** The holder of a code must fit the item and, once the application has one, be the same. */
export function checkHolder(
  item: ServiceItemDefinition,
  application: Pick<Application, 'holderId'>,
  holder: { readonly holderKind: string; readonly holderId: string },
): void {
  if (holder.holderKind !== item.holder) throw new AppError('holder.other-kind');
  if (application.holderId !== null && application.holderId !== holder.holderId)
    throw new AppError('application.other-holder');
}

/** A request not yet addressed to anybody. */
export function draftRequest(
  id: string,
  flow: AccessRequest['flow'],
  clerk: Clerk,
  { item, application }: { item: ServiceItemDefinition; application: Application },
  { now, lifeMs, newSecret }: { now: Date; lifeMs: number; newSecret: (bytes: number) => string },
): AccessRequest {
  const { number, choices } = drawMatch(newSecret);
  return {
    id,
    flow,
    status: 'offered',
    residentId: null,
    holderKind: item.holder,
    holderId: null,
    terminalId: clerk.terminalId,
    staffId: clerk.actor.id,
    place: clerk.place,
    itemId: item.id,
    itemVersion: item.version,
    itemName: item.name,
    applicationNumber: application.number,
    matchNumber: number,
    choices,
    optionalTypes: null,
    reported: false,
    createdAt: now,
    askedAt: null,
    agreedAt: null,
    endedAt: null,
    expiresAt: new Date(now.getTime() + lifeMs),
  };
}
