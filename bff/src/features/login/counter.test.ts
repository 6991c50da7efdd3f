import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { claimOf, demoPerson, openLoginOffice, type LoginOffice, type Phone } from '../../../test/harness/login.ts';
import type { Database } from '../../database/data-source.ts';

let database: Database;
let office: LoginOffice;
let phone: Phone;
let clerk: string;
beforeEach(async () => {
  database = await openTestDatabase();
  office = await openLoginOffice(database);
  phone = office.phone();
  await phone.visit(1);
  clerk = await office.clerk(1);
});
afterEach(async () => {
  await office.close();
  await database.close();
});

const desk = (path: string, body: object = {}, token = clerk) => office.http.post(`/desk${path}`, body, token);
const openCheck = async (body: object = claimOf(1)) => {
  const { id, code } = Object((await phone.post('/identity/counter', body)).body);
  return { id: String(id), code: String(code), finish: () => phone.post(`/identity/counter/${id}/finish`) };
};

test('without a face: the clerk compares the card, confirms, and the phone goes on as the resident', async () => {
  const check = await openCheck();
  expect(check.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
  expect(await check.finish()).toMatchObject({ status: 409, body: { code: 'identity.pending' } });
  const spoken = `${check.code.slice(0, 5)} ${check.code.slice(5)}`.toLowerCase();
  const shown = await desk('/identifications', { code: spoken });
  expect(shown).toMatchObject({ status: 200, body: { id: check.id, ...claimOf(1), purpose: 'login' } });
  expect((await desk(`/identifications/${check.id}/confirm`)).body).toEqual({ id: check.id, status: 'confirmed' });
  expect((await phone.get(`/identity/counter/${check.id}`)).body).toMatchObject({ status: 'confirmed' });
  const raised = await check.finish();
  expect(raised).toMatchObject({ status: 200, body: { session: { level: 'resident', resident: { name: '林秀英' } } } });
  expect(await check.finish()).toMatchObject({ status: 403, body: { code: 'identity.verification-invalid' } });
});

test('a resident without a face steps up at the counter, too', async () => {
  await phone.prove(1);
  const check = await openCheck({ purpose: 'step-up' });
  await desk('/identifications', { code: check.code });
  await desk(`/identifications/${check.id}/confirm`);
  expect((await check.finish()).body).toMatchObject({ session: { steppedUpUntil: expect.any(String) } });
});

test('a person nobody knew before becomes a resident', async () => {
  const { idNumber } = demoPerson(40);
  const check = await openCheck({ name: '古丽·样例', idNumber });
  await desk('/identifications', { code: check.code });
  await desk(`/identifications/${check.id}/confirm`);
  expect((await check.finish()).body).toMatchObject({ session: { resident: { name: '古丽·样例' } } });
});

test('a refusal at the desk ends the check and forgets whom it was about', async () => {
  const check = await openCheck();
  await desk('/identifications', { code: check.code });
  expect((await desk(`/identifications/${check.id}/refuse`)).body).toMatchObject({ status: 'refused' });
  expect((await phone.get(`/identity/counter/${check.id}`)).body).toMatchObject({ status: 'refused', code: '' });
  expect((await check.finish()).status).toBe(403);
  const [row] = await database.rows(
    'SELECT name_cipher, id_number_cipher, code_cipher, code_index FROM identity_check',
  );
  expect(row).toEqual({ name_cipher: null, id_number_cipher: null, code_cipher: null, code_index: null });
});

test('every dead code gets the same answer at the desk', async () => {
  const answers = [];
  answers.push(await desk('/identifications', { code: '0000000000' }));
  const replaced = await openCheck();
  await openCheck();
  answers.push(await desk('/identifications', { code: replaced.code }));
  const elsewhere = await openCheck();
  await desk('/identifications', { code: elsewhere.code });
  answers.push(await desk('/identifications', { code: elsewhere.code }, await office.clerk(2)));
  const late = await openCheck();
  office.clock.now = new Date(office.clock.now.getTime() + 600_000);
  answers.push(await desk('/identifications', { code: late.code }));
  expect((await phone.get(`/identity/counter/${late.id}`)).body).toMatchObject({ status: 'expired' });
  const bodies = answers.map(({ status, body }) => JSON.stringify([status, { ...Object(body), requestId: '' }]));
  expect(new Set(bodies).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 404, body: { code: 'identity.code-not-usable' } });
});

test('attack row 24: only a clerk on an enrolled terminal sees or decides, and only what that terminal shows', async () => {
  const check = await openCheck();
  expect(await desk('/identifications', { code: check.code }, await office.clerk(null))).toMatchObject({
    status: 403,
    body: { code: 'identity.terminal-required' },
  });
  expect((await phone.post('/desk/identifications', { code: check.code })).status).toBe(403);
  expect((await desk(`/identifications/${check.id}/confirm`)).status).toBe(404);
  await desk('/identifications', { code: check.code });
  expect((await desk(`/identifications/${check.id}/confirm`, {}, await office.clerk(2))).status).toBe(404);
  expect((await desk(`/identifications/${check.id}/confirm`)).status).toBe(200);
  expect((await desk(`/identifications/${check.id}/refuse`)).status).toBe(409);
});

test("another visitor sees nothing of a check and cannot use the clerk's word", async () => {
  const check = await openCheck();
  await desk('/identifications', { code: check.code });
  await desk(`/identifications/${check.id}/confirm`);
  const other = office.phone();
  await other.visit(2);
  expect((await other.get(`/identity/counter/${check.id}`)).status).toBe(404);
  expect((await other.post(`/identity/counter/${check.id}/finish`)).status).toBe(403);
});

test('what ran out is emptied by the regular tidying, and gone after six months', async () => {
  await openCheck();
  office.clock.now = new Date(office.clock.now.getTime() + 600_000);
  await office.login.tidy();
  const [row] = await database.rows('SELECT status, name_cipher, code_index FROM identity_check');
  expect(row).toEqual({ status: 'void', name_cipher: null, code_index: null });
  office.clock.now = new Date(office.clock.now.getTime() + 184 * 24 * 3_600_000);
  await office.login.tidy();
  expect(await database.rows('SELECT id FROM identity_check')).toEqual([]);
  expect(await database.rows('SELECT id FROM login_session')).toEqual([]);
});
