import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { AccessRequest } from './access-request.ts';
import type { Desk, Holder, PresentationDeps } from './deps.ts';

/** A request this resident may answer, for whom they act now. Absent and another's are alike. */
export async function findOfResident(
  deps: Pick<PresentationDeps, 'requests' | 'people'>,
  actor: Resident,
  id: string,
): Promise<{ request: AccessRequest; holder: Holder }> {
  const request = await deps.requests.find(id);
  const holder = await deps.people.holderOf(actor);
  if (!request || request.residentId !== actor.id || request.holderId !== holder.id)
    throw new AppError('access-request.not-found');
  return { request, holder };
}

/** A request about the certificates of whom this resident acts for, whoever answered it. */
export async function findOfHolder(
  deps: Pick<PresentationDeps, 'requests' | 'people'>,
  actor: Resident,
  id: string,
): Promise<AccessRequest> {
  const request = await deps.requests.find(id);
  const holder = await deps.people.holderOf(actor);
  if (!request || request.holderId !== holder.id) throw new AppError('access-request.not-found');
  return request;
}

/** A request of this clerk on this terminal. Absent and another's are alike. */
export async function findOfDesk(
  deps: Pick<PresentationDeps, 'requests'>,
  { staffId, terminalId }: Desk,
  id: string,
): Promise<AccessRequest> {
  const request = await deps.requests.find(id);
  if (!request || request.staffId !== staffId || request.terminalId !== terminalId)
    throw new AppError('access-request.not-found');
  return request;
}
