import { createHash, randomBytes } from 'node:crypto';
import { presentationApi } from 'shared/presentation.ts';
import { deskApi } from 'shared/presentation-desk.ts';
import { monotonicFactory } from 'ulid';
import * as z from 'zod/mini';
import { fieldCipher } from '../../src/database/field-cipher.ts';
import { auditTrail } from '../../src/database/audit-trail.sql.ts';
import type { Database } from '../../src/database/data-source.ts';
import { idempotencyStore } from '../../src/database/idempotency-store.sql.ts';
import { liveEvents } from '../../src/database/live-events.sql.ts';
import { inTransactionOf } from '../../src/database/transaction.ts';
import { readConfig } from '../../src/config.ts';
import { firms, residents, staff } from '../../src/demo/city.ts';
import { seedOrganizations, seedResidents } from '../../src/demo/login-demo.ts';
import { demoTerminals, issueDemoEnrolments, seedStaff } from '../../src/demo/staff-demo.ts';
import { seedWallet } from '../../src/demo/wallet-demo.ts';
import { terminalStore } from '../../src/features/staff/terminal-store.sql.ts';
import type { KnownSession } from '../../src/http/session.ts';
import type { Mount } from '../../src/http/mount.ts';
import type { Resident, Staff } from '../../src/kernel/actor.ts';
import type { CertificateStore } from '../../src/integrations/certificate-store/certificate-store.ts';
import { openCertificates } from '../../src/wiring/certificates.ts';
import type { Ground } from '../../src/wiring/ground.ts';
import { residentDirectory } from '../../src/wiring/login.ts';
import { organizationDirectory } from '../../src/wiring/organizations.ts';
import { wirePresentation } from '../../src/wiring/presentation.ts';
import { wireStaff } from '../../src/wiring/staff.ts';
import { wireWallet } from '../../src/wiring/wallet.ts';
import { openTestHttp, patiently, silentLog, testToken, type Answer, type TestHttp } from './http.ts';

/** As the server makes them: growing within a millisecond too. */
const nextId = monotonicFactory();
const newId = () => nextId();

/** Who may speak in a window test. The first two terminals differ; both clerks sit at the first. */
export const cast = {
  lin: testToken(1),
  chen: testToken(2),
  chenForFirm: testToken(3),
  clerk: testToken(10),
  colleague: testToken(11),
  clerkElsewhere: testToken(12),
  handler: testToken(13),
} as const;
export type Cast = keyof typeof cast;

export interface WindowStage {
  readonly http: TestHttp;
  readonly database: Database;
  readonly ground: Ground;
  /** Moves the server's clock. */
  pass(ms: number): void;
  get(who: Cast, path: string): Promise<Answer>;
  /** `key` repeats a request; left out, each call is a new one. */
  post(who: Cast, path: string, body?: unknown, key?: string): Promise<Answer>;
  close(): Promise<void>;
}

const [desk, otherDesk] = [demoTerminals[3], demoTerminals[0]];
const secretOf = (terminalId: string): string => `terminal-secret-of-${terminalId}`;

