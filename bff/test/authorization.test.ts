import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { handlingApi } from 'shared/handling.ts';
import { loginApi, loginSimulatorApi } from 'shared/login.ts';
import { deskApi } from 'shared/presentation-desk.ts';
import { sessionsApi } from 'shared/sessions.ts';
import { staffApi } from 'shared/staff.ts';
import { walletApi } from 'shared/wallet.ts';
import { openDatabase } from '../src/database/data-source.ts';
import { staff } from '../src/demo/city.ts';
import { demoTerminals } from '../src/demo/staff-demo.ts';
import { Client, Refused } from './harness/client.ts';
import { residentOnPhone, staffAtDesk, stepUp } from './harness/people.ts';
import {
  atDesk,
  bearer,
  callRoute,
  codeOf,
  cookies,
  readRoutes,
  sessionOf,
  type Headers,
  type Route,
} from './harness/routes.ts';
import { startServer, type RunningServer } from './harness/server.ts';

let server: RunningServer;
let routes: readonly Route[];
let visitor: Client;
let resident: Client;
let clerk: Client;
let handler: Client;

beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'error' });
  routes = await readRoutes(server.url);
  visitor = await visitorOnPhone(20);
  resident = await residentOnPhone(server.url, 1);
  clerk = await staffAtDesk(server.url, '0312', demoTerminals[0]?.enrolmentCode);
  handler = await staffAtDesk(server.url, '2001');
});
afterAll(() => server?.stop());

async function visitorOnPhone(number: number): Promise<Client> {
  const phone = new Client(server.url);
  const { code } = await phone.call(loginSimulatorApi.wechatCode, { person: `demo-${number}` });
  phone.token = (await phone.call(loginApi.wechat, { code, client: 'weapp' })).token;
  return phone;
}

const call = (route: Route, headers: Headers) => callRoute(server.url, route, headers);

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

  test.each(callers)('%s', async (_who, headers, expected) => {
    const wrong: string[] = [];
    for (const route of routes.toSorted((one, other) => Number(endsTheSession(one)) - Number(endsTheSession(other)))) {
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
  });

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
