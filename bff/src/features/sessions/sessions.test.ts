import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { openLoginOffice, type LoginOffice, type Phone } from '../../../test/harness/login.ts';
import type { Database } from '../../database/data-source.ts';
import { isLive, type StoredSession } from './session.ts';

let database: Database;
let office: LoginOffice;
let phone: Phone;
beforeEach(async () => {
  database = await openTestDatabase();
  office = await openLoginOffice(database);
  phone = office.phone();
});
afterEach(async () => {
  await office.close();
  await database.close();
});
const minutes = (count: number) => {
  office.clock.now = new Date(office.clock.now.getTime() + count * 60_000);
};

const start = new Date('2026-11-22T00:00:00.000Z');
const base = {
  id: 'S',
  tokenHash: 'f'.repeat(64),
  device: '浏览器',
  createdAt: start,
  lastSeenAt: start,
  expiresAt: new Date('2026-11-22T12:00:00.000Z'),
  endedAt: null,
};
const resident: StoredSession = {
  ...base,
  kind: 'resident',
  client: 'h5',
  accountId: 'A',
  residentId: 'R',
  acting: null,
  steppedUpUntil: null,
};
const staffFacts = { staffNumber: '0312', roles: ['clerk'], unitId: 'U', terminalId: null } as const;
const staff: StoredSession = { ...base, kind: 'staff', client: 'desk', staffId: 'S', staff: staffFacts };

test.each<[string, StoredSession, string, boolean]>([
  ['a resident after 29 quiet minutes', resident, '2026-11-22T00:29:59.999Z', true],
  ['a resident after 30 quiet minutes', resident, '2026-11-22T00:30:00.000Z', false],
  ['staff after 14 quiet minutes', staff, '2026-11-22T00:14:59.999Z', true],
  ['staff after 15 quiet minutes', staff, '2026-11-22T00:15:00.000Z', false],
  [
    'a busy resident before 12 hours',
    { ...resident, lastSeenAt: new Date('2026-11-22T11:59:00Z') },
    '2026-11-22T11:59:59.999Z',
    true,
  ],
  [
    'a busy resident after 12 hours',
    { ...resident, lastSeenAt: new Date('2026-11-22T11:59:00Z') },
    '2026-11-22T12:00:00.000Z',
    false,
  ],
  ['an ended session', { ...resident, endedAt: start }, '2026-11-22T00:00:01.000Z', false],
])('%s', (_who, session, at, live) => {
  expect(isLive(session, new Date(at))).toBe(live);
});

test('attack row 17: a token is dead with the very next request after logout', async () => {
  await phone.prove(1);
  expect((await phone.post('/session/end')).body).toEqual({ done: true });
  expect(await phone.get('/sessions')).toMatchObject({ status: 401, body: { code: 'session.required' } });
});

test('a browser that logs out loses its cookie', async () => {
  const code = await phone.wechatCode(1);
  const headers = { 'content-type': 'application/json' };
  const post = (path: string, body: object, more: Record<string, string> = {}) =>
    office.http.fetch(`/api/v1${path}`, {
      method: 'POST',
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
    });
  const login = await post('/login/wechat', { code, client: 'h5' });
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { session } = Object(await login.json());
  const out = await post('/session/end', {}, { cookie, 'x-csrf-token': session.csrfToken });
  expect(out.headers.get('set-cookie')).toMatch(/^__Host-suiban=; .*Max-Age=0$/);
});

test('attack row 18: logging in again ends the session the phone still had', async () => {
  await phone.prove(1);
  const old = phone.token;
  await phone.visit(1);
  expect(phone.token).not.toBe(old);
  expect((await office.http.get('/sessions', old)).status).toBe(401);
});

test('a person sees their devices and ends another one at once', async () => {
  await phone.prove(1);
  const tablet = office.phone();
  await tablet.prove(1);
  const { sessions } = Object((await phone.get('/sessions')).body);
  expect(sessions).toMatchObject([
    { device: '微信小程序', current: false },
    { device: '微信小程序', current: true },
  ]);
  expect((await phone.post(`/sessions/${sessions[0].id}/end`)).status).toBe(200);
  expect((await tablet.get('/sessions')).status).toBe(401);
  expect(Object((await phone.get('/sessions')).body).sessions).toHaveLength(1);
});

test("attack row 19: another's session and a missing one look alike and go on", async () => {
  await phone.prove(1);
  const other = office.phone();
  await other.prove(2);
  const id = Object((await other.get('/sessions')).body).sessions[0].id;
  const theirs = await phone.post(`/sessions/${id}/end`);
  const missing = await phone.post(`/sessions/01JTEST0000000000000000000/end`);
  expect(theirs.status).toBe(404);
  expect({ ...Object(theirs.body), requestId: '' }).toEqual({ ...Object(missing.body), requestId: '' });
  expect((await other.get('/sessions')).status).toBe(200);
});

test.each(['0', '-1', '1e3', '9007199254740993', 'null', '%00', '..%2F1', '１'])(
  'attack row 21: the id %s is no session',
  async (id) => {
    await phone.visit(1);
    expect([400, 404, 422]).toContain((await phone.post(`/sessions/${id}/end`)).status);
  },
);

test('idle sessions end after 30 minutes; the last sight is written at most once a minute', async () => {
  await phone.prove(1);
  const seen = async () =>
    (await database.rows('SELECT last_seen_at AS at FROM login_session WHERE resident_id IS NOT NULL'))[0]?.['at'];
  const first = await seen();
  minutes(0.9);
  await phone.get('/session');
  expect(await seen()).toBe(first);
  minutes(0.2);
  await phone.get('/session');
  expect(await seen()).not.toBe(first);
  minutes(29);
  expect((await phone.get('/sessions')).status).toBe(200);
  minutes(30);
  expect((await phone.get('/sessions')).status).toBe(401);
});

test('after 12 hours even a busy session ends', async () => {
  await phone.prove(1);
  for (let i = 0; i < 35; i += 1) {
    minutes(20);
    await phone.get('/session');
  }
  expect((await phone.get('/sessions')).status).toBe(200);
  minutes(20);
  expect((await phone.get('/sessions')).status).toBe(401);
});

test('ending all sessions of a member of staff takes effect at once', async () => {
  const clerk = await office.clerk(1);
  const [row] = await database.rows("SELECT staff_id FROM login_session WHERE kind = 'staff'");
  expect(await office.sessions.endAllOfStaff(String(row?.['staff_id']), office.clock.now)).toBe(1);
  const answer = await office.http.post('/desk/identifications', { code: '0000000000' }, clerk);
  expect(answer.status).toBe(401);
});

test('only the hash of a token is stored', async () => {
  await phone.prove(1);
  const rows = JSON.stringify(await database.rows('SELECT * FROM login_session'));
  expect(rows).not.toContain(phone.token);
});
