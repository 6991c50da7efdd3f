import { certificateTypeOf } from 'shared/certificate-types.ts';
import { maskValue } from 'shared/certificate-types/mask.ts';
import { GRANT_READS, type AccessRequest as AccessRequestView, type PendingRequest } from 'shared/presentation.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import type { Resident } from '../../kernel/actor.ts';
import { isWaiting, leftMs, statusAt, type AccessRequest } from './access-request.ts';
import { bestOf, grantStatusAt, type AccessGrant } from './access-grant.ts';
import type { Holder, PresentationDeps } from './deps.ts';
import type { HeldCertificate } from './held-certificate.ts';
import { findOfResident } from './find-request.ts';
import { askedView, fieldLabel, itemOf, typeNames } from './service-item.ts';

/** The consent sheet while somebody may answer it, its result afterwards. */
export async function readAccessRequest(
  deps: PresentationDeps,
  actor: Resident,
  { id }: { id: string },
): Promise<AccessRequestView> {
  const { request, holder } = await findOfResident(deps, actor, id);
  const now = deps.now();
  const status = statusAt(request, now);
  const grant = status === 'granted' ? await deps.grants.find(id) : null;
  return {
    id,
    flow: request.flow,
    status,
    expiresInMs: leftMs(request, now),
    holder: request.holderKind,
    window: request.place,
    item: { id: request.itemId, version: request.itemVersion, name: request.itemName },
    applicationNumber: request.applicationNumber,
    certificates: isWaiting(status) ? await sheetOf(deps, request, holder, now) : [],
    numberChoices: request.flow === 'shown' && status === 'asked' ? [...request.choices] : null,
    numberToTell: request.flow === 'scanned' && status === 'agreed' ? request.matchNumber : null,
    grant: grant && grantFacts(grant, now),
  };
}

export async function listPending(deps: PresentationDeps, actor: Resident): Promise<PendingRequest[]> {
  const holder = await deps.people.holderOf(actor);
  const now = deps.now();
  const requests = await deps.requests.pendingOf(actor.id, holder.id, now);
  return requests.map((request) => ({
    id: request.id,
    status: statusAt(request, now),
    expiresInMs: leftMs(request, now),
    unitName: request.place.unitName,
    windowName: request.place.windowName,
    itemName: request.itemName,
  }));
}

export const grantFacts = (grant: AccessGrant, now: Date) => ({
  status: grantStatusAt(grant, now),
  given: grant.given.map(({ type, fields }) => ({
    ...typeNames(type),
    fieldLabels: fields.map((field) => fieldLabel(type, field)),
  })),
  expiresAt: grant.expiresAt.toISOString(),
  reads: grant.reads,
  readsAllowed: GRANT_READS,
  filed: grant.filedAt !== null,
});

/** Every certificate asked for, with the holder's own values covered. */
async function sheetOf(
  deps: PresentationDeps,
  request: AccessRequest,
  holder: Holder,
  now: Date,
): Promise<AccessRequestView['certificates']> {
  const item = itemOf(deps.items, request.itemId, request.itemVersion);
  if (!item) return [];
  const held = await deps.certificates.list(holder);
  const use = { itemCode: item.code, businessNumber: request.applicationNumber };
  const masked = async (certificate: HeldCertificate | undefined, type: string, fieldId: string) => {
    const rule = certificateTypeOf(type)?.fields.find(({ id }) => id === fieldId)?.mask ?? 'whole';
    const content = certificate && (await contents(certificate.id));
    return content ? maskValue(rule, content.values[fieldId] ?? '') : '';
  };
  const read = new Map<string, ReturnType<PresentationDeps['certificates']['read']>>();
  const contents = (id: string) => {
    const reading = read.get(id) ?? deps.certificates.read(holder, id, use);
    read.set(id, reading);
    return reading;
  };
  return Promise.all(
    askedView(item).map(async (asked) => {
      const best = bestOf(held, asked.type, shanghaiDate(now));
      const certificate = best?.status === 'valid' ? best.certificate : undefined;
      const fields = asked.fields.map(async ({ id, label }) => ({
        id,
        label,
        maskedValue: await masked(certificate, asked.type, id),
      }));
      return {
        ...asked,
        state: best === null ? 'missing' : best.status === 'valid' ? 'held' : best.status,
        certificateId: certificate?.id ?? null,
        fields: await Promise.all(fields),
      };
    }),
  );
}
