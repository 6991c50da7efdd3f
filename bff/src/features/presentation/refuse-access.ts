import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { nextStatus } from './access-request.ts';
import type { PresentationDeps } from './deps.ts';
import { findOfResident } from './find-request.ts';

export async function refuseAccess(
  deps: PresentationDeps,
  actor: Resident,
  { id, report }: { id: string; report: boolean },
  once: Once,
): Promise<void> {
  const { request } = await findOfResident(deps, actor, id);
  const now = deps.now();
  await deps.inTransaction(async ({ requests, audit, live }) => {
    if (
      !nextStatus(request, 'refuse', now) ||
      !(await requests.move(request, 'refused', { endedAt: now, reported: report }, now))
    )
      throw new AppError('request.conflict');
    await audit.record({
      actor,
      action: report ? 'access-request.report' : 'access-request.refuse',
      subject: request.id,
      purpose: request.applicationNumber,
      outcome: 'refused',
      facts: { terminal: request.terminalId, staff: request.staffId },
    });
    await live.push(`terminal:${request.terminalId}`, 'access-request.refused', request.id);
  }, once);
}
