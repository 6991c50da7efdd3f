import type { CaseDetail, casesApi } from 'shared/cases.ts';
import type { InputOf } from 'shared/endpoint.ts';
import { isDemoPhone } from 'shared/identity.ts';
import { shanghaiDate } from 'shared/working-days.ts';
import type { Resident } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Once } from '../../kernel/once.ts';
import { detailOf } from './case-view.ts';
import type { Deps, PhotoStore } from './deps.ts';
import { surroundings } from './read-case.ts';
import { caseNumber, openCase } from './service-case.ts';

/** Takes a call in: number, first event and photos in one transaction. */
export async function submitCase(
  deps: Deps,
  actor: Resident,
  input: InputOf<typeof casesApi.submit>,
  once: Once,
): Promise<CaseDetail> {
  if (deps.production && input.contactPhone !== null && isDemoPhone(input.contactPhone)) {
    throw new AppError('request.invalid', { fields: { contactPhone: '这是演示用的手机号，请填真实的手机号' } });
  }
  const [around, caller] = await Promise.all([surroundings(deps), deps.callers.describe(actor)]);
  const { now } = around;
  const day = shanghaiDate(now);
  await deps.cases.openDay(day);
  const eventId = deps.newId();
  return deps.inTransaction(async ({ cases, photos, audit }) => {
    const { photoIds, contactPhone, ...said } = input;
    const event = {
      id: eventId,
      caseId: once.resourceId,
      step: 'submit',
      to: 'submitted',
      version: 1,
      party: 'caller',
      actorId: actor.id,
      unitId: null,
      at: now,
      text: null,
    } as const;
    await cases.addEvent(event);
    await attachPhotos(photos, actor.id, photoIds, event);
    await audit.record({ actor, action: 'case.submit', subject: event.caseId, facts: { photos: photoIds.length } });
    const opened = openCase(
      {
        ...said,
        id: event.caseId,
        number: caseNumber(day, await cases.nextNumber(day)),
        nature: null,
        urgency: null,
        callerId: actor.id,
        organizationId: actor.actingFor?.organizationId ?? null,
        organizationName: actor.actingFor === null ? null : caller.organizationName,
        callerName: caller.name,
        phone: contactPhone ?? caller.phone,
        unitId: null,
        stars: null,
        submittedAt: now,
      },
      around.calendar,
    );
    await cases.insert(opened);
    const attached = photoIds.length === 0 ? [] : await photos.ofCase(opened.id);
    return detailOf(opened, { events: [event], photos: attached }, ['caller'], around);
  }, once);
}

/** Ties photos to what they were sent with; one that is gone or another's refuses the whole. */
export async function attachPhotos(
  photos: PhotoStore,
  ownerId: string,
  photoIds: readonly string[],
  event: { id: string; caseId: string },
): Promise<void> {
  for (const [position, id] of photoIds.entries()) {
    const attached = await photos.attach(id, ownerId, { caseId: event.caseId, eventId: event.id, position });
    if (!attached) throw new AppError('photo.gone', { fields: { photoIds: '有照片已经不在了，请重新选一次' } });
  }
}
