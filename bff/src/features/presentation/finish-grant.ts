import type { Clerk, PresentationDeps } from './deps.ts';
import type { Held } from './usable-grant.ts';

/** 办完，下一位: the token dies with it. */
export async function finishGrant(deps: PresentationDeps, clerk: Clerk, { id, token }: Held): Promise<void> {
  const grant = await deps.grants.findByToken(id, token);
  if (grant?.staffId !== clerk.actor.id || grant.terminalId !== clerk.terminalId) return;
  await deps.inTransaction(async ({ grants, audit }) => {
    if (await grants.finish(id, token))
      await audit.record({ actor: clerk.actor, action: 'access-grant.finish', subject: id });
  });
}
