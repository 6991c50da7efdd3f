import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { casesApi } from 'shared/cases.ts';
import { handlingApi } from 'shared/handling.ts';
import { loginApi, loginSimulatorApi } from 'shared/login.ts';
import { organizationsApi } from 'shared/organizations.ts';
import { deskApi } from 'shared/presentation-desk.ts';
import { presentationApi } from 'shared/presentation.ts';
import { proofsApi } from 'shared/proofs.ts';
import { sessionsApi } from 'shared/sessions.ts';
import { staffApi } from 'shared/staff.ts';
import { residentIdentityCard } from 'shared/certificate-types/resident-identity-card.ts';
import { walletApi } from 'shared/wallet.ts';
import * as z from 'zod/mini';
import { openDatabase } from '../src/database/data-source.ts';
import { residents, staff } from '../src/demo/city.ts';
import { demoCreditCode } from '../src/demo/ids.ts';
import { demoTerminals } from '../src/demo/staff-demo.ts';
import { certificateIdentifier } from '../src/integrations/certificate-store/identifier.ts';
import { Client, Refused } from './harness/client.ts';
import { residentOnPhone, staffAtDesk, stepUp } from './harness/people.ts';
import { jpegPhoto } from './harness/pictures.ts';
import { startServer, type RunningServer } from './harness/server.ts';

const MISSING = '01JTESTTESTTESTTESTTESTTES';
const Operation = z.object({ 'x-audience': z.enum(['anyone', 'visitor', 'resident', 'staff']) });
const OpenApi = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

interface Route {
  readonly method: string;
  readonly path: string;
  readonly audience: z.output<typeof Operation>['x-audience'];
}
type Headers = Readonly<Record<string, string>>;
type Known = Readonly<Record<string, string>>;

let server: RunningServer;
let routes: readonly Route[];
let visitor: Client;
let resident: Client;
let clerk: Client;
let handler: Client;

beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'error' });
  const { paths } = z.parse(OpenApi, await (await fetch(`${server.url}/openapi.json`)).json());
  routes = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { 'x-audience': audience }]) => ({
      method: method.toUpperCase(),
      path,
      audience,
    })),
  );
  visitor = await visitorOnPhone(20);
  resident = await residentOnPhone(server.url, 1);
  clerk = await staffAtDesk(server.url, '0312', demoTerminals[0]?.enrolmentCode);
  handler = await staffAtDesk(server.url, '2001');
}, 90_000);
afterAll(() => server?.stop());

async function visitorOnPhone(number: number): Promise<Client> {
  const phone = new Client(server.url);
  const { code } = await phone.call(loginSimulatorApi.wechatCode, { person: `demo-${number}` });
  phone.token = (await phone.call(loginApi.wechat, { code, client: 'weapp' })).token;
  return phone;
}

/** Calls a route with ids nobody has (or the ones given) and an empty body (or the one given). */
async function call({ method, path }: Route, headers: Headers, ids: Known = {}, body: object = {}) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => ids[name] ?? MISSING);
  const response = await fetch(`${server.url}/api/v1${filled}`, {
    method,
    headers: {
      ...headers,
      ...(method === 'POST' && { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
    },
    ...(method === 'POST' && { body: JSON.stringify(body) }),
    // A long poll that waits was let in.
    signal: AbortSignal.timeout(2_000),
  }).catch(() => null);
  if (!response) return { status: 200, type: '', text: '' };
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
}

const codeOf = (text: string): string => /"code":"([^"]+)"/.exec(text)?.[1] ?? '';
const bearer = ({ token }: Pick<Client, 'token'>): Headers => ({ authorization: `Bearer ${token}` });
const cookies = (desk: Client): string =>
  desk
    .cookieList()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
const atDesk = (desk: Client): Headers => ({ cookie: cookies(desk), 'x-csrf-token': desk.csrfToken ?? '' });
const sessionOf = (desk: Client): string =>
  desk.cookieList().find(({ name }) => name === '__Host-suiban-staff')?.value ?? '';

/** What a caller of a kind gets from a route of an audience, before anything else is looked at; null: let in. */
type Expected = Readonly<Record<Route['audience'], string | null>>;
const refusedBy = (anyone: string | null, visitors: string | null, residents_: string | null, staff_: string | null) =>
  ({ anyone, visitor: visitors, resident: residents_, staff: staff_ }) satisfies Expected;

