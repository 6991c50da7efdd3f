import { monotonicFactory } from 'ulid';
import { auditTrail } from '../../src/database/audit-trail.sql.ts';
import type { Database } from '../../src/database/data-source.ts';
import { idempotencyStore } from '../../src/database/idempotency-store.sql.ts';
import { inTransactionOf } from '../../src/database/transaction.ts';
import { unitNamed } from '../../src/demo/city.ts';
import { readWorkCalendar } from '../../src/features/cases/work-calendar-store.sql.ts';
import { dataSets } from '../../src/features/inquiries/data-sets.ts';
import type { AnswerSheet, DataSources, Deps } from '../../src/features/inquiries/deps.ts';
import { inquiryStore } from '../../src/features/inquiries/inquiry-store.sql.ts';
import { inquiriesRoutes } from '../../src/features/inquiries/routes.ts';
import type { Resident, Staff, StaffRole } from '../../src/kernel/actor.ts';
import { testCipher } from './cases.ts';
import { openTestHttp, testToken, type TestHttp } from './http.ts';

/** Tokens of the people in every test of inquiries. */
export const people = {
  asked: testToken(1),
  stranger: testToken(2),
  justice: testToken(3),
  police: testToken(4),
  policeToo: testToken(5),
  housing: testToken(6),
  handler: testToken(7),
} as const;

export const PERSON = { name: '𠮷田春', idNumber: '990104199307190103' };
const STRANGER = { name: '王㛃', idNumber: '990104199109030045' };
const id = (last: number) => `01DEMZ0000TE0000${String(last).padStart(10, '0')}`;
export const PERSON_ID = id(1);

const resident = (number: number): Resident => ({
  ...{ kind: 'resident', id: id(number), accountId: id(100 + number), sessionId: id(200 + number) },
  ...{ actingFor: null, steppedUpUntil: null },
});
const staff = (number: number, role: StaffRole, unit: string): Staff => ({
  ...{ kind: 'staff', id: id(400 + number), sessionId: id(500 + number), staffNumber: `40${number}` },
  ...{ roles: [role], unitId: unitNamed(unit).id, terminalId: null },
});

const actors = new Map(
  Object.entries({
    [people.asked]: resident(1),
    [people.stranger]: resident(2),
    [people.justice]: staff(3, 'reviewer', '司法'),
    [people.police]: staff(4, 'reviewer', '公安'),
    [people.policeToo]: staff(5, 'reviewer', '公安'),
    [people.housing]: staff(6, 'reviewer', '公积金'),
    [people.handler]: staff(7, 'handler', '司法'),
  }).map(([token, actor]) => [token, { actor, csrfToken: 'csrf' }]),
);

const offices: Readonly<Record<string, string>> = {
  [unitNamed('司法').id]: 'SFJ',
  [unitNamed('公安').id]: 'GAJ',
  [unitNamed('公积金').id]: 'GJJ',
};

export interface InquiriesStage {
  readonly http: TestHttp;
  /** What was sealed, as the proofs got it. */
  readonly sealed: readonly AnswerSheet[];
  readonly pushed: readonly string[];
  /** Questions that reached the departments' exchange. */
  readonly questions: readonly string[];
  /** What the exchange answers; a thrown error is its failure. */
  answerWith(answer: DataSources['statementOf']): void;
}

/** The capability over real HTTP on a migrated database; the exchange is the test's, sheets are kept instead of sealed. */
export async function openInquiriesStage(database: Database): Promise<InquiriesStage> {
  const now = () => new Date('2026-11-23T01:00:00.000Z');
  const ulid = monotonicFactory();
  const cipher = testCipher();
  const sealed: AnswerSheet[] = [];
  const pushed: string[] = [];
  const questions: string[] = [];
  let answer: DataSources['statementOf'] = () =>
    Promise.resolve({ opening: ['截至今日，参保状态为在职参保。'], tables: [] });
  const deps: Deps = {
    ...{ now, dataSets },
    newId: () => ulid(),
    inquiries: inquiryStore(database, cipher),
    calendar: () => readWorkCalendar(database),
    offices: {
      departmentOf: (unitId) => Promise.resolve(offices[unitId] ?? null),
      nameOf: (code) => ({ organization: `云溪区${code}（样例）`, everyday: code }),
    },
    people: {
      identityOf: (residentId) => Promise.resolve(residentId === PERSON_ID ? PERSON : STRANGER),
      residentIdOf: (idNumber) => Promise.resolve(idNumber === PERSON.idNumber ? PERSON_ID : null),
    },
    sources: {
      statementOf(actor, question) {
        questions.push(`${question.source} ${question.purpose}`);
        return answer(actor, question);
      },
    },
    sealing: {
      check: () => undefined,
      takeTurns: (_department, work) => work(),
      readSheet: ({ inquiryId, proofId }, format) => {
        const found = sealed.some((sheet) => sheet.id === proofId && sheet.inquiryId === inquiryId);
        return Promise.resolve({ number: 'SBZ-2026-000001', bytes: Buffer.from(found ? `sheet as ${format}` : '') });
      },
    },
    inTransaction: inTransactionOf(
      database,
      (unit) => ({
        inquiries: inquiryStore(unit, cipher),
        audit: auditTrail(unit, now, () => ulid()),
        live: { push: (channel) => Promise.resolve(void pushed.push(channel)) },
        sealing: { seal: (sheet) => Promise.resolve(void sealed.push(sheet)) },
      }),
      now,
    ),
  };
  const keys = idempotencyStore(database, now);
  const http = await openTestHttp({ keys, now, newId: () => ulid(), actors }, (mount) => inquiriesRoutes(mount, deps));
  return { http, sealed, pushed, questions, answerWith: (next) => (answer = next) };
}

/** A question that data answer, as the form sends it. */
export const aQuestion = {
  dataSet: 'social-insurance',
  purpose: '法律援助经济困难核查',
  matterNumber: 'YL-2026-00300',
  person: PERSON,
} as const;
