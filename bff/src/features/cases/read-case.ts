import type { CaseDetail, casesApi } from 'shared/cases.ts';
import type { OutputOf } from 'shared/endpoint.ts';
import type { HandledCase } from 'shared/handling.ts';
import type { Resident, Staff } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { detailOf, handledOf, type Surroundings } from './case-view.ts';
import type { Deps } from './deps.ts';
import { deskOf, isMine, partiesIn } from './who-may.ts';

/** Calendar, units and the hour, for one answer. */
export async function surroundings(deps: Pick<Deps, 'calendar' | 'units' | 'now'>): Promise<Surroundings> {
  const [calendar, units] = await Promise.all([deps.calendar(), deps.units()]);
  return { calendar, units, now: deps.now() };
}

/** One of my own calls. */
export async function readCase(deps: Deps, actor: Resident, input: { id: string }): Promise<CaseDetail> {
  const found = await deps.cases.find(input.id);
  if (!found || !isMine(actor, found)) throw new AppError('case.not-found');
  const [events, photos, around] = await Promise.all([
    deps.cases.eventsOf(found.id),
    deps.photos.ofCase(found.id),
    surroundings(deps),
  ]);
  return detailOf(found, { events, photos }, ['caller'], around);
}

const LOOKS_MAX = 100;

/** Which units looked at one of my calls, and when: the newest hundred. */
export async function readLooks(
  deps: Deps,
  actor: Resident,
  input: { id: string },
): Promise<OutputOf<typeof casesApi.looks>> {
  const found = await deps.cases.find(input.id);
  if (!found || !isMine(actor, found)) throw new AppError('case.not-found');
  const [looks, units] = await Promise.all([deps.cases.looksAt(found.id, LOOKS_MAX), deps.units()]);
  return {
    items: looks.map(({ id, unitId, at }) => ({ id, unitName: units.nameOf(unitId) ?? '', at: at.toISOString() })),
  };
}

/** One case at a desk; the look is recorded in the audit trail, and for the caller. */
export async function readHandledCase(deps: Deps, actor: Staff, input: { id: string }): Promise<HandledCase> {
  const around = await surroundings(deps);
  const desk = deskOf(actor, around.units.isHotline);
  return deps.inTransaction(async ({ cases, photos, audit }) => {
    const found = await cases.find(input.id);
    const parties = found ? partiesIn(desk, found) : [];
    if (!found || parties.length === 0) throw new AppError('case.not-found');
    await cases.addLook({
      id: deps.newId(),
      caseId: found.id,
      staffId: actor.id,
      unitId: actor.unitId,
      at: around.now,
    });
    await audit.record({ actor, action: 'case.read', subject: found.id });
    const events = await cases.eventsOf(found.id);
    return handledOf(found, { events, photos: await photos.ofCase(found.id) }, parties, around);
  });
}
