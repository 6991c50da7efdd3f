import { deskApi } from 'shared/presentation-desk.ts';
import { done } from 'shared/text.ts';
import type { Mount } from '../../http/mount.ts';
import type { Staff } from '../../kernel/actor.ts';
import { askAccess } from './ask-access.ts';
import { cancelAccess } from './cancel-access.ts';
import type { Clerk, Desk, PresentationDeps } from './deps.ts';
import { fileGranted } from './file-granted.ts';
import { findOfDesk } from './find-request.ts';
import { finishGrant } from './finish-grant.ts';
import { matchNumber } from './match-number.ts';
import { offerWindowCode, renewWindowCode } from './offer-window-code.ts';
import { openApplication } from './open-application.ts';
import { deskView, listApplications, listDeskHistory, listServiceItems, readApplication } from './read-desk.ts';
import { readGranted } from './read-granted.ts';
import { takeGrant } from './take-grant.ts';

/** Who stands at the window: session and terminal cookie together. */
type ClerkAt = (actor: Staff, terminalSecret: string | null) => Promise<Clerk>;

export function deskRoutes(mount: Mount, deps: PresentationDeps, clerkAt: ClerkAt): void {
  const deskOf = (actor: Staff): Desk => ({ staffId: actor.id, terminalId: actor.terminalId });
  const requestOf = async (desk: Desk, id: string) => deskView(deps, await findOfDesk(deps, desk, id));

  mount.plain(deskApi.serviceItems, async (actor, _input, { terminalSecret }) => ({
    items: listServiceItems(deps, await clerkAt(actor, terminalSecret)),
  }));
  mount.once(
    deskApi.openApplication,
    async (actor, input, { once, terminalSecret }) => {
      const clerk = await clerkAt(actor, terminalSecret);
      return readApplication(deps, clerk.unitId, await openApplication(deps, clerk, input, once));
    },
    async (_actor, id) => {
      const application = await deps.applications.findById(id);
      return readApplication(deps, application?.unitId ?? '', application);
    },
  );
  mount.plain(deskApi.applications, async (actor, _input, { terminalSecret }) => ({
    items: await listApplications(deps, await clerkAt(actor, terminalSecret)),
  }));
  mount.plain(deskApi.application, async (actor, { number }, { terminalSecret }) => {
    const { unitId } = await clerkAt(actor, terminalSecret);
    return readApplication(deps, unitId, await deps.applications.find(number));
  });
  mount.once(
    deskApi.ask,
    async (actor, input, { once, terminalSecret }) =>
      deskView(deps, await askAccess(deps, await clerkAt(actor, terminalSecret), input, once)),
    (actor, id) => requestOf(deskOf(actor), id),
  );
  mount.once(
    deskApi.offer,
    async (actor, input, { once, terminalSecret }) => {
      const offered = await offerWindowCode(deps, await clerkAt(actor, terminalSecret), input, once);
      return { ...offered, request: deskView(deps, offered.request) };
    },
    'never',
  );
  mount.plain(deskApi.renewOffer, async (actor, input, { terminalSecret }) => {
    const offered = await renewWindowCode(deps, await clerkAt(actor, terminalSecret), input);
    return { ...offered, request: deskView(deps, offered.request) };
  });
  mount.plain(deskApi.request, async (actor, { id }, { terminalSecret }) => {
    await clerkAt(actor, terminalSecret);
    return requestOf(deskOf(actor), id);
  });
  mount.plain(deskApi.cancel, async (actor, input, { terminalSecret }) => {
    await cancelAccess(deps, await clerkAt(actor, terminalSecret), input);
    return requestOf(deskOf(actor), input.id);
  });
  mount.once(
    deskApi.match,
    async (actor, input, { once, terminalSecret }) => {
      await matchNumber(deps, await clerkAt(actor, terminalSecret), input, once);
      return requestOf(deskOf(actor), input.id);
    },
    (actor, _id, input) => requestOf(deskOf(actor), input.id),
  );
  mount.plain(deskApi.takeGrant, async (actor, input, { terminalSecret }) =>
    takeGrant(deps, await clerkAt(actor, terminalSecret), input),
  );
  mount.plain(deskApi.read, async (actor, input, { terminalSecret }) =>
    readGranted(deps, await clerkAt(actor, terminalSecret), input),
  );
  mount.once(
    deskApi.file,
    async (actor, input, { once, terminalSecret }) => {
      const clerk = await clerkAt(actor, terminalSecret);
      const number = await fileGranted(deps, clerk, input, once);
      return readApplication(deps, clerk.unitId, await deps.applications.find(number));
    },
    async (actor, _id, { id }) => {
      const { applicationNumber } = await findOfDesk(deps, deskOf(actor), id);
      const application = await deps.applications.find(applicationNumber);
      return readApplication(deps, application?.unitId ?? '', application);
    },
  );
  mount.plain(deskApi.finish, async (actor, input, { terminalSecret }) => {
    await finishGrant(deps, await clerkAt(actor, terminalSecret), input);
    return done;
  });
  mount.plain(deskApi.history, async (actor, _input, { terminalSecret }) => ({
    items: await listDeskHistory(deps, await clerkAt(actor, terminalSecret)),
  }));
}