/** The wallet, staff and window capabilities over real HTTP and a real database, with a clock of our own. */
export async function openWindowStage(
  database: Database,
  change: {
    store?: (store: CertificateStore) => CertificateStore;
  } = {},
): Promise<WindowStage> {
  let clock = Date.parse('2026-11-24T01:30:00.000Z');
  const now = () => new Date(clock);
  const key = (name: string) => ({
    current: 'k1',
    keys: new Map([['k1', createHash('sha256').update(name).digest()]]),
  });
  const cipher = fieldCipher(key('fields'), key('index'));
  const base = (mount: Mount): Ground => ({
    config: readConfig({ PUBLIC_ORIGIN: 'https://suiban.example' }),
    log: silentLog,
    now,
    newId,
    newSecret: (bytes) => randomBytes(bytes).toString('base64url'),
    sha256: (value) => createHash('sha256').update(value).digest('hex'),
    sql: database,
    cipher,
    mount,
    transactions: (stores) =>
      inTransactionOf(
        database,
        (unit) => {
          const events = liveEvents(unit, now, newId);
          const push = (...event: Parameters<typeof events.append>) => events.append(...event);
          return stores(unit, auditTrail(unit, now, newId), { push });
        },
        now,
      ),
  });
  let ground: Ground | undefined;
  const http = await openTestHttp({ actors: actors(), keys: idempotencyStore(database, now), now, newId }, (mount) => {
    ground = base(mount);
    const found = openCertificates(ground, residentDirectory(ground), organizationDirectory(ground));
    const certificates = { ...found, store: change.store?.(found.store) ?? found.store };
    const { windowUse } = wirePresentation(ground, { certificates, staff: wireStaff(ground) });
    wireWallet(ground, { certificates, windowUse });
  });
  if (!ground || !desk || !otherDesk) throw new Error('the stage has no ground');
  await seed(ground);
  const call = async (who: Cast, path: string, init: RequestInit): Promise<Answer> => {
    const terminal = who === 'clerkElsewhere' ? otherDesk.id : desk.id;
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${cast[who]}`);
    headers.set('cookie', `__Host-suiban-terminal=${secretOf(terminal)}`);
    const response = await http.fetch(`/api/v1${path}`, { ...init, headers });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return {
    http,
    database,
    ground,
    pass: (ms) => void (clock += ms),
    get: (who, path) => call(who, path, {}),
    post: (who, path, body = {}, idempotencyKey = newId()) =>
      patiently(() =>
        call(who, path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
          body: JSON.stringify(body),
        }),
      ),
    close: () => http.close(),
  };
}

async function seed(ground: Ground): Promise<void> {
  await seedResidents(ground, residents.slice(0, 12));
  await seedOrganizations(ground);
  await seedWallet(ground, residents.slice(0, 12), firms.slice(0, 2));
  await seedStaff(ground);
  await issueDemoEnrolments(ground);
  const terminals = terminalStore(ground.sql, ground.cipher);
  for (const { id, enrolmentCode } of demoTerminals) await terminals.enrol(enrolmentCode, secretOf(id), ground.now());
}

function actors(): Map<string, KnownSession> {
  const known = (actor: Resident | Staff): KnownSession => ({ actor, csrfToken: 'unused-with-bearer' });
  const resident = (index: number, firm?: number): Resident => ({
    kind: 'resident',
    id: residents[index]?.id ?? '',
    accountId: newId(),
    sessionId: newId(),
    actingFor: firm === undefined ? null : { organizationId: firms[firm]?.id ?? '', role: 'legal-representative' },
    steppedUpUntil: null,
  });
  const member = (index: number, terminalId: string | null): Staff => {
    const { id = '', staffNumber = '', roles = [], unitId = '' } = staff[index] ?? {};
    return { kind: 'staff', id, sessionId: newId(), staffNumber, roles, unitId, terminalId };
  };
  return new Map([
    [cast.lin, known(resident(0))],
    [cast.chen, known(resident(1))],
    [cast.chenForFirm, known(resident(1, 0))],
    [cast.clerk, known(member(0, desk?.id ?? null))],
    [cast.colleague, known(member(1, desk?.id ?? null))],
    [cast.clerkElsewhere, known(member(0, otherDesk?.id ?? null))],
    [cast.handler, known(member(3, null))],
  ]);
}

/** The answer under its contract; throws when the status or the shape is another. */
export function read<O extends z.ZodMiniType>(
  endpoint: { readonly status: number; readonly output: O },
  answer: Answer,
) {
  if (answer.status !== endpoint.status) throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return z.parse(endpoint.output, answer.body);
}

/** The code of a refusal. */
export const refusal = ({ status, body }: Answer): string =>
  `${status} ${typeof body === 'object' && body !== null ? String(Reflect.get(body, 'code')) : ''}`;

/** A new application of the item at the first terminal. */
export async function newApplication(stage: WindowStage, serviceItemId = 'residence-permit', who: Cast = 'clerk') {
  const answer = await stage.post(who, '/desk/applications', { serviceItemId });
  return { serviceItemId, applicationNumber: read(deskApi.openApplication, answer).number };
}

/** Shows a code and scans it: the request waits for the resident. */
export async function ask(stage: WindowStage, who: Cast = 'lin', serviceItemId = 'residence-permit') {
  const matter = await newApplication(stage, serviceItemId);
  const { qrText } = read(presentationApi.showCode, await stage.post(who, '/presentation-codes'));
  const answer = await stage.post('clerk', '/desk/access-requests', { code: qrText, ...matter });
  return read(deskApi.ask, answer);
}

/** Flow A to its end: the terminal holds the grant. */
export async function grant(stage: WindowStage, optional: string[] = [], who: Cast = 'lin', item = 'residence-permit') {
  const { id, number } = await ask(stage, who, item);
  read(presentationApi.consent, await stage.post(who, `/access-requests/${id}/consent`, { number, optional }));
  return read(deskApi.takeGrant, await stage.post('clerk', `/desk/access-grants/${id}/take`));
}
