import { presentationApi } from 'shared/presentation.ts';
import { done } from 'shared/text.ts';
import type { Mount } from '../../http/mount.ts';
import { claimWindowCode, findClaimed } from './claim-window-code.ts';
import { consentToAccess } from './consent-to-access.ts';
import type { PresentationDeps } from './deps.ts';
import { listHistory, readHistoryEntry } from './list-history.ts';
import { listPending, readAccessRequest } from './read-access-request.ts';
import { refuseAccess } from './refuse-access.ts';
import { showCode } from './show-code.ts';
import { voidCodes } from './void-codes.ts';
import { withdrawGrant } from './withdraw-grant.ts';

/** The resident's side; the window's is in `desk.routes.ts`. */
export function presentationRoutes(mount: Mount, deps: PresentationDeps): void {
  mount.once(presentationApi.showCode, (actor, _input, { once }) => showCode(deps, actor, once), 'never');
  mount.plain(presentationApi.voidCodes, async (actor, input) => {
    await voidCodes(deps, actor, input);
    return done;
  });
  mount.plain(presentationApi.pending, async (actor) => ({ items: await listPending(deps, actor) }));
  mount.plain(presentationApi.request, (actor, input) => readAccessRequest(deps, actor, input));
  mount.once(
    presentationApi.claim,
    async (actor, input, { once }) => readAccessRequest(deps, actor, await claimWindowCode(deps, actor, input, once)),
    async (actor, _id, input) => readAccessRequest(deps, actor, await findClaimed(deps, actor, input)),
  );
  mount.once(
    presentationApi.consent,
    async (actor, input, { once }) => {
      await consentToAccess(deps, actor, input, once);
      return readAccessRequest(deps, actor, input);
    },
    (actor, _id, input) => readAccessRequest(deps, actor, input),
  );
  mount.once(
    presentationApi.refuse,
    async (actor, input, { once }) => {
      await refuseAccess(deps, actor, input, once);
      return readAccessRequest(deps, actor, input);
    },
    (actor, _id, input) => readAccessRequest(deps, actor, input),
  );
  mount.plain(presentationApi.history, (actor, input) => listHistory(deps, actor, input));
  mount.once(
    presentationApi.withdraw,
    async (actor, input, { once }) => {
      await withdrawGrant(deps, actor, input, once);
      return readHistoryEntry(deps, actor, input);
    },
    (actor, _id, input) => readHistoryEntry(deps, actor, input),
  );
}
