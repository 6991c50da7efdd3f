import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { mayWithdraw } from './access-grant.ts';
import type { PresentationDeps } from './deps.ts';
import { findOfHolder } from './find-request.ts';

/** Further reads stop, the window is told, the filed copy is marked 已撤回. */
export async function withdrawGrant(
  deps: PresentationDeps,
  actor: Resident,
  { id }: { id: string },
  once: Once,
): Promise<void> {
  const request = await findOfHolder(deps, actor, id);
  const grant = await deps.grants.find(id);
  if (!grant) throw new AppError('access-request.not-found');
  const now = deps.now();
  await deps.inTransaction(async ({ grants, applications, audit, live }) => {
    if (!mayWithdraw(grant, now) || !(await grants.withdraw(id, now))) throw new AppError('request.conflict');
    await applications.withdrawFiled(id, now);
    await audit.record({
      actor,
      action: 'access-grant.withdraw',
      subject: id,
      purpose: request.applicationNumber,
    });
    await live.push(`terminal:${request.terminalId}`, 'access-grant.withdrawn', id);
  }, once);
}
