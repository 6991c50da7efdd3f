import { createHash, randomBytes } from 'node:crypto';
import { loginSimulatorApi } from 'shared/login.ts';
import { OpenedSession } from 'shared/sessions.ts';
import { monotonicFactory } from 'ulid';
import * as z from 'zod/mini';
import { readConfig, type Config } from '../../src/config.ts';
import { auditTrail } from '../../src/database/audit-trail.sql.ts';
import type { Database } from '../../src/database/data-source.ts';
import { fieldCipher } from '../../src/database/field-cipher.ts';
import { idempotencyStore } from '../../src/database/idempotency-store.sql.ts';
import { inTransactionOf } from '../../src/database/transaction.ts';
import { residents, type DemoResident } from '../../src/demo/city.ts';
import { seedOrganizations, seedResidents } from '../../src/demo/login-demo.ts';
import type { Log } from '../../src/kernel/log.ts';
import type { Ground } from '../../src/wiring/ground.ts';
import { residentDirectory, wireLogin, type WiredLogin } from '../../src/wiring/login.ts';
import { organizationDirectory, wireOrganizations } from '../../src/wiring/organizations.ts';
import { authenticatorOf, sessionKeeper, wireSessions, type SessionKeeper } from '../../src/wiring/sessions.ts';
import { openTestHttp, type Answer, type TestHttp } from './http.ts';

/** Sessions, login and organizations over HTTP: real database, real sessions, simulated WeChat, face and register. */
export interface LoginOffice {
  readonly http: TestHttp;
  readonly database: Database;
  readonly sessions: SessionKeeper;
  readonly login: WiredLogin;
  /** The present time; change it to let time pass. */
  readonly clock: { now: Date };
  readonly logged: readonly string[];
  phone(): Phone;
  /** A clerk at terminal `number`; null: no terminal. */
  clerk(number: number | null): Promise<string>;
  close(): Promise<void>;
}

/** A mini-program: keeps the newest token it was given. */
export interface Phone {
  token: string | undefined;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, key?: string): Promise<Answer>;
  wechatCode(person: number): Promise<string>;
  /** Logs in through WeChat as demo person `number`. */
  visit(person: number): Promise<Answer>;
  /** WeChat, consent and face, as demo person `number`. */
  prove(person: number): Promise<Answer>;
  consent(): Promise<Answer>;
  /** Opens a face check; returns its answer. */
  openFace(body: object): Promise<Answer>;
  finishFace(opened: Answer, verdict?: 'pass' | 'fail' | 'cancel'): Promise<Answer>;
}

export const demoPerson = (number: number): DemoResident => {
  const person = residents[number - 1];
  if (!person) throw new RangeError(`no demo resident ${number}`);
  return person;
};
export const claimOf = (number: number) => {
  const { name, idNumber } = demoPerson(number);
  return { name, idNumber };
};

const ring = { current: 'k1', keys: new Map([['k1', randomBytes(32)]]) };
const Opened = z.object({ id: z.string(), verifyId: z.string() });

export async function openLoginOffice(database: Database, settings: Partial<Config> = {}): Promise<LoginOffice> {
  const clock = { now: new Date('2026-11-22T05:00:00.000Z') };
  const now = () => clock.now;
  const newId = monotonicFactory();
  const logged: string[] = [];
  const ground: Omit<Ground, 'mount'> = {
    config: { ...readConfig({}), ...settings },
    log: logInto(logged),
    now,
    newId: () => newId(clock.now.getTime()),
    newSecret: (bytes) => randomBytes(bytes).toString('base64url'),
    sha256: (value) => createHash('sha256').update(value).digest('hex'),
    sql: database,
    transactions: (stores) =>
      inTransactionOf(database, (unit) => stores(unit, auditTrail(unit, now, newId), { push: async () => {} }), now),
    cipher: fieldCipher(ring, ring),
  };
  await seedResidents(ground, residents.slice(0, 20));
  await seedOrganizations(ground);
  let login: WiredLogin | undefined;
  const http = await openTestHttp(
    {
      actors: new Map(),
      authenticate: authenticatorOf(ground),
      keys: idempotencyStore(database, now),
      now,
      newId: ground.newId,
      log: ground.log,
    },
    (mount) => {
      const whole = { ...ground, mount };
      const sessions = wireSessions(whole, { ...residentDirectory(ground), ...organizationDirectory(ground) });
      login = wireLogin(whole, sessions);
      wireOrganizations(whole, sessions);
    },
  );
  if (!login) throw new Error('the login was not wired');
  const sessions = sessionKeeper(ground, database);
  return {
    http,
    database,
    sessions,
    login,
    clock,
    logged,
    phone: () => phone(http),
    async clerk(number) {
      const { token } = await sessions.openStaff({
        staffId: `01JTESTSTAFF${'0'.repeat(14)}`,
        staffNumber: '0312',
        roles: ['clerk'],
        unitId: `01JTESTVN${'0'.repeat(17)}`,
        terminalId: number === null ? null : `01JTESTTERMINAL${'0'.repeat(10)}${number}`,
        device: '窗口电脑',
      });
      return token;
    },
    close: () => http.close(),
  };
}

function phone(http: TestHttp): Phone {
  const self: Phone = {
    token: undefined,
    get: (path) => http.get(path, self.token),
    async post(path, body = {}, key) {
      const answer = await http.post(path, body, self.token, key);
      const opened = z.safeParse(OpenedSession, answer.body);
      if (opened.success && opened.data.token !== null) self.token = opened.data.token;
      return answer;
    },
    async wechatCode(person) {
      const answer = await self.post('/simulator/wechat/code', { person: `demo-${person}` });
      return z.parse(loginSimulatorApi.wechatCode.output, answer.body).code;
    },
    visit: async (person) => self.post('/login/wechat', { code: await self.wechatCode(person), client: 'weapp' }),
    async prove(person) {
      await self.visit(person);
      await self.consent();
      return self.finishFace(await self.openFace(claimOf(person)));
    },
    consent: () => self.post('/consents', { kind: 'face-verification', version: 1 }),
    openFace: (body) => self.post('/identity/face', body),
    async finishFace(opened, verdict = 'pass') {
      const { id, verifyId } = z.parse(Opened, opened.body);
      await self.post(`/simulator/face/${verifyId}`, { verdict });
      return self.post(`/identity/face/${id}/finish`);
    },
  };
  return self;
}

function logInto(lines: string[]): Log {
  const write = (event: string, facts?: unknown, cause?: unknown) =>
    void lines.push(`${event} ${JSON.stringify(facts ?? {})} ${cause instanceof Error ? (cause.stack ?? '') : ''}`);
  return { info: write, warn: write, error: write };
}
