import { REQUEST_MS } from 'shared/presentation.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import type { AccessRequest } from './access-request.ts';
import { checkHolder } from './ask-window.ts';
import type { PresentationDeps } from './deps.ts';
import { itemOf } from './service-item.ts';

/** Flow B: the resident scanned the window. One scan takes the request; every later one gets the same answer as a wrong code. */
export async function claimWindowCode(
  deps: PresentationDeps,
  actor: Resident,
  { code }: { code: string },
  once: Once,
): Promise<AccessRequest> {
  const offered = await deps.requests.findByWindowCode(code);
  const item = offered && itemOf(deps.items, offered.itemId, offered.itemVersion);
  if (!item) return refused();
  const holder = await deps.people.holderOf(actor);
  const now = deps.now();
  const change = {
    residentId: actor.id,
    holderId: holder.id,
    askedAt: now,
    expiresAt: new Date(now.getTime() + REQUEST_MS),
  };
  const claimed = await deps.inTransaction(async ({ requests, applications, audit, live }) => {
    if (!(await requests.claim(offered, code, change, now))) return false;
    const application = await applications.find(offered.applicationNumber);
    if (!application) throw new AppError('application.not-found');
    checkHolder(item, application, { holderKind: holder.kind, holderId: holder.id });
    await audit.record({
      actor,
      action: 'access-request.claim',
      subject: offered.id,
      purpose: offered.applicationNumber,
      facts: { item: item.id, version: item.version, terminal: offered.terminalId },
    });
    await live.push(`terminal:${offered.terminalId}`, 'access-request.claimed', offered.id);
    return true;
  }, once);
  return claimed ? { ...offered, ...change, status: 'asked' } : refused();
}

const refused = (): never => {
  throw new AppError('window-code.not-usable');
};

/** A replay: the request this resident took with this code. */
export async function findClaimed(
  deps: Pick<PresentationDeps, 'requests'>,
  actor: Resident,
  { code }: { code: string },
): Promise<AccessRequest> {
  const request = await deps.requests.findByWindowCode(code);
  if (!request || request.residentId !== actor.id) return refused();
  return request;
}
