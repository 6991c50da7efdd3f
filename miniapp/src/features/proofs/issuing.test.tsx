import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { fakeServer, type FakeAnswer, type SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import { forgetSession } from '../../resource/session.ts';
import AskForProof from './pages/ask/index.tsx';
import MyProofs from './pages/mine/index.tsx';
import ProofResult from './pages/result/index.tsx';

const residence = {
  code: 'residence',
  title: '居住登记证明',
  organization: '云溪区公安分局（样例）',
  department: '公安',
  needs: ['孩子入学'],
  contains: ['姓名、身份证号'],
  source: '向公安现查，不用旧数据',
  legalBasis: ['《居住证暂行条例》'],
  purposes: ['孩子入学'],
  validDays: 30,
  whenNothing: '没查到在本区的登记会直接告诉您，不开证明。',
  askers: ['self', 'ward'],
  sensitivity: 'ordinary',
  negative: false,
};
const marriage = {
  ...residence,
  code: 'marriage-record',
  title: '婚姻登记记录证明',
  askers: ['self'],
  sensitivity: 'high',
};
const realEstate = { ...residence, code: 'real-estate-query', title: '不动产查询证明', askers: ['self', 'firm'] };
const PROOF = '01DEMZ0000PF00000000000001';
const proof = {
  id: PROOF,
  type: 'residence',
  title: '居住登记证明',
  number: 'GAJ-2026-000001',
  organization: residence.organization,
  department: '公安',
  purpose: '孩子入学',
  recipient: null,
  about: 'ward',
  holder: '周小满',
  sensitivity: 'ordinary',
  issuedAt: '2026-11-22T01:52:00.000Z',
  validUntil: '2026-12-22',
  state: 'valid',
  revokedAt: null,
  revokeReason: null,
  supersededBy: null,
  files: [
    { format: 'pdf', sizeBytes: 86_000 },
    { format: 'ofd', sizeBytes: 96_000 },
  ],
  checkCode: '7K3M-9QX2-WZ4R-8',
  verifyUrl: 'HTTP://127.0.0.1:8080/V/0123456789ABCDEFGHJKMNPQRS',
};
const session = (acting: object | null = null): FakeAnswer => ({
  status: 200,
  json: {
    level: 'resident',
    csrfToken: 'csrf',
    resident: { name: '欧阳婉清', maskedIdNumber: '9*** **** **** 0188' },
    knownAs: null,
    acting,
    steppedUpUntil: null,
    district: '云溪区',
    simulated: true,
  },
});
const problem = (status: number, code: string): FakeAnswer => ({
  status,
  json: { status, code, title: '部门没有回应', detail: '什么都没有改变。', requestId: '01J0000000000000Q7F291KD' },
});

let answers: Record<string, FakeAnswer>;
let sent: SentCall[];
beforeEach(() => {
  phone.reset();
  forgetSession();
  answers = {
    'GET /session': session(),
    'GET /proof-types': { status: 200, json: { types: [residence, marriage, realEstate] } },
    'POST /proofs': { status: 201, json: proof },
  };
  sent = fakeServer(({ method, path }) => answers[`${method} ${path}`] ?? problem(404, 'request.not-found'));
});
afterEach(cleanup);

const issue = () => fireEvent.click(screen.getByRole('button', { name: '核对本人，马上开' }));
const choose = async (name: string) => fireEvent.click(await screen.findByRole('radio', { name }));
const asked = () => sent.filter(({ method }) => method === 'POST').map(({ body }) => body);

test('for a child: the child is picked from the register, never typed, and nothing is sent without one', async () => {
  phone.params['type'] = 'residence';
  const key = 'a'.repeat(32);
  answers['GET /proof-wards'] = { status: 200, json: { wards: [{ key, name: '周小满', relation: '母亲' }] } };
  render(<AskForProof />);
  await choose('我的孩子');
  await choose('孩子入学');
  issue();
  expect(screen.getByText('请选择孩子')).toBeDefined();
  expect(asked()).toEqual([]);
  await choose('周小满（您是母亲）');
  issue();
  await waitFor(() =>
    expect(asked()).toEqual([{ type: 'residence', about: 'ward', wardKey: key, purpose: '孩子入学' }]),
  );
});

test('no child in the register, and a register that does not answer, are told apart', async () => {
  phone.params['type'] = 'residence';
  answers['GET /proof-wards'] = { status: 200, json: { wards: [] } };
  const none = render(<AskForProof />);
  await choose('我的孩子');
  expect(await screen.findByText(/没查到您名下未满 18 岁的孩子/)).toBeDefined();
  none.unmount();
  answers['GET /proof-wards'] = problem(503, 'upstream.unavailable');
  render(<AskForProof />);
  await choose('我的孩子');
  expect((await screen.findByRole('alert')).textContent).toContain('部门没有回应');
});

test('a firm is offered while acting for one, and its way is told otherwise', async () => {
  phone.params['type'] = 'real-estate-query';
  const alone = render(<AskForProof />);
  expect(await screen.findByText('要给企业开，先到“我的”切换到企业。')).toBeDefined();
  alone.unmount();
  forgetSession();
  answers['GET /session'] = session({
    organizationId: PROOF,
    organizationName: '云江市样例智造有限公司',
    role: 'agent',
  });
  render(<AskForProof />);
  await choose('云江市样例智造有限公司');
  await choose('孩子入学');
  issue();
  await waitFor(() => expect(asked()).toEqual([{ type: 'real-estate-query', about: 'firm', purpose: '孩子入学' }]));
});

test('what tells much about a life is warned of before, and has no name in the list', async () => {
  phone.params['type'] = 'marriage-record';
  const before = render(<AskForProof />);
  expect(await screen.findByText(/这份证明会说出家里的事/)).toBeDefined();
  before.unmount();
  const secret = { ...proof, title: marriage.title, department: '民政局', about: 'self', sensitivity: 'high' };
  answers['GET /proofs?limit=20'] = { status: 200, json: { proofs: [secret], next: null } };
  render(<MyProofs />);
  expect(await screen.findByText('民政局的一份证明')).toBeDefined();
  expect(screen.queryByText(/婚姻|孩子入学/)).toBeNull();
});

test('the list is narrowed to what is good or over, and an empty part is not called empty altogether', async () => {
  answers['GET /proofs?limit=20'] = { status: 200, json: { proofs: [proof], next: null } };
  answers['GET /proofs?limit=20&only=ended'] = { status: 200, json: { proofs: [], next: null } };
  render(<MyProofs />);
  expect(await screen.findByText(/周小满，用于孩子入学/)).toBeDefined();
  fireEvent.click(screen.getByRole('tab', { name: '不能用了' }));
  expect(await screen.findByText('没有不能用的')).toBeDefined();
});

test('both files can be kept, and an old proof offers the one it has', async () => {
  phone.params['id'] = PROOF;
  answers[`GET /proofs/${PROOF}`] = { status: 200, json: proof };
  answers[`GET /proofs/${PROOF}/picture`] = { status: 200, json: null };
  answers[`GET /proofs/${PROOF}/file?format=ofd`] = { status: 200, json: null };
  const now = render(<ProofResult />);
  fireEvent.click(await screen.findByRole('button', { name: '存 OFD' }));
  await waitFor(() => expect(sent.some(({ path }) => path.endsWith('format=ofd'))).toBe(true));
  expect(await screen.findByRole('button', { name: '存 PDF' })).toBeDefined();
  now.unmount();
  answers[`GET /proofs/${PROOF}`] = { status: 200, json: { ...proof, files: proof.files.slice(0, 1) } };
  render(<ProofResult />);
  expect(await screen.findByRole('button', { name: '存 PDF' })).toBeDefined();
  expect(screen.queryByRole('button', { name: '存 OFD' })).toBeNull();
});

test('a proof the department took back says who did it, why, and which one is good now', async () => {
  phone.params['id'] = PROOF;
  const taken = { state: 'revoked', revokedAt: '2026-11-23T01:00:00.000Z', revokeReason: 'corrected' };
  answers[`GET /proofs/${PROOF}`] = { status: 200, json: { ...proof, ...taken, supersededBy: 'GAJ-2026-000002' } };
  render(<ProofResult />);
  const words = await screen.findByText(/作废，不能再用/);
  expect(words.textContent).toMatch(
    /公安在.*日作废，不能再用。原因：内容有误，已更正。请用新的一份，编号 GAJ-2026-000002/,
  );
});
