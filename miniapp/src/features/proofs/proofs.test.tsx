import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { fakeServer, type FakeAnswer, type SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import { forgetSession } from '../../resource/session.ts';
import ProofsTab from '../../tabs/proofs/index.tsx';
import AskForProof from './pages/ask/index.tsx';
import MyProofs from './pages/mine/index.tsx';
import ProofResult from './pages/result/index.tsx';

const housing = {
  code: 'housing-status',
  title: '有无房证明',
  organization: '云溪区不动产登记中心（样例）',
  department: '登记中心',
  needs: ['买房', '孩子入学'],
  contains: ['您的姓名、身份证号', '在本区有没有住房'],
  source: '向登记中心现查，不用旧数据',
  legalBasis: ['《不动产登记暂行条例》'],
  purposes: ['买房资格审核', '其他事项'],
  validDays: 30,
  whenNothing: '查到有房，会照实写上坐落和面积。',
  askers: ['self'],
  sensitivity: 'ordinary',
  negative: true,
};

const problem = (status: number, code: string, title: string, detail: string): FakeAnswer => ({
  status,
  json: { status, code, title, detail, requestId: '01J0000000000000Q7F291KD' },
});

let answers: Record<string, FakeAnswer>;
let sent: SentCall[];
beforeEach(() => {
  phone.reset();
  forgetSession();
  answers = { 'GET /proof-types': { status: 200, json: { types: [housing] } } };
  sent = fakeServer(
    ({ method, path }) => answers[`${method} ${path}`] ?? problem(404, 'request.not-found', '没有找到', ''),
  );
});
afterEach(cleanup);

const asked = () => sent.filter(({ method, path }) => method === 'POST' && path === '/proofs');
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('proofs are offered by what they are needed for', async () => {
  render(<ProofsTab />);
  await screen.findByText('买房常用');
  fireEvent.click(screen.getByRole('radio', { name: '孩子入学' }));
  fireEvent.click(screen.getByRole('link', { name: /有无房证明/ }));
  expect(phone.visited).toEqual(['navigateTo /features/proofs/pages/ask/index?type=housing-status']);
});

test('when the types cannot be read the page says so and offers to try again', async () => {
  answers['GET /proof-types'] = problem(503, 'server.unavailable', '服务暂时没有回应', '请过几秒再试。');
  render(<ProofsTab />);
  expect((await screen.findByRole('alert')).textContent).toContain('服务暂时没有回应');
  expect(screen.getByRole('button', { name: '再试一次' })).toBeDefined();
  expect(screen.getByRole('button', { name: '验一份证明' })).toBeDefined();
});

test('nothing is asked of the department before a purpose is chosen', async () => {
  phone.params['type'] = 'housing-status';
  render(<AskForProof />);
  await screen.findByText('开之前，请看一下');
  expect(screen.getByText('查到有房，会照实写上坐落和面积。')).toBeDefined();
  press('核对本人，马上开');
  expect(screen.getByRole('radiogroup', { description: '请选一个用途' })).toBeDefined();
  expect(asked()).toEqual([]);
});

test('a department that does not answer: said plainly, nothing to fill in again, the retry carries the same key', async () => {
  phone.params['type'] = 'housing-status';
  answers['POST /proofs'] = problem(503, 'upstream.unavailable', '对方部门暂时没有回应', '这次没有办成。');
  render(<AskForProof />);
  fireEvent.click(await screen.findByRole('radio', { name: '买房资格审核' }));
  press('核对本人，马上开');
  expect((await screen.findByRole('alert')).textContent).toContain('登记中心暂时没有回应没有开出证明，也没有占用编号');
  expect(screen.getByText('Q7F2-91KD')).toBeDefined();
  press('再试一次');
  await waitFor(() => expect(asked()).toHaveLength(2));
  const [first, second] = asked();
  expect(first?.key).toBe(second?.key);
  expect(first?.body).toEqual({ type: 'housing-status', purpose: '买房资格审核' });
});

test('a type that is not there any more is an empty page, not an error', async () => {
  phone.params['type'] = 'no-longer';
  render(<AskForProof />);
  expect(await screen.findByText('现在不能开这种证明')).toBeDefined();
});

const PROOF = '01DEMZ0000PF00000000000001';
const proof = {
  id: PROOF,
  type: 'housing-status',
  title: '有无房证明',
  number: 'BDC-2026-000001',
  organization: housing.organization,
  department: '登记中心',
  purpose: '买房资格审核',
  recipient: null,
  issuedAt: '2026-11-22T01:52:00.000Z',
  validUntil: '2026-12-22',
  state: 'valid',
  about: 'self',
  holder: '林秀英',
  sensitivity: 'ordinary',
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
const session = (level: 'none' | 'resident') => ({
  status: 200,
  json: {
    level,
    csrfToken: level === 'none' ? null : 'csrf',
    resident: level === 'none' ? null : { name: '林秀英', maskedIdNumber: '9*** **** **** 0028' },
    knownAs: null,
    acting: null,
    steppedUpUntil: null,
    district: '云溪区',
    simulated: true,
  },
});
const listed = (proofs: object[]) => ({ status: 200, json: { proofs, next: null } });

test('my proofs: the way to log in, nothing yet, or each with its purpose and state', async () => {
  answers['GET /session'] = session('none');
  const { unmount } = render(<MyProofs />);
  fireEvent.click(await screen.findByRole('button', { name: '去登录' }));
  expect(phone.visited).toEqual(['navigateTo /features/login/pages/who/index']);
  unmount();
  forgetSession();
  answers['GET /session'] = session('resident');
  answers['GET /proofs?limit=20'] = listed([]);
  const empty = render(<MyProofs />);
  expect(await screen.findByText('还没有开过证明')).toBeDefined();
  empty.unmount();
  const revoked = { ...proof, id: `${PROOF.slice(0, -1)}2`, state: 'revoked', revokedAt: '2026-11-23T01:00:00.000Z' };
  answers['GET /proofs?limit=20'] = listed([proof, revoked]);
  render(<MyProofs />);
  expect(await screen.findByText(/用于买房资格审核，到/)).toBeDefined();
  expect(screen.getByText(/11 月 23 日作废/)).toBeDefined();
  expect(screen.getByText('已作废')).toBeDefined();
});

test('a proof is withdrawn only after a second word, and then cannot be sent any more', async () => {
  phone.params['id'] = PROOF;
  phone.params['took'] = '812';
  answers['GET /session'] = session('resident');
  answers[`GET /proofs/${PROOF}`] = { status: 200, json: proof };
  answers[`GET /proofs/${PROOF}/checks`] = {
    status: 200,
    json: { times: 3, lastAt: '2026-11-23T01:52:00.000Z', mismatches: 2 },
  };
  answers[`GET /proofs/${PROOF}/picture`] = { status: 200, json: null };
  answers[`POST /proofs/${PROOF}/revoke`] = {
    status: 200,
    json: { ...proof, state: 'revoked', revokedAt: '2026-11-23T01:00:00.000Z' },
  };
  render(<ProofResult />);
  expect(await screen.findByText('已盖电子印章，用了 0.8 秒')).toBeDefined();
  expect(await screen.findByRole('img', { name: '有无房证明第一页的图片' })).toBeDefined();
  expect(await screen.findByText(/3 次，最近.*9:52/)).toBeDefined();
  expect(screen.getByText('填的身份证号不是您的')).toBeDefined();
  press('不要了，作废这一份');
  press('留着');
  expect(screen.queryByRole('alertdialog')).toBeNull();
  press('不要了，作废这一份');
  press('作废这一份');
  expect(await screen.findByText(/作废，不能再用/)).toBeDefined();
  expect(screen.queryByRole('button', { name: '发给要的人' })).toBeNull();
  expect(sent.filter(({ path }) => path.endsWith('/revoke'))).toHaveLength(1);
});

test('somebody else’s proof, or none, is said to be not there', async () => {
  phone.params['id'] = PROOF;
  answers['GET /session'] = session('resident');
  answers[`GET /proofs/${PROOF}`] = problem(404, 'proof.not-found', '没有找到这份证明', '可能不属于您。');
  render(<ProofResult />);
  expect((await screen.findByRole('alert')).textContent).toContain('没有找到这份证明');
});
