import { randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import { auditTrail } from '../../src/database/audit-trail.sql.ts';
import type { Database } from '../../src/database/data-source.ts';
import { idempotencyStore } from '../../src/database/idempotency-store.sql.ts';
import { inTransactionOf } from '../../src/database/transaction.ts';
import { unitNamed } from '../../src/demo/city.ts';
import { readWorkCalendar } from '../../src/features/cases/work-calendar-store.sql.ts';
import type { Deps, MaterialFiles, ReviewedProof } from '../../src/features/proof-requests/deps.ts';
import { materialStore } from '../../src/features/proof-requests/material-store.sql.ts';
import { proofRequestStore } from '../../src/features/proof-requests/proof-request-store.sql.ts';
import { proofRequestsRoutes } from '../../src/features/proof-requests/routes.ts';
import { requestTypes } from '../../src/features/proof-requests/types.ts';
import { admitMaterial } from '../../src/integrations/materials/admit-material.ts';
import { AppError } from '../../src/kernel/app-error.ts';
import type { Resident, Staff, StaffRole } from '../../src/kernel/actor.ts';
import { testCipher } from './cases.ts';
import { openTestHttp, testToken, type TestHttp } from './http.ts';

/** Tokens of the people in every test of reviewed proofs. */
export const people = {
  applicant: testToken(1),
  unconfirmed: testToken(2),
  stranger: testToken(3),
  police: testToken(4),
  policeToo: testToken(5),
  justice: testToken(6),
  officeless: testToken(7),
  handler: testToken(8),
} as const;

export const APPLICANT = { name: '𠮷田春', idNumber: '990104199307190103' };
export const APPLICANT_ID = '01DEMZ0000TE00000000000001';
const id = (last: number) => `01DEMZ0000TE0000${String(last).padStart(10, '0')}`;

const resident = (number: number, steppedUp = true): Resident => ({
  kind: 'resident',
  id: id(number),
  accountId: id(100 + number),
  sessionId: id(200 + number),
  actingFor: null,
  steppedUpUntil: steppedUp ? new Date('2027-12-31T00:00:00.000Z') : null,
});
const staff = (number: number, role: StaffRole, unit: string): Staff => ({
  kind: 'staff',
  id: id(400 + number),
  sessionId: id(500 + number),
  staffNumber: `40${number}`,
  roles: [role],
  unitId: unitNamed(unit).id,
  terminalId: null,
});

const actors = new Map(
  Object.entries({
    [people.applicant]: resident(1),
    [people.unconfirmed]: resident(1, false),
    [people.stranger]: resident(3),
    [people.police]: staff(4, 'reviewer', '公安'),
    [people.policeToo]: staff(5, 'reviewer', '公安'),
    [people.justice]: staff(6, 'reviewer', '司法'),
    [people.officeless]: staff(7, 'reviewer', '柳湖'),
    [people.handler]: staff(8, 'handler', '公安'),
  }).map(([token, actor]) => [token, { actor, csrfToken: 'csrf' }]),
);

export interface RequestsStage {
  readonly http: TestHttp;
  readonly deps: Deps;
  /** What was sealed, as the proofs got it. */
  readonly sealed: readonly ReviewedProof[];
  /** Ids of proofs that were taken back; a test adds what a holder withdrew. */
  readonly revoked: string[];
  /** Channels told that something changed. */
  readonly pushed: readonly string[];
  readonly fileNames: () => string[];
  /** Moves the clock; it starts on Monday 2026-11-23 at 09:00 in Shanghai. */
  setNow(at: string): void;
  /** Lets the next sealing fail after the decision was written. */
  breakSealing(): void;
}

function memoryFiles(now: () => Date): MaterialFiles & { names: () => string[] } {
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

/** The capability over real HTTP on a migrated database; what is sealed is kept instead of written. */
export async function openRequestsStage(database: Database): Promise<RequestsStage> {
  let at = new Date('2026-11-23T01:00:00.000Z');
  const now = () => at;
  const ulid = monotonicFactory();
  const cipher = testCipher();
  const files = memoryFiles(now);
  const sealed: ReviewedProof[] = [];
  const revoked: string[] = [];
  const pushed: string[] = [];
  let broken = false;
  const deps: Deps = {
    now,
    newId: () => ulid(),
    types: requestTypes,
    files,
    gate: { admit: admitMaterial },
    district: '云溪区',
    requests: proofRequestStore(database, cipher),
    materials: materialStore(database),
    calendar: () => readWorkCalendar(database),
    people: { identityOf: () => Promise.resolve(APPLICANT) },
    offices: {
      departmentOf: (unitId) =>
        Promise.resolve({ [unitNamed('公安').id]: 'GAJ', [unitNamed('司法').id]: 'SFJ' }[unitId] ?? null),
      nameOf: (code) =>
        code === 'GAJ'
          ? { organization: '云溪区公安分局（样例）', everyday: '公安' }
          : { organization: '云溪区司法局（样例）', everyday: '司法局' },
    },
    sealing: {
      check({ statement }) {
        if (JSON.stringify(statement).includes('\u{10FFFF}')) throw new AppError('proof.character-unsupported');
      },
      takeTurns: (_department, work) => work(),
      registered: (_department, proofId) =>
        Promise.resolve({ number: 'GAJ-2026-000001', state: revoked.includes(proofId) ? 'revoked' : 'valid' }),
    },
    inTransaction: inTransactionOf(
      database,
      (unit) => ({
        requests: proofRequestStore(unit, cipher),
        materials: materialStore(unit),
        audit: auditTrail(unit, now, () => ulid()),
        live: { push: (channel) => Promise.resolve(void pushed.push(channel)) },
        sealing: {
          seal(proof) {
            if (broken) {
              broken = false;
              throw new AppError('storage.unavailable');
            }
            sealed.push(proof);
            return Promise.resolve();
          },
          replace(oldProofId, proof, reviewer) {
            if (revoked.includes(oldProofId)) throw new AppError('proof-request.cannot-correct');
            revoked.push(oldProofId);
            return this.seal(proof, reviewer);
          },
        },
      }),
      now,
    ),
  };
  const keys = idempotencyStore(database, now);
  const http = await openTestHttp({ keys, now, newId: () => ulid(), actors }, (mount) =>
    proofRequestsRoutes(mount, deps),
  );
  return {
    http,
    deps,
    sealed,
    revoked,
    pushed,
    fileNames: files.names,
    setNow: (to) => (at = new Date(to)),
    breakSealing: () => (broken = true),
  };
}

/** Uploads a file as a material; its id. */
export async function uploadMaterial({ http }: RequestsStage, bytes: Uint8Array, token: string): Promise<Response> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(bytes)]), 'x');
  return http.fetch('/api/v1/proof-request-materials', {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
}

/** The smallest PDF the gate takes. */
export const smallPdf = Buffer.from('%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\nstartxref\n9\n%%EOF\n');

/** A request as the form sends it; its material is to be added. */
export const aRequest = {
  type: 'no-criminal-record',
  purpose: '求职入职',
  recipient: '云江市样例智造有限公司',
  answers: { from: '2016-01-01' },
  collection: 'download',
  address: null,
} as const;
export const ADDRESS = { name: '王㛃', phone: '19900000003', address: '云江市云溪区青石路1号2栋302室' };
export const FINDINGS = { checked: '全国犯罪人员信息库未发现犯罪记录' };
