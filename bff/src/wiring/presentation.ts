import { accessGrantStore } from '../features/presentation/access-grant-store.sql.ts';
import { accessRequestStore } from '../features/presentation/access-request-store.sql.ts';
import { applicationStore } from '../features/presentation/application-store.sql.ts';
import type { Clerk, PresentationDeps } from '../features/presentation/deps.ts';
import { deskRoutes } from '../features/presentation/desk.routes.ts';
import { presentationCodeStore } from '../features/presentation/presentation-code-store.sql.ts';
import { presentationRoutes } from '../features/presentation/routes.ts';
import { serviceItems } from '../features/presentation/service-items.ts';
import type { WalletDeps } from '../features/wallet/deps.ts';
import type { Certificates } from './certificates.ts';
import type { Ground } from './ground.ts';
import type { WiredStaff } from './staff.ts';

/** Dead codes are kept this long, so that the audit's cause can be looked into. */
const CODES_KEPT_MS = 7 * 86_400_000;

export interface WiredPresentation {
  readonly windowUse: WalletDeps['windowUse'];
  /** For a job that runs every few minutes. */
  tidy(): Promise<void>;
}

export function wirePresentation(
  { cipher, config, mount, newId, newSecret, now, sql, transactions }: Ground,
  { certificates, staff }: { certificates: Certificates; staff: WiredStaff },
): WiredPresentation {
  const grants = accessGrantStore(sql, cipher);
  const deps: PresentationDeps = {
    now,
    newId,
    newSecret,
    grants,
    requests: accessRequestStore(sql, cipher),
    applications: applicationStore(sql, cipher),
    people: certificates,
    certificates: certificates.store,
    items: serviceItems,
    publicOrigin: config.publicOrigin,
    inTransaction: transactions((unit, audit, live) => ({
      codes: presentationCodeStore(unit, cipher),
      requests: accessRequestStore(unit, cipher),
      grants: accessGrantStore(unit, cipher),
      applications: applicationStore(unit, cipher),
      audit,
      live,
    })),
  };
  presentationRoutes(mount, deps);
  deskRoutes(mount, deps, async (actor, secret) => clerkOf(await staff.clerkAt(actor, secret)));
  return {
    windowUse: {
      looks: (holderId, type, since) => grants.readsOfType(holderId, type, since),
      itemsAsking: (type) =>
        serviceItems.filter(({ certificates: asks }) => asks.some((ask) => ask.type === type)).map(({ name }) => name),
    },
    async tidy() {
      await presentationCodeStore(sql, cipher).purge(new Date(now().getTime() - CODES_KEPT_MS));
    },
  };
}

const clerkOf = ({ actor, member, terminal }: Awaited<ReturnType<WiredStaff['clerkAt']>>): Clerk => ({
  actor,
  terminalId: terminal.id,
  unitId: terminal.unitId,
  place: {
    unitName: terminal.unitName,
    hallName: terminal.hallName,
    floor: terminal.floor,
    windowName: terminal.windowName,
    clerkName: member.name,
    staffNumber: member.staffNumber,
  },
  serviceItems: terminal.serviceItems,
});
