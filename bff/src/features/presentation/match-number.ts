import { shanghaiDate } from 'shared/working-days.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { statusAt } from './access-request.ts';
import { givenOf } from './access-grant.ts';
import type { Clerk, PresentationDeps } from './deps.ts';
import { findOfDesk } from './find-request.ts';
import { endMismatched, grantAccess } from './grant-access.ts';
import { itemOf } from './service-item.ts';

/** Flow B: the clerk types the number on the phone. It proves that phone and window are in one place. */
export async function matchNumber(
  deps: PresentationDeps,
  clerk: Clerk,
  input: { id: string; number: string },
  once: Once,
): Promise<void> {
  const request = await findOfDesk(deps, { staffId: clerk.actor.id, terminalId: clerk.terminalId }, input.id);
  const { residentId, holderId } = request;
  const item = itemOf(deps.items, request.itemId, request.itemVersion);
  const now = deps.now();
  if (statusAt(request, now) !== 'agreed' || residentId === null || holderId === null || !item)
    throw new AppError('request.conflict');
  if (input.number !== request.matchNumber)
    return deps.inTransaction((stores) => endMismatched(stores, clerk.actor, request, now), once);
  const holder = await deps.people.holderById(request.holderKind, holderId);
  const optional = request.optionalTypes ?? [];
  const given = givenOf(item, optional, await deps.certificates.list(holder), shanghaiDate(now));
  const answered = { ...request, residentId, holderId };
  return deps.inTransaction((stores) => grantAccess(stores, clerk.actor, answered, given, optional, deps.now()), once);
}
