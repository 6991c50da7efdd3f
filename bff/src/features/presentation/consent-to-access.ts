import { shanghaiDate } from 'shared/working-days.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { nextStatus, type AccessRequest } from './access-request.ts';
import { givenOf } from './access-grant.ts';
import type { PresentationDeps } from './deps.ts';
import { findOfResident } from './find-request.ts';
import { endMismatched, grantAccess } from './grant-access.ts';
import { itemOf, type ServiceItemDefinition } from './service-item.ts';

interface Consent {
  readonly id: string;
  readonly number: string | null;
  readonly optional: readonly string[];
}

/** Flow A: the right number grants, a wrong one ends the request. Flow B: agreeing shows the number the clerk must type. */
export async function consentToAccess(
  deps: PresentationDeps,
  actor: Resident,
  input: Consent,
  once: Once,
): Promise<void> {
  const { request, holder } = await findOfResident(deps, actor, input.id);
  const item = itemOf(deps.items, request.itemId, request.itemVersion);
  if (!item) throw new AppError('access-request.not-found');
  const now = deps.now();
  if (!nextStatus(request, 'agree', now)) throw new AppError('request.conflict');
  const optional = chosenOf(item, input.optional);
  if (request.flow === 'scanned') return agree(deps, actor, request, optional, once);
  if (input.number === null) throw new AppError('access-request.number-missing');
  if (input.number !== request.matchNumber)
    return deps.inTransaction((stores) => endMismatched(stores, actor, request, now), once);
  const given = givenOf(item, optional, await deps.certificates.list(holder), shanghaiDate(now));
  const mine = { ...request, holderId: holder.id, residentId: actor.id };
  return deps.inTransaction((stores) => grantAccess(stores, actor, mine, given, optional, deps.now()), once);
}

function agree(
  deps: PresentationDeps,
  actor: Resident,
  request: AccessRequest,
  optionalTypes: readonly string[],
  once: Once,
): Promise<void> {
  const now = deps.now();
  return deps.inTransaction(async ({ requests, audit, live }) => {
    if (!(await requests.move(request, 'agreed', { optionalTypes, agreedAt: now }, now)))
      throw new AppError('request.conflict');
    await audit.record({
      actor,
      action: 'access-request.agree',
      subject: request.id,
      purpose: request.applicationNumber,
    });
    await live.push(`terminal:${request.terminalId}`, 'access-request.agreed', request.id);
  }, once);
}

/** Ticking what the item does not offer as optional is a mistake of the page, or worse. */
function chosenOf(item: ServiceItemDefinition, ticked: readonly string[]): string[] {
  const offered = item.certificates.filter(({ required }) => !required).map(({ type }) => type);
  if (ticked.every((type) => offered.includes(type))) return [...new Set(ticked)];
  throw new AppError('request.invalid', { fields: { optional: '有一样不在可选的里面' } });
}
