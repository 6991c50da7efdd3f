import { residents as demoResidents } from '../demo/city.ts';
import type { LoginDeps, ResidentStore } from '../features/login/deps.ts';
import { accountStore } from '../features/login/account-store.sql.ts';
import { attemptStore } from '../features/login/attempt-store.sql.ts';
import { consentStore } from '../features/login/consent-store.sql.ts';
import { identityCheckStore } from '../features/login/identity-check-store.sql.ts';
import { loginCodeStore } from '../features/login/login-code-store.sql.ts';
import { residentStore } from '../features/login/resident-store.sql.ts';
import { sessionStore } from '../features/sessions/session-store.sql.ts';
import { loginRoutes } from '../features/login/routes.ts';
import { loginSimulatorRoutes, type LoginSimulators } from '../features/login/simulator-routes.ts';
import { faceProviderOverHttp } from '../integrations/face/face-provider.http.ts';
import { simulateFaceProvider } from '../integrations/face/face-provider.simulator.ts';
import { wechatAccessToken } from '../integrations/wechat/access-token.ts';
import { wechatLoginOverHttp } from '../integrations/wechat/wechat-login.http.ts';
import { simulateWechatLogin } from '../integrations/wechat/wechat-login.simulator.ts';
import type { Ground } from './ground.ts';
import { sessionKeeper, type WiredSessions } from './sessions.ts';

/** Who residents are, for capabilities that write a name or number on something. */
export interface ResidentDirectory {
  personOf(residentId: string): ReturnType<ResidentStore['find']>;
  residentIdOf(idNumber: string): Promise<string | null>;
  /** The blind index (`resident.id-number`) of a resident's ID number, read without decrypting. */
  idNumberIndexOf(residentId: string): Promise<string | null>;
  /** The resident a WeChat account was last proven to belong to. */
  residentOfAccount(accountId: string): Promise<string | null>;
}

export function residentDirectory({ sql, cipher }: Pick<Ground, 'sql' | 'cipher'>): ResidentDirectory {
  const store = residentStore(sql, cipher);
  return {
    personOf: (id) => store.find(id),
    residentIdOf: (idNumber) => store.idOf(idNumber),
    idNumberIndexOf: (id) => store.idNumberIndexOf(id),
    residentOfAccount: (accountId) => accountStore(sql, cipher).residentOf(accountId),
  };
}

export interface WiredLogin {
  /** For a job that runs every few minutes: forgets what ran out. */
  tidy(): Promise<void>;
}

const DAY_MS = 24 * 3_600_000;
/** Six months, as the consent page says; audit rows stay longer. */
const KEPT_MS = 183 * DAY_MS;

export function wireLogin(ground: Ground, sessions: WiredSessions): WiredLogin {
  const { config, now, newId, newSecret, sha256, sql, cipher, mount, transactions } = ground;
  const outside = config.simulators ? simulators(ground) : realSystems(ground);
  const deps: LoginDeps = {
    now,
    newId,
    newSecret,
    sha256,
    production: config.production,
    describe: (sessionId) => sessions.describe(sessionId),
    accounts: accountStore(sql, cipher),
    residents: residentStore(sql, cipher),
    consents: consentStore(sql),
    checks: identityCheckStore(sql, cipher),
    codes: loginCodeStore(sql),
    attempts: attemptStore(sql, cipher),
    wechat: outside.wechat,
    face: outside.face,
    inTransaction: transactions((unit, audit) => ({
      accounts: accountStore(unit, cipher),
      residents: residentStore(unit, cipher),
      consents: consentStore(unit),
      checks: identityCheckStore(unit, cipher),
      sessions: sessionKeeper(ground, unit),
      audit,
    })),
  };
  loginRoutes(mount, deps);
  if (outside.stage) loginSimulatorRoutes(mount, outside.stage);
  return {
    async tidy() {
      await deps.checks.voidExpired(now());
      await deps.attempts.purge(now());
      await deps.codes.purge(new Date(now().getTime() - DAY_MS));
      const kept = new Date(now().getTime() - KEPT_MS);
      await deps.checks.purge(kept);
      await sessionStore(sql).purge(kept);
    },
  };
}

interface Outside extends Pick<LoginDeps, 'wechat' | 'face'> {
  /** The levers of the stand-ins; null for the real systems. */
  readonly stage: LoginSimulators | null;
}

function realSystems({ config, now }: Ground): Outside {
  return {
    wechat: wechatLoginOverHttp(config.wechat),
    face: faceProviderOverHttp(wechatAccessToken(config.wechat, now)),
    stage: null,
  };
}

function simulators({ config, now, newSecret }: Ground): Outside {
  if (config.production) throw new Error('simulators never run in production');
  const wechat = simulateWechatLogin({ now, newSecret });
  const population = new Map(demoResidents.map(({ idNumber, name }) => [idNumber, name]));
  const face = simulateFaceProvider({ now, newSecret, knows: (name, idNumber) => population.get(idNumber) === name });
  const people = demoResidents.slice(0, 10).map(({ wechatCode: person, name, idNumber }) => ({
    person,
    name,
    idNumber,
    hint: HINTS[person] ?? '市民',
  }));
  return {
    wechat,
    face,
    stage: {
      people,
      issueCode: (person) => wechat.issueCode(person),
      decide: (verifyId, verdict) => face.decide(verifyId, verdict),
    },
  };
}

const HINTS: Readonly<Record<string, string>> = {
  'demo-1': '退休老人，证照齐全',
  'demo-2': '企业法定代表人',
  'demo-3': '名字里有生僻字',
  'demo-7': '名字带间隔号',
  'demo-8': '未成年人',
  'demo-9': '高龄老人',
  'demo-10': '企业经办人',
};
