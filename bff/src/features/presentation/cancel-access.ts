import { AppError } from '../../kernel/app-error.ts';
import { nextStatus, statusAt } from './access-request.ts';
import type { Clerk, PresentationDeps } from './deps.ts';
import { findOfDesk } from './find-request.ts';

export async function cancelAccess(deps: PresentationDeps, clerk: Clerk, { id }: { id: string }): Promise<void> {
  const request = await findOfDesk(deps, { staffId: clerk.actor.id, terminalId: clerk.terminalId }, id);
  const now = deps.now();
  if (statusAt(request, now) === 'cancelled') return;
  await deps.inTransaction(async ({ requests, audit, live }) => {
    if (!nextStatus(request, 'cancel', now) || !(await requests.move(request, 'cancelled', { endedAt: now }, now)))
      throw new AppError('request.conflict');
    await audit.record({
      actor: clerk.actor,
      action: 'access-request.cancel',
      subject: request.id,
      purpose: request.applicationNumber,
    });
    if (request.residentId !== null)
      await live.push(`resident:${request.residentId}`, 'access-request.cancelled', request.id);
  });
}
