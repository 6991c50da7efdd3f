import { maskName } from 'shared/identity.ts';
import { GRANT_READS } from 'shared/presentation.ts';
import type { DeskGrant } from 'shared/presentation-desk.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Clerk, PresentationDeps } from './deps.ts';
import { findOfDesk } from './find-request.ts';
import { askedView, itemOf } from './service-item.ts';

const TOKEN_BYTES = 16;

/** Hands the grant to the clerk and terminal it was given to: a fresh token, of which only the hash is kept. */
export async function takeGrant(deps: PresentationDeps, clerk: Clerk, { id }: { id: string }): Promise<DeskGrant> {
  const request = await findOfDesk(deps, { staffId: clerk.actor.id, terminalId: clerk.terminalId }, id);
  const grant = await deps.grants.find(id);
  const item = itemOf(deps.items, request.itemId, request.itemVersion);
  if (!grant || !item) throw new AppError('access-grant.not-usable');
  const name = await (await deps.people.holderById(grant.holderKind, grant.holderId)).name();
  const token = deps.newSecret(TOKEN_BYTES);
  const now = deps.now();
  await deps.inTransaction(async ({ grants, audit }) => {
    if (!(await grants.setToken(id, token, now))) throw new AppError('access-grant.not-usable');
    await audit.record({
      actor: clerk.actor,
      action: 'access-grant.take',
      subject: id,
      purpose: request.applicationNumber,
      facts: { terminal: clerk.terminalId },
    });
  });
  return {
    id,
    token,
    applicationNumber: request.applicationNumber,
    itemName: request.itemName,
    maskedHolderName: grant.holderKind === 'resident' ? maskName(name) : name,
    certificates: askedView(item).map((asked) => ({
      ...asked,
      given: grant.given.some(({ type }) => type === asked.type),
    })),
    expiresInMs: grant.expiresAt.getTime() - now.getTime(),
    readsLeft: GRANT_READS - grant.reads,
    readsAllowed: GRANT_READS,
  };
}
