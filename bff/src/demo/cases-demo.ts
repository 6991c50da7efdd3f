import type { CaseParty } from 'shared/case-steps.ts';
import { shanghaiDate, type WorkCalendar } from 'shared/working-days.ts';
import type { Resident, Staff } from '../kernel/actor.ts';
import type { PhotoFiles, Pictures, Stores } from '../features/cases/deps.ts';
import { moveCase, type TakenStep } from '../features/cases/move-case.ts';
import { caseNumber, openCase, type ServiceCase } from '../features/cases/service-case.ts';
import { attachPhotos } from '../features/cases/submit-case.ts';
import { firms, residents, staff, unitNamed } from './city.ts';
import { demoCalls, type DemoCall } from './demo-calls.ts';
import { demoId } from './ids.ts';
import { drawScene, type SceneName } from './scene.ts';

const HOUR_MS = 3_600_000;

const caseId = (index: number): string => demoId('CS', index + 1);

/** There when the calls are. */
export const firstDemoCase = caseId(0);

export interface CasesSeed {
  readonly stores: Stores;
  readonly calendar: WorkCalendar;
  readonly files: PhotoFiles;
  readonly pictures: Pictures;
  readonly now: Date;
}

/** The demo calls with their courses, through the same rules as real ones; times count back from `now`. */
export async function seedCases(seed: CasesSeed): Promise<void> {
  let events = 0;
  let photos = 0;
  const nextEvent = () => demoId('CE', (events += 1));
  const keepPhotos = async (ownerId: string, scenes: readonly SceneName[], createdAt: Date) => {
    const ids: string[] = [];
    for (const scene of scenes) {
      const clean = await seed.pictures.clean(drawScene(scene));
      const { name } = await seed.files.put(clean.bytes);
      const id = demoId('PH', (photos += 1));
      const size = { width: clean.width, height: clean.height };
      const open = { state: 'unattached', caseId: null, eventId: null } as const;
      const sourceHash = id.toLowerCase().padEnd(64, '0');
      await seed.stores.photos.insert({ id, ownerId, sourceHash, fileName: name, ...size, ...open, createdAt });
      ids.push(id);
    }
    return ids;
  };

  for (const [index, call] of demoCalls.entries()) {
    const at = new Date(seed.now.getTime() - call.hoursAgo * HOUR_MS);
    let current = await submitDemoCall(seed, call, index, at, nextEvent(), keepPhotos);
    for (const [hoursAgo, happened] of call.course) {
      const now = new Date(seed.now.getTime() - hoursAgo * HOUR_MS);
      const { actor, parties } = handFor(happened.step, current);
      const scenes = happened.step === 'resolve' ? (happened.photos ?? []) : [];
      const taken: TakenStep = {
        step: happened.step,
        parties,
        seen: current.version,
        text: 'text' in happened ? happened.text : null,
        unitId: happened.step === 'dispatch' ? unitNamed(happened.unit).id : current.unitId,
        change: changeOf(happened, call),
        photoIds: await keepPhotos(actor.id, scenes, now),
      };
      await moveCase(seed.stores, current, taken, { actor, eventId: nextEvent(), calendar: seed.calendar, now });
      const moved = await seed.stores.cases.find(current.id);
      if (!moved) throw new Error(`demo case ${current.id} is gone`);
      current = moved;
    }
  }
}

async function submitDemoCall(
  { stores, calendar }: CasesSeed,
  call: DemoCall,
  index: number,
  at: Date,
  eventId: string,
  keepPhotos: (ownerId: string, scenes: readonly SceneName[], at: Date) => Promise<string[]>,
): Promise<ServiceCase> {
  const caller = residents[call.caller - 1];
  const firm = call.firm === undefined ? undefined : firms[call.firm - 1];
  if (!caller) throw new RangeError(`no demo resident ${call.caller}`);
  const day = shanghaiDate(at);
  await stores.cases.openDay(day);
  const opened = openCase(
    {
      id: caseId(index),
      number: caseNumber(day, await stores.cases.nextNumber(day)),
      kind: call.kind,
      category: call.category,
      text: call.text,
      place: call.place === '' ? null : { text: call.place, point: null },
      hideIdentity: call.hideIdentity ?? false,
      nature: null,
      urgency: null,
      callerId: caller.id,
      organizationId: firm?.id ?? null,
      organizationName: firm?.name ?? null,
      callerName: caller.name,
      phone: caller.phone,
      unitId: null,
      stars: null,
      submittedAt: at,
    },
    calendar,
  );
  const { status: to, version } = opened;
  const event = {
    id: eventId,
    caseId: opened.id,
    step: 'submit',
    to,
    version,
    party: 'caller',
    at,
    text: null,
  } as const;
  await stores.cases.insert(opened);
  await stores.cases.addEvent({ ...event, actorId: caller.id, unitId: null });
  await attachPhotos(stores.photos, caller.id, await keepPhotos(caller.id, call.photos ?? [], at), event);
  return opened;
}

function changeOf(happened: DemoCall['course'][number][1], call: DemoCall): TakenStep['change'] {
  if (happened.step === 'triage') return { nature: call.kind, urgency: happened.urgency };
  if (happened.step === 'dispatch') return { unitId: unitNamed(happened.unit).id };
  if (happened.step === 'contest') return { unitId: null };
  return happened.step === 'rate' ? { stars: happened.stars } : undefined;
}

function handFor(step: string, current: ServiceCase): { actor: Resident | Staff; parties: readonly CaseParty[] } {
  const sessionId = demoId('SS', 1);
  if (step === 'confirm' || step === 'reopen' || step === 'rate') {
    const { callerId: id } = current;
    const actor = { kind: 'resident', id, accountId: id, sessionId, actingFor: null, steppedUpUntil: null } as const;
    return { actor, parties: ['caller'] };
  }
  const isUnits = step === 'resolve' || step === 'contest';
  const unitId = isUnits ? current.unitId : unitNamed('12345').id;
  const member = staff.find((one) => one.unitId === unitId && one.roles.includes('handler')) ?? staff.at(-1);
  if (!member) throw new RangeError('no demo staff');
  const { id, staffNumber, roles } = member;
  const actor = { kind: 'staff', id, sessionId, staffNumber, roles, unitId: member.unitId, terminalId: null } as const;
  return { actor, parties: [isUnits ? 'unit' : 'hotline'] };
}
