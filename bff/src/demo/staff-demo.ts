import { hash } from '@node-rs/argon2';
import { staffStore } from '../features/staff/staff-store.sql.ts';
import { terminalStore } from '../features/staff/terminal-store.sql.ts';
import type { Ground } from '../wiring/ground.ts';
import { DEMO_STAFF_PASSWORD, serviceWindows, staff, units } from './city.ts';
import { demoId } from './ids.ts';

type Parts = Pick<Ground, 'sql' | 'cipher' | 'now'>;

const ITEMS = ['residence-permit', 'title-transfer', 'food-permit'];
const ENROLMENT_DAYS = 30;

/** One terminal at each window; the first is 15 号窗口. The code is typed once in the browser that becomes the terminal. */
export const demoTerminals = serviceWindows.map((serviceWindow, index) => ({
  ...serviceWindow,
  id: demoId('TM', index + 1),
  enrolmentCode: `YXDEM-${String(index + 1).padStart(5, '0')}`,
}));

const unitName = (id: string): string => units.find((unit) => unit.id === id)?.name ?? '';

export async function seedStaff({ sql, cipher }: Pick<Ground, 'sql' | 'cipher'>): Promise<void> {
  const members = staffStore(sql, cipher);
  // argon2id, the package's default.
  const passwordHash = await hash(DEMO_STAFF_PASSWORD, {
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
  });
  for (const member of staff) await members.insert({ ...member, unitName: unitName(member.unitId) }, passwordHash);
  const terminals = terminalStore(sql, cipher);
  for (const { id, name: windowName, hallName, floor, unitId } of demoTerminals) {
    const place = { id, windowName, hallName, floor, unitId, unitName: unitName(unitId) };
    await terminals.insert({ ...place, serviceItems: ITEMS });
  }
}

/** At every start: an enrolment code that was used yesterday works again for today's newcomer. */
export async function issueDemoEnrolments({ sql, cipher, now }: Parts): Promise<void> {
  const terminals = terminalStore(sql, cipher);
  const until = new Date(now().getTime() + ENROLMENT_DAYS * 86_400_000);
  for (const { id, enrolmentCode } of demoTerminals) await terminals.setEnrolment(id, enrolmentCode, until);
}
