import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { creditCodeCheck, idNumberCheck } from 'shared/identity.ts';
import { fakeServer, type FakeAnswer, type SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import { forgetSession } from '../../resource/session.ts';
import AgentsPage from './pages/agents/index.tsx';
import BindPage from './pages/bind/index.tsx';
import OrganizationsPage from './pages/mine/index.tsx';

const FIRM = '01DEMZ0000FM00000000000001';
const AGENT = '01DEMZ0000AG00000000000001';
const CREDIT = `99990104MA9000001${creditCodeCheck('99990104MA9000001')}`;
const ID_NUMBER = `99010419890815018${idNumberCheck('99010419890815018')}`;
const resident = {
  level: 'resident',
  csrfToken: 'csrf',
  resident: { name: '陈国强', maskedIdNumber: '9*** **** **** 0039' },
  knownAs: null,
  acting: null,
  steppedUpUntil: null,
  district: null,
  simulated: true,
};
const firm = {
  id: FIRM,
  name: '云江市样例智造有限公司',
  creditCode: CREDIT,
  role: 'legal-representative',
  since: '2026-01-05T01:00:00.000Z',
};
const agent = {
  id: AGENT,
  organizationId: FIRM,
  name: '欧阳婉清',
  maskedIdNumber: '9*** **** **** 0188',
  since: '2026-01-05T01:00:00.000Z',
  endedAt: null,
};
const ok = (json: unknown, status = 200): FakeAnswer => ({ status, json });
const refused = (status: number, title: string): FakeAnswer => ({
  status,
  json: { status, code: 'refused', title, detail: '没有改变。' },
});

let session: object = resident;
let answers: Record<string, FakeAnswer> = {};
let sent: SentCall[] = [];
beforeEach(() => {
  phone.reset();
  forgetSession();
  session = resident;
  answers = { 'GET /organizations': ok({ organizations: [firm] }) };
  sent = fakeServer(({ method, path }) => {
    if (path === '/session') return ok(session);
    return answers[`${method} ${path}`] ?? 'no answer';
  });
});
afterEach(cleanup);
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 30)));
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const posts = () => sent.filter(({ method }) => method === 'POST').map(({ path, body }) => ({ path, body }));

test('a firm can be acted for, and 个人 is one tap back', async () => {
  const acting = { organizationId: FIRM, organizationName: firm.name, role: 'legal-representative' };
  answers['POST /acting'] = ok({ ...resident, acting });
  render(<OrganizationsPage />);
  await settle();
  session = { ...resident, acting };
  press(/代表云江市样例智造有限公司办事/);
  await settle();
  expect(screen.getByText('正在代表')).toBeDefined();
  session = resident;
  press('回到个人');
  await settle();
  expect(posts().map(({ body }) => body)).toEqual([{ organizationId: FIRM }, { organizationId: null }]);
  expect(screen.queryByText('正在代表')).toBeNull();
});

test('without a firm the page says who can bind one', async () => {
  answers['GET /organizations'] = ok({ organizations: [] });
  render(<OrganizationsPage />);
  await settle();
  expect(screen.getByText(/您是法定代表人，就能绑定/)).toBeDefined();
  press('绑定企业');
  expect(phone.visited).toEqual(['navigateTo /features/organizations/pages/bind/index']);
});

test('when the list cannot be read, the page says so and asks again', async () => {
  answers = {};
  render(<OrganizationsPage />);
  await settle();
  expect(screen.getByRole('alert').textContent).toContain('网络不好');
  answers = { 'GET /organizations': ok({ organizations: [firm] }) };
  press('再试一次');
  await settle();
  expect(screen.getByText(firm.name)).toBeDefined();
});

test('a wrong credit code is caught here, a refusal of the register is said in words', async () => {
  answers['POST /organizations/bind'] = refused(403, '没有查到您是这家企业的法定代表人');
  render(<BindPage />);
  await settle();
  const field = screen.getByRole('textbox', { name: '统一社会信用代码' });
  fireEvent.change(field, { target: { value: `${CREDIT.slice(0, 17)}!` } });
  press('绑定企业');
  expect(screen.getByText('统一社会信用代码不对，请对照营业执照再核对一下')).toBeDefined();
  expect(posts()).toEqual([]);
  fireEvent.change(field, { target: { value: CREDIT.toLowerCase() } });
  press('绑定企业');
  await settle();
  expect(posts()).toEqual([{ path: '/organizations/bind', body: { creditCode: CREDIT } }]);
  expect(screen.getByRole('alert').textContent).toContain('没有查到您是这家企业的法定代表人');
});

test('the legal representative authorises an agent and ends it only after a question', async () => {
  Object.assign(phone.params, { id: FIRM, name: encodeURIComponent(firm.name) });
  answers[`GET /organizations/${FIRM}/agents`] = ok({ agents: [agent] });
  answers[`POST /organizations/${FIRM}/agents`] = ok(agent, 201);
  answers[`POST /organizations/agents/${AGENT}/end`] = ok({ ...agent, endedAt: '2026-11-22T01:00:00.000Z' });
  render(<AgentsPage />);
  await settle();
  expect(screen.getByText(/云江市样例智造有限公司。经办人能代表企业办事/)).toBeDefined();
  press('授权经办人');
  expect(screen.getByRole('heading', { name: '有 2 处要改' })).toBeDefined();
  fireEvent.change(screen.getByRole('textbox', { name: '姓名' }), { target: { value: '欧阳婉清' } });
  fireEvent.change(screen.getByRole('textbox', { name: '身份证号' }), { target: { value: ID_NUMBER } });
  press('授权经办人');
  await settle();
  press('停掉欧阳婉清的授权');
  expect(posts()).toHaveLength(1);
  press('停掉授权');
  await settle();
  expect(posts()).toEqual([
    { path: `/organizations/${FIRM}/agents`, body: { name: '欧阳婉清', idNumber: ID_NUMBER } },
    { path: `/organizations/agents/${AGENT}/end`, body: {} },
  ]);
});
