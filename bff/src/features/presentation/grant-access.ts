import { GRANT_MS } from 'shared/presentation.ts';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { AccessRequest } from './access-request.ts';
import type { Given } from './access-grant.ts';
import type { PresentationStores } from './deps.ts';

/** Moves a request to `granted` and makes its grant; the application is this holder's from now on. Throws when somebody was faster. */
export async function grantAccess(
  { requests, grants, applications, audit, live }: PresentationStores,
  actor: Actor,
  request: AccessRequest & { readonly holderId: string; readonly residentId: string },
  given: readonly Given[],
  optionalTypes: readonly string[],
  now: Date,
): Promise<void> {
  if (!(await requests.move(request, 'granted', { optionalTypes, endedAt: now }, now)))
    throw new AppError('request.conflict');
  if (!(await applications.bindHolder(request.applicationNumber, request.holderId)))
    throw new AppError('application.other-holder');
  await grants.insert({
    requestId: request.id,
    status: 'live',
    holderKind: request.holderKind,
    holderId: request.holderId,
    terminalId: request.terminalId,
    staffId: request.staffId,
    given,
    reads: 0,
    grantedAt: now,
    expiresAt: new Date(now.getTime() + GRANT_MS),
    filedAt: null,
  });
  await audit.record({
    actor,
    action: 'access-request.grant',
    subject: request.id,
    purpose: request.applicationNumber,
    facts: { item: request.itemId, given: given.map(({ type, fields }) => `${type}:${fields.join('+')}`).join(' ') },
  });
  await live.push(`terminal:${request.terminalId}`, 'access-request.granted', request.id);
  await live.push(`resident:${request.residentId}`, 'access-request.granted', request.id);
}

/** The wrong number: somebody answers for a window they do not stand at. Ends the request for both. */
export async function endMismatched(
  { requests, audit, live }: PresentationStores,
  actor: Actor,
  request: AccessRequest,
  now: Date,
): Promise<void> {
  if (!(await requests.move(request, 'mismatched', { endedAt: now }, now))) throw new AppError('request.conflict');
  await audit.record({
    actor,
    action: 'access-request.mismatch',
    subject: request.id,
    purpose: request.applicationNumber,
    outcome: 'refused',
  });
  await live.push(`terminal:${request.terminalId}`, 'access-request.mismatched', request.id);
  await live.push(`resident:${request.residentId}`, 'access-request.mismatched', request.id);
}
