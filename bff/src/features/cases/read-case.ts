import type { CaseDetail } from 'shared/cases.ts';
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

/** One case at a desk; the look is recorded in the audit trail. */
export async function readHandledCase(deps: Deps, actor: Staff, input: { id: string }): Promise<HandledCase> {
  const around = await surroundings(deps);
  const desk = deskOf(actor, around.units.isHotline);
  return deps.inTransaction(async ({ cases, photos, audit }) => {
    const found = await cases.find(input.id);
    const parties = found ? partiesIn(desk, found) : [];
    if (!found || parties.length === 0) throw new AppError('case.not-found');
    await audit.record({ actor, action: 'case.read', subject: found.id });
    const events = await cases.eventsOf(found.id);
    return handledOf(found, { events, photos: await photos.ofCase(found.id) }, parties, around);
  });
}