const callers: readonly [who: string, headers: () => Headers, Expected][] = [
  ['nobody', () => ({}), refusedBy(null, '401 session.required', '401 session.required', '401 session.required')],
  [
    'a token nobody gave out',
    () => ({ authorization: `Bearer ${'x'.repeat(43)}` }),
    refusedBy('401 session.required', '401 session.required', '401 session.required', '401 session.required'),
  ],
  [
    'a JWT',
    () => ({ authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.' }),
    refusedBy('401 session.required', '401 session.required', '401 session.required', '401 session.required'),
  ],
  ['a visitor', () => bearer(visitor), refusedBy(null, null, '403 session.identity-required', '403 actor.forbidden')],
  ['a clerk', () => atDesk(clerk), refusedBy(null, '401 session.required', '401 session.required', null)],
  [
    'a clerk with the session as a bearer',
    () => bearer({ token: sessionOf(clerk) }),
    refusedBy(null, '403 actor.forbidden', '403 actor.forbidden', null),
  ],
  [
    'a clerk with the session in a resident’s cookie',
    () => ({ ...atDesk(clerk), cookie: `__Host-suiban=${sessionOf(clerk)}` }),
    refusedBy(null, '403 actor.forbidden', '403 actor.forbidden', '401 session.required'),
  ],
  ['a resident', () => bearer(resident), refusedBy(null, null, null, '403 actor.forbidden')],
];

const endsTheSession = ({ path }: Route) => path === '/session/end' || path === '/staff/logout';

describe('attack row 24: who may call what, for every mounted route', () => {
  test('the list of routes is the published one', () => {
    expect(routes.length).toBeGreaterThan(75);
    for (const audience of ['anyone', 'visitor', 'resident', 'staff'])
      expect(routes.filter((route) => route.audience === audience).length).toBeGreaterThan(3);
  });

  test.each(callers)(
    '%s',
    async (_who, headers, expected) => {
      const wrong: string[] = [];
      for (const route of routes.toSorted(
        (one, other) => Number(endsTheSession(one)) - Number(endsTheSession(other)),
      )) {
        const refusal = expected[route.audience];
        if (refusal === null && endsTheSession(route)) continue;
        const { status, type, text } = await call(route, headers());
        const got = `${status} ${codeOf(text)}`;
        const letIn = !/ (session\.(required|identity-required|csrf)|actor\.forbidden)$/.test(got);
        const fits = refusal === null ? letIn || allowedByRole(route, got) : got === refusal;
        if (!fits || status >= 500) wrong.push(`${route.method} ${route.path}: ${got}, not ${refusal ?? 'let in'}`);
        if (status >= 400 && !type.startsWith('application/problem+json')) wrong.push(`${route.path}: ${type}`);
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  test('a cookie and a bearer together are refused by every route', async () => {
    const both = { authorization: `Bearer ${resident.token}`, cookie: `__Host-suiban=${resident.token}` };
    const got = await Promise.all(
      routes
        .filter(({ audience }) => audience !== 'staff')
        .map(async (route) => codeOf((await call(route, both)).text)),
    );
    expect(new Set(got)).toEqual(new Set(['request.two-credentials']));
  });

  test('a cookie alone changes nothing: every POST asks for the token only our pages can read', async () => {
    const posts = routes.filter(({ method, audience }) => method === 'POST' && audience !== 'anyone');
    const got = await Promise.all(
      posts.map(async (route) => {
        const cookie = route.audience === 'staff' ? cookies(clerk) : `__Host-suiban=${resident.token}`;
        return codeOf((await call(route, { cookie, 'x-csrf-token': 'guessed' })).text);
      }),
    );
    expect(new Set(got)).toEqual(new Set(['session.csrf']));
  });

  test('a clerk handles no calls, and who handles calls opens no wallet at a window', async () => {
    for (const route of routes.filter(({ audience }) => audience === 'staff')) {
      const outsider = route.path.startsWith('/handling/') ? clerk : route.path.startsWith('/desk/') ? handler : null;
      // Where the empty body is wrong it is said first.
      if (outsider) expect([403, 415, 422]).toContain((await call(route, atDesk(outsider))).status);
    }
  });
});

/** Staff routes also ask for a role: that is looked at by the use case. */
function allowedByRole({ path }: Route, got: string): boolean {
  return path.startsWith('/handling/') && got === '403 actor.forbidden';
}

describe('attack rows 19-20: what is another’s looks like what is not there', () => {
  interface Owned {
    readonly ids: Known;
    readonly body?: object;
    /** An id of nobody's, where it is no ULID. */
    readonly missing?: Known;
  }
  let owned: Readonly<Record<string, Owned>>;
  let stranger: Client;

  beforeAll(async () => {
    const owner = resident;
    stranger = await residentOnPhone(server.url, 3);
    await stepUp(stranger);
    await stepUp(owner);
    const [certificate] = (await owner.call(walletApi.list, {})).items;
    const [consent] = (await owner.call(loginApi.consents, {})).consents;
    const [session] = (await owner.call(sessionsApi.list, {})).sessions;
    const photo = await uploadPhoto(owner);
    const proof = await owner.call(proofsApi.issue, { type: 'housing-status', purpose: '其他事项' });
    const counter = await owner.call(loginApi.openCounter, { purpose: 'step-up' });
    const face = await owner.call(loginApi.openFace, { purpose: 'step-up' });
    const request = await requestOf(owner);
    const submitted = await owner.call(casesApi.submit, {
      kind: 'help',
      text: '样例：东门路灯不亮了。',
      category: 'street-light',
      photoIds: [],
      place: null,
      hideIdentity: false,
      contactPhone: null,
    });
    const boss = await residentOnPhone(server.url, 2);
    const [firm] = (await boss.call(organizationsApi.mine, {})).organizations;
    const [agent] = (await boss.call(organizationsApi.agents, { id: firm?.id ?? '' })).agents;
    const agentInput = { name: residents[4]?.name, idNumber: residents[4]?.idNumber };
    const { version } = submitted;
    const missing = {
      id: certificateIdentifier(residentIdentityCard.catalogCode, demoCreditCode(1), 'SAMPLE999999999'),
    };
    const own = (id: string | undefined, body?: object): Owned => ({ ids: { id: id ?? '' }, ...(body && { body }) });
    owned = {
      '/access-grants/{id}/withdraw': own(request.id),
      '/access-requests/{id}': own(request.id),
      '/access-requests/{id}/consent': own(request.id, { number: request.number, optional: [] }),
      '/access-requests/{id}/refuse': own(request.id, { report: false }),
      '/cases/{id}': own(submitted.id),
      '/cases/{id}/answer': own(submitted.id, { version, solved: true, comment: null }),
      '/cases/{id}/rate': own(submitted.id, { version, stars: 1, comment: null }),
      '/cases/{id}/remind': own(submitted.id, { version }),
      '/certificates/{id}': { ...own(certificate?.id), missing },
      '/certificates/{id}/reveal': { ...own(certificate?.id), missing },
      '/consents/{id}/withdraw': own(consent?.id),
      '/identity/counter/{id}': own(counter.id),
      '/identity/counter/{id}/finish': own(counter.id),
      '/identity/face/{id}/finish': own(face.id),
      '/organizations/agents/{id}/end': own(agent?.id),
      '/organizations/{id}/agents': own(firm?.id, agentInput),
      '/photos/{id}': own(photo),
      '/proofs/{id}': own(proof.id),
      '/proofs/{id}/file': own(proof.id),
      '/proofs/{id}/picture': own(proof.id),
      '/proofs/{id}/revoke': own(proof.id),
      '/sessions/{id}/end': own(session?.id),
    };
  }, 60_000);

  // A simulator is never there in production, and asks nobody whose face it plays.
  const withIds = () =>
    routes.filter(
      ({ audience, path }) =>
        (audience === 'visitor' || audience === 'resident') && path.includes('{') && !path.startsWith('/simulator/'),
    );
  const bodyOf = (text: string) => text.replace(/"requestId":"[^"]*"/, '');

  test('every route with an id of a resident’s thing is in this list', () => {
    expect([...new Set(withIds().map(({ path }) => path))].sort()).toEqual(Object.keys(owned).sort());
  });

  test('a stranger gets the same refusal for both, and nothing changes', async () => {
    const wrong: string[] = [];
    for (const route of withIds()) {
      const { ids, body, missing }: Owned = owned[route.path] ?? { ids: {} };
      const theirs = await call(route, bearer(stranger), ids, body);
      const nobodys = await call(route, bearer(stranger), missing, body);
      if (theirs.status < 400 || theirs.status >= 500) wrong.push(`${route.method} ${route.path}: ${theirs.status}`);
      if (theirs.status === 422) wrong.push(`${route.method} ${route.path}: the test's input is wrong: ${theirs.text}`);
      if (bodyOf(theirs.text) !== bodyOf(nobodys.text))
        wrong.push(`${route.method} ${route.path}: ${codeOf(theirs.text)} is not ${codeOf(nobodys.text)}`);
    }
    expect(wrong).toEqual([]);
  });

  test('their owner still finds each of them as it was', async () => {
    for (const path of ['/cases/{id}', '/certificates/{id}', '/photos/{id}', '/proofs/{id}', '/access-requests/{id}'])
      expect([
        path,
        (await call({ method: 'GET', path, audience: 'resident' }, bearer(resident), owned[path]?.ids)).status,
      ]).toEqual([path, 200]);
    const { state } = await resident.call(proofsApi.detail, { id: owned['/proofs/{id}']?.ids['id'] ?? '' });
    expect(state).toBe('valid');
  });

  test('attack row 23: no answer but the one asked to reveal holds a whole citizen number or phone', async () => {
    const lists = routes.filter(
      ({ method, audience, path }) => method === 'GET' && audience !== 'staff' && !path.startsWith('/simulator'),
    );
    for (const route of lists) {
      const { text } = await call(route, bearer(resident), owned[route.path]?.ids);
      for (const person of residents.slice(0, 20)) {
        expect([route.path, text.includes(person.idNumber)]).toEqual([route.path, false]);
        expect([route.path, text.includes(person.phone)]).toEqual([route.path, false]);
      }
    }
  });
});

test('attack row 11: no answer names the session key, the app secret or anybody’s openid', async () => {
  const document = await (await fetch(`${server.url}/openapi.json`)).text();
  expect(document).not.toMatch(/session_?key|open_?id"|union_?id|app_?secret/i);
  const phone = await visitorOnPhone(21);
  const everything = await Promise.all(
    routes
      .filter(({ method, audience }) => method === 'GET' && audience !== 'staff')
      .map(async (route) => (await call(route, bearer(phone))).text),
  );
  expect(everything.join()).not.toMatch(/session_?key|open_?id|union_?id|app_?secret/i);
});

describe('attack row 17: with the next request', () => {
  const refusal = (asked: Promise<unknown>): Promise<string> =>
    asked.then(
      () => 'let in',
      (error: unknown) => (error instanceof Refused ? error.message : String(error)),
    );
  const change = async (sql: string, values: readonly (string | boolean)[]) => {
    const database = await openDatabase({ kind: 'sqlite', file: join(server.dataDir, 'suiban.db') });
    await database.execute(sql, values);
    await database.close();
  };
  const member = (staffNumber: string) => staff.find((one) => one.staffNumber === staffNumber)?.id ?? '';

  test('a resident who logged out is nobody', async () => {
    const phone = await residentOnPhone(server.url, 22);
    await phone.call(sessionsApi.logout, {});
    expect(await refusal(phone.call(walletApi.list, {}))).toBe('401 session.required');
  });

  test('a clerk who logged out is nobody, also for who kept the cookie', async () => {
    const desk = await staffAtDesk(server.url, '2101');
    const kept = atDesk(desk);
    await desk.call(staffApi.logout, {});
    const read = { method: 'GET', path: '/handling/units', audience: 'staff' } as const;
    expect((await call(read, kept)).status).toBe(401);
  });

  test('a member of staff who left is nobody', async () => {
    const desk = await staffAtDesk(server.url, '2102');
    await desk.call(handlingApi.board, { view: 'todo' });
    await change('UPDATE staff_member SET active = ? WHERE id = ?', [false, member('2102')]);
    expect(await refusal(desk.call(handlingApi.board, { view: 'todo' }))).toBe('401 session.required');
    expect(await refusal(staffAtDesk(server.url, '2102'))).toBe('401 staff.login-failed');
  });

  test('a role that was taken away is gone', async () => {
    const desk = await staffAtDesk(server.url, '2103');
    await desk.call(handlingApi.board, { view: 'todo' });
    await change('UPDATE staff_member SET roles = ? WHERE id = ?', ['clerk', member('2103')]);
    expect(await refusal(desk.call(handlingApi.board, { view: 'todo' }))).toBe('403 actor.forbidden');
  });

  test('a window’s computer that was switched off opens nothing', async () => {
    const terminal = demoTerminals[1];
    const desk = await staffAtDesk(server.url, '0313', terminal?.enrolmentCode);
    await desk.call(deskApi.serviceItems, {});
    await change('UPDATE terminal SET active = ? WHERE id = ?', [false, terminal?.id ?? '']);
    expect(await refusal(desk.call(deskApi.serviceItems, {}))).toBe('403 terminal.required');
  });
});

test('attack row 18: after a step-up the old token is nobody’s', async () => {
  const phone = await residentOnPhone(server.url, 23);
  const old = { token: phone.token };
  await stepUp(phone);
  const read = { method: 'GET', path: '/certificates', audience: 'resident' } as const;
  expect([(await call(read, bearer(old))).status, (await call(read, bearer(phone))).status]).toEqual([401, 200]);
});

async function uploadPhoto(phone: Client): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await jpegPhoto())], { type: 'image/jpeg' }), 'photo.jpg');
  const response = await fetch(`${server.url}/api/v1/photos`, { method: 'POST', headers: bearer(phone), body: form });
  return z.parse(z.object({ id: z.string() }), await response.json()).id;
}

async function requestOf(phone: Client) {
  const { qrText } = await phone.call(presentationApi.showCode, {});
  const application = await clerk.call(deskApi.openApplication, { serviceItemId: 'residence-permit' });
  return clerk.call(deskApi.ask, {
    code: qrText,
    serviceItemId: 'residence-permit',
    applicationNumber: application.number,
  });
}
