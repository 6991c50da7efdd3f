import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { staffApi } from 'shared/staff.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { openWindowStage, read, refusal, type WindowStage } from '../../../test/harness/window-stage.ts';
import { DEMO_STAFF_PASSWORD } from '../../demo/city.ts';
import { demoTerminals, issueDemoEnrolments } from '../../demo/staff-demo.ts';

let stage: WindowStage;
beforeEach(async () => {
  stage = await openWindowStage(await openTestDatabase());
});
afterEach(async () => {
  await stage.close();
  await stage.database.close();
});

const post = async (path: string, body: object, cookie?: string) => {
  const response = await stage.http.fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
};
const enrol = async (code = demoTerminals[3]?.enrolmentCode ?? '') =>
  post('/staff/terminals/enroll', { enrolmentCode: code });
const cookieIn = (answer: { headers: Headers }) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const logIn = (staffNumber: string, password: string, cookie?: string) =>
  post('/staff/login', { staffNumber, password }, cookie);

test('an enrolment code makes one browser the terminal, once', async () => {
  await issueDemoEnrolments(stage.ground);
  const first = await enrol();
  expect(read(staffApi.enrolTerminal, first)).toMatchObject({ windowName: '18 号窗口' });
  expect(first.headers.get('set-cookie')).toMatch(
    /^__Host-suiban-terminal=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict/,
  );
  expect(refusal(await enrol())).toBe('404 terminal.code-not-usable');
  expect(refusal(await enrol('YXDEM-99999'))).toBe('404 terminal.code-not-usable');
});

test('an enrolment code that is too old does not work', async () => {
  await issueDemoEnrolments(stage.ground);
  stage.pass(31 * 86_400_000);
  expect(refusal(await enrol())).toBe('404 terminal.code-not-usable');
});

test('enrolling another browser ends the cookie of the first: a terminal is one computer', async () => {
  await issueDemoEnrolments(stage.ground);
  const first = cookieIn(await enrol());
  await issueDemoEnrolments(stage.ground);
  const second = cookieIn(await enrol());
  const place = async (cookie: string) =>
    (await stage.http.fetch('/api/v1/staff/terminal', { headers: { cookie } })).json();
  expect(await place(first)).toEqual({ terminal: null });
  expect(await place(second)).toMatchObject({ terminal: { windowName: '18 号窗口' } });
});

test('one address guesses 20 enrolment codes a minute at the most; a right one does not count', async () => {
  await issueDemoEnrolments(stage.ground);
  for (const { enrolmentCode } of demoTerminals.slice(0, 2)) read(staffApi.enrolTerminal, await enrol(enrolmentCode));
  const guesses = Array.from({ length: 20 }, (_, n) => enrol(`YXDEM-9${String(n).padStart(4, '0')}`));
  for (const answer of await Promise.all(guesses)) expect(refusal(answer)).toBe('404 terminal.code-not-usable');
  const refused = await enrol();
  expect(refusal(refused)).toBe('429 request.too-many');
  expect(refused.headers.get('retry-after')).toBe('60');
  expect(refused.headers.get('set-cookie')).toBeNull();
  read(staffApi.login, await logIn('2001', DEMO_STAFF_PASSWORD));
  stage.pass(60_000);
  read(staffApi.enrolTerminal, await enrol());
});

test('a clerk logs in at a terminal only; a handler anywhere', async () => {
  await issueDemoEnrolments(stage.ground);
  const terminal = cookieIn(await enrol());
  expect(refusal(await logIn('0312', DEMO_STAFF_PASSWORD))).toBe('403 terminal.required');
  const session = read(staffApi.login, await logIn('0312', DEMO_STAFF_PASSWORD, terminal));
  expect(session).toMatchObject({ name: '陈晓雯', roles: ['clerk'], terminal: { windowName: '18 号窗口' } });
  expect(read(staffApi.login, await logIn('2001', DEMO_STAFF_PASSWORD)).terminal).toBeNull();
});

test('an unknown number and a wrong password are answered alike', async () => {
  const unknown = await logIn('9999', 'whatever');
  const wrong = await logIn('0312', 'whatever');
  expect(refusal(unknown)).toBe('401 staff.login-failed');
  expect(refusal(wrong)).toBe('401 staff.login-failed');
  const plain = ({ body }: { body: unknown }) => JSON.stringify(body).replace(/"requestId":"[^"]*"/, '');
  expect(plain(unknown)).toBe(plain(wrong));
});

test('five wrong passwords lock the number for ten minutes, also for the right one', async () => {
  for (let tries = 0; tries < 5; tries += 1)
    expect(refusal(await logIn('2001', 'wrong'))).toBe('401 staff.login-failed');
  const locked = await logIn('2001', DEMO_STAFF_PASSWORD);
  expect(refusal(locked)).toBe('429 staff.locked');
  expect(locked.headers.get('retry-after')).toBe('600');
  stage.pass(10 * 60_000);
  read(staffApi.login, await logIn('2001', DEMO_STAFF_PASSWORD));
});

test('one address guesses 60 times a minute at the most, known numbers or unknown; who gets in does not count', async () => {
  const guess = (_: unknown, n: number) => logIn(`7${String(n).padStart(3, '0')}`, 'whatever');
  for (let round = 0; round < 2; round += 1) read(staffApi.login, await logIn('2001', DEMO_STAFF_PASSWORD));
  for (const answer of await Promise.all(Array.from({ length: 60 }, guess)))
    expect(refusal(answer)).toBe('401 staff.login-failed');
  for (const [number, password] of [
    ['9999', 'whatever'],
    ['2001', 'wrong'],
    ['2001', DEMO_STAFF_PASSWORD],
  ] as const) {
    const refused = await logIn(number, password);
    expect(refusal(refused)).toBe('429 request.too-many');
    expect(Number(refused.headers.get('retry-after'))).toBe(60);
  }
  stage.pass(60_000);
  read(staffApi.login, await logIn('2001', DEMO_STAFF_PASSWORD));
});

test('a right password gives the tries back', async () => {
  for (let tries = 0; tries < 4; tries += 1) await logIn('2001', 'wrong');
  read(staffApi.login, await logIn('2001', DEMO_STAFF_PASSWORD));
  for (let tries = 0; tries < 4; tries += 1)
    expect(refusal(await logIn('2001', 'wrong'))).toBe('401 staff.login-failed');
  read(staffApi.login, await logIn('2001', DEMO_STAFF_PASSWORD));
});

test('attack row 24: residents have no staff session', async () => {
  expect(refusal(await stage.get('lin', '/staff/session'))).toBe('403 actor.forbidden');
  expect(refusal(await stage.http.get('/staff/session'))).toBe('401 session.required');
});
