import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { claimOf, openLoginOffice, type LoginOffice, type Phone } from '../../../test/harness/login.ts';
import type { Database } from '../../database/data-source.ts';
import { firms } from '../../demo/city.ts';

let database: Database;
let office: LoginOffice;
beforeEach(async () => {
  database = await openTestDatabase();
  office = await openLoginOffice(database);
});
afterEach(async () => {
  await office.close();
  await database.close();
});

const firm = (number: number) => {
  const found = firms[number - 1];
  if (!found) throw new RangeError(`no demo firm ${number}`);
  return found;
};
const proven = async (number: number): Promise<Phone> => {
  const phone = office.phone();
  await phone.prove(number);
  return phone;
};
const mine = async (phone: Phone) => Object((await phone.get('/organizations')).body).organizations;

test('the legal representative binds a firm by its credit code, once, however often asked', async () => {
  const phone = await proven(12);
  const { creditCode, name } = firm(11);
  const typed = ` ${creditCode.toLowerCase()} `;
  const bound = await phone.post('/organizations/bind', { creditCode: typed }, 'the-key-of-binding');
  expect(bound).toMatchObject({ status: 201, body: { name, creditCode, role: 'legal-representative' } });
  expect((await phone.post('/organizations/bind', { creditCode: typed }, 'the-key-of-binding')).body).toEqual(
    bound.body,
  );
  expect((await phone.post('/organizations/bind', { creditCode })).body).toEqual(bound.body);
  expect(await mine(phone)).toEqual([bound.body]);
});

test("another's firm and a firm that does not exist are refused alike", async () => {
  const phone = await proven(12);
  const theirs = await phone.post('/organizations/bind', { creditCode: firm(12).creditCode });
  const nobodys = await phone.post('/organizations/bind', { creditCode: '91350100M000100Y43' });
  expect(theirs).toMatchObject({ status: 403, body: { code: 'organization.not-legal-representative' } });
  expect({ ...Object(theirs.body), requestId: '' }).toEqual({ ...Object(nobodys.body), requestId: '' });
  expect((await phone.post('/organizations/bind', { creditCode: '99990104MA9000012Z' })).status).toBe(422);
});

test('the register is the truth: a new legal representative takes the firm over, the old one and the agents lose it', async () => {
  const { id } = firm(1);
  await database.execute('UPDATE organization SET legal_representative_id = ? WHERE id = ?', [
    firm(4).legalRepresentative.id,
    id,
  ]);
  const former = await proven(5);
  const agent = await proven(10);
  await former.post('/acting', { organizationId: id });
  expect((await former.get('/session')).body).toMatchObject({ acting: { organizationId: id } });
  await agent.post('/acting', { organizationId: id });
  expect((await agent.get('/session')).body).toMatchObject({ acting: { organizationId: id, role: 'agent' } });
  const rightful = await proven(2);
  expect((await rightful.post('/organizations/bind', { creditCode: firm(1).creditCode })).body).toMatchObject({ id });
  for (const one of [former, agent]) expect((await one.get('/session')).body).toMatchObject({ acting: null });
  expect(JSON.stringify(await mine(agent))).not.toContain(id);
});

test('an agent acts for the firm until the authorisation ends, also in a running session', async () => {
  const boss = await proven(2);
  const agent = await proven(15);
  const { id, name } = firm(1);
  expect(await mine(agent)).toEqual([]);
  expect((await agent.post('/acting', { organizationId: id })).status).toBe(404);
  const authorised = await boss.post(`/organizations/${id}/agents`, claimOf(15));
  expect(authorised).toMatchObject({ status: 201, body: { organizationId: id, endedAt: null } });
  expect(JSON.stringify(authorised.body)).not.toContain(claimOf(15).idNumber);
  expect(await mine(agent)).toMatchObject([{ id, role: 'agent' }]);
  const acting = { organizationId: id, organizationName: name, role: 'agent' };
  expect((await agent.post('/acting', { organizationId: id })).body).toMatchObject({ acting });
  expect((await agent.get('/session')).body).toMatchObject({ acting });
  const ended = await boss.post(`/organizations/agents/${Object(authorised.body).id}/end`);
  expect(ended.body).toMatchObject({ endedAt: office.clock.now.toISOString() });
  expect((await agent.get('/session')).body).toMatchObject({ acting: null });
  expect((await agent.post('/acting', { organizationId: id })).status).toBe(404);
  expect((await boss.post(`/organizations/${id}/agents`, claimOf(15))).status).toBe(201);
});

test('a person who never logged in can be authorised; nobody twice, and nobody themselves', async () => {
  const boss = await proven(2);
  const agents = `/organizations/${firm(1).id}/agents`;
  const stranger = { name: '样例', idNumber: '110101199003070177' };
  const known = await boss.post(agents, claimOf(15));
  const unknown = await boss.post(agents, stranger);
  expect(Object.keys(Object(unknown.body))).toEqual(Object.keys(Object(known.body)));
  expect(await boss.post(agents, stranger)).toMatchObject({ status: 409, body: { code: 'organization.agent-exists' } });
  expect(await boss.post(agents, claimOf(2))).toMatchObject({
    status: 422,
    body: { code: 'organization.agent-is-self' },
  });
});

test('switching back to 个人 needs nothing', async () => {
  const boss = await proven(2);
  await boss.post('/acting', { organizationId: firm(1).id });
  expect((await boss.post('/acting', { organizationId: null })).body).toMatchObject({
    acting: null,
    resident: { name: '陈国强' },
  });
});

test("attack row 19: another's firm and its agents are not there", async () => {
  const other = await proven(3);
  const boss = await proven(2);
  const { agents } = Object((await boss.get(`/organizations/${firm(1).id}/agents`)).body);
  expect(agents).toHaveLength(1);
  for (const answer of [
    await other.get(`/organizations/${firm(1).id}/agents`),
    await other.post(`/organizations/${firm(1).id}/agents`, claimOf(15)),
    await other.post(`/organizations/agents/${agents[0].id}/end`),
    await other.post('/acting', { organizationId: firm(1).id }),
  ]) {
    expect(answer).toMatchObject({ status: 404, body: { code: 'request.not-found' } });
  }
});

test('a visitor has no firms', async () => {
  const phone = office.phone();
  await phone.visit(2);
  expect(await phone.get('/organizations')).toMatchObject({ status: 403, body: { code: 'session.identity-required' } });
});
