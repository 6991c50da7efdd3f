import { maskName } from 'shared/identity.ts';
import type { AccessHistory, AccessHistoryEntry } from 'shared/presentation.ts';
import type { Resident } from '../../kernel/actor.ts';
import { statusAt, type AccessRequest } from './access-request.ts';
import type { AccessGrant } from './access-grant.ts';
import type { PresentationDeps } from './deps.ts';
import { findOfHolder } from './find-request.ts';
import { grantFacts } from './read-access-request.ts';
import { fieldLabel, itemOf, typeNames } from './service-item.ts';

export const LOOK_BACK_MS = 30 * 86_400_000;

/** 谁看过我的证照: every request, also what was refused, ran out or was never answered. */
export async function listHistory(
  deps: PresentationDeps,
  actor: Resident,
  input: { limit: number; before?: string | undefined; show: 'all' | 'agreed' | 'not-given' },
): Promise<AccessHistory> {
  const holder = await deps.people.holderOf(actor);
  const now = deps.now();
  const page = { show: input.show, before: input.before, limit: input.limit + 1, now };
  const found = await deps.requests.ofHolder(holder.id, page);
  const requests = found.slice(0, input.limit);
  const grants = await deps.grants.findMany(requests.map(({ id }) => id));
  return {
    looksIn30Days: await deps.grants.looksSince(holder.id, new Date(now.getTime() - LOOK_BACK_MS)),
    items: requests.map((request) => entryOf(deps, request, grants.get(request.id) ?? null, now)),
    next: found.length > input.limit ? (requests.at(-1)?.id ?? null) : null,
  };
}

export async function readHistoryEntry(
  deps: PresentationDeps,
  actor: Resident,
  { id }: { id: string },
): Promise<AccessHistoryEntry> {
  const request = await findOfHolder(deps, actor, id);
  return entryOf(deps, request, await deps.grants.find(id), deps.now());
}

function entryOf(
  deps: Pick<PresentationDeps, 'items'>,
  request: AccessRequest,
  grant: AccessGrant | null,
  now: Date,
): AccessHistoryEntry {
  const { unitName, windowName, clerkName, staffNumber } = request.place;
  const asked = itemOf(deps.items, request.itemId, request.itemVersion)?.certificates ?? [];
  return {
    id: request.id,
    at: (request.askedAt ?? request.createdAt).toISOString(),
    status: statusAt(request, now),
    unitName,
    windowName,
    maskedClerkName: maskName(clerkName),
    staffNumber,
    itemName: request.itemName,
    applicationNumber: request.applicationNumber,
    certificates: (grant?.given ?? asked).map(({ type, fields }) => ({
      ...typeNames(type),
      fieldLabels: fields.map((field) => fieldLabel(type, field)),
    })),
    reported: request.reported,
    grant: grant && grantFacts(grant, now),
  };
}
