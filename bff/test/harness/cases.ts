import { randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import { auditTrail } from '../../src/database/audit-trail.sql.ts';
import type { Database } from '../../src/database/data-source.ts';
import { fieldCipher } from '../../src/database/field-cipher.ts';
import { idempotencyStore } from '../../src/database/idempotency-store.sql.ts';
import { inTransactionOf } from '../../src/database/transaction.ts';
import { caseStore } from '../../src/features/cases/case-store.sql.ts';
import type { Deps, PhotoFiles } from '../../src/features/cases/deps.ts';
import { addHandlingUnit, readHandlingUnits } from '../../src/features/cases/handling-unit-store.sql.ts';
import { photoStore } from '../../src/features/cases/photo-store.sql.ts';
import { casesRoutes } from '../../src/features/cases/routes.ts';
import { readWorkCalendar } from '../../src/features/cases/work-calendar-store.sql.ts';
import { unitNamed, units } from '../../src/demo/city.ts';
import { cleanPicture } from '../../src/integrations/pictures/clean-picture.ts';
import type { Resident, Staff, StaffRole } from '../../src/kernel/actor.ts';
import type { FieldCipher } from '../../src/kernel/field-cipher.ts';
import { openTestHttp, testToken, type TestHttp } from './http.ts';

/** Tokens of the people in every test of cases. */
export const people = {
  caller: testToken(1),
  stranger: testToken(2),
  firmAgent: testToken(3),
  otherAgent: testToken(4),
  hotline: testToken(5),
  hotlineToo: testToken(6),
  unit: testToken(7),
  otherUnit: testToken(8),
  supervisor: testToken(9),
  clerk: testToken(10),
} as const;

export const unitIds = {
  city: unitNamed('城市管理').id,
  market: unitNamed('市场监督').id,
  hotline: unitNamed('12345').id,
};
export const CALLER_NAME = '𠮷田春';
export const CALLER_PHONE = '19900000006';

const ulid = monotonicFactory();
const id = (last: number) => `01DEMZ0000TE0000${String(last).padStart(10, '0')}`;

const resident = (number: number, organization: number | null = null): Resident => ({
  kind: 'resident',
  id: id(number),
  accountId: id(100 + number),
  sessionId: id(200 + number),
  actingFor: organization === null ? null : { organizationId: id(300 + organization), role: 'agent' },
  steppedUpUntil: null,
});
const staff = (number: number, role: StaffRole, unitId: string): Staff => ({
  kind: 'staff',
  id: id(400 + number),
  sessionId: id(500 + number),
  staffNumber: `20${number}`,
  roles: [role],
  unitId,
  terminalId: null,
});

const actors = new Map(
  Object.entries({
    [people.caller]: resident(1),
    [people.stranger]: resident(2),
    [people.firmAgent]: resident(1, 1),
    [people.otherAgent]: resident(4, 1),
    [people.hotline]: staff(5, 'handler', unitIds.hotline),
    [people.hotlineToo]: staff(6, 'handler', unitIds.hotline),
    [people.unit]: staff(7, 'handler', unitIds.city),
    [people.otherUnit]: staff(8, 'handler', unitIds.market),
    [people.supervisor]: staff(9, 'supervisor', unitIds.hotline),
    [people.clerk]: staff(10, 'clerk', unitIds.city),
  }).map(([token, actor]) => [token, { actor, csrfToken: 'csrf' }]),
);

export interface CasesStage {
  readonly http: TestHttp;
  readonly deps: Deps;
  /** Moves the clock; it starts on Monday 2026-11-23 at 09:00 in Shanghai. */
  setNow(at: string): void;
  /** Names of the files kept. */
  readonly fileNames: () => string[];
}

function memoryFiles(now: () => Date): PhotoFiles & { names: () => string[] } {
  const kept = new Map<string, { bytes: Uint8Array; at: number }>();
  return {
    names: () => [...kept.keys()],
    put(bytes) {
      const name = randomBytes(16).toString('hex');
      kept.set(name, { bytes, at: now().getTime() });
      return Promise.resolve({ name });
    },
    get: (name) => Promise.resolve(kept.get(name)?.bytes ?? null),
    delete: (name) => Promise.resolve(void kept.delete(name)),
    async sweep(until, named) {
      const old = [...kept].filter(([, { at }]) => at < until.getTime()).map(([name]) => name);
      const known = await named(old);
      const nameless = old.filter((name) => !known.has(name));
      for (const name of nameless) kept.delete(name);
      return nameless.length;
    },
  };
}

/** A cipher with random keys. */
export function testCipher(): FieldCipher {
  const ring = { current: 'k1', keys: new Map([['k1', randomBytes(32)]]) };
  return fieldCipher(ring, ring);
}

/** The cases capability over real HTTP on a migrated database. */
export async function openCasesStage(database: Database, production = false): Promise<CasesStage> {
  let at = new Date('2026-11-23T01:00:00.000Z');
  const now = () => at;
  const cipher = testCipher();
  for (const [position, unit] of units.entries())
    await addHandlingUnit(database, { ...unit, position, hotline: unit.id === unitIds.hotline });
  const files = memoryFiles(now);
  const deps: Deps = {
    now,
    newId: () => ulid(),
    inTransaction: inTransactionOf(
      database,
      (unit) => ({
        cases: caseStore(unit, cipher),
        photos: photoStore(unit),
        audit: auditTrail(unit, now, () => ulid()),
        live: { push: () => Promise.resolve() },
      }),
      now,
    ),
    cases: caseStore(database, cipher),
    photos: photoStore(database),
    calendar: () => readWorkCalendar(database),
    units: () => readHandlingUnits(database),
    callers: {
      describe: (actor) =>
        Promise.resolve({
          name: CALLER_NAME,
          phone: CALLER_PHONE,
          organizationName: actor.actingFor === null ? null : '云江市样例智造有限公司',
        }),
    },
    files,
    pictures: { clean: cleanPicture },
    production,
  };
  const keys = idempotencyStore(database, now);
  const http = await openTestHttp({ keys, now, newId: () => ulid(), actors }, (mount) => casesRoutes(mount, deps));
  return { http, deps, setNow: (to) => (at = new Date(to)), fileNames: files.names };
}

/** A call as the form sends it. */
export const aCall = {
  kind: 'help',
  text: '小区东门外的路灯坏了三天，晚上很黑，老人孩子走路怕摔。',
  category: 'street-light',
  photoIds: [],
  place: { text: '青石街道梧桐苑东门外', point: null },
  hideIdentity: false,
  contactPhone: null,
} as const;
