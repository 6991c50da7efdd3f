import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { fakeServer, type FakeAnswer } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import { forgetSession } from '../../resource/session.ts';
import { setElder } from '../../ui/look.ts';
import HomeTab from './index.tsx';

const nobody = {
  level: 'none',
  csrfToken: null,
  resident: null,
  knownAs: null,
  acting: null,
  steppedUpUntil: null,
  district: '云溪区',
  simulated: true,
};
const resident = {
  ...nobody,
  level: 'resident',
  csrfToken: 'csrf',
  resident: { name: '林秀英', maskedIdNumber: '9*** **** **** 0020' },
};
const acting = {
  organizationId: '01DEMZ0000FM00000000000001',
  organizationName: '云江市样例智造有限公司',
  role: 'agent',
};
const certificate = (number: number, name: string, status = 'valid') => ({
  id: `1.2.156.3005.2.11100000000013338W001.11100000000013338W.${number}.001.X`,
  type: '11100000000013338W001',
  name,
  category: 'identity',
  issuer: '云溪区公安分局',
  maskedNumber: '9*** **** **** 0020',
  status,
  validUntil: null,
  expiresInDays: null,
});
const waiting = (number: number) => ({
  id: `01DEMZ0000CS0000000000000${number}`,
  number: `YH2026112${number}-00017`,
  kind: 'help',
  callerKind: 'resident',
  category: 'street-light',
  title: `第 ${number} 件事`,
  placeText: null,
  status: 'resolved',
  submittedAt: '2026-11-20T01:00:00.000Z',
  dueAt: null,
  light: { color: 'green', words: '还有 2 个工作日' },
  unitName: '云溪区城市管理局（样例）',
  reminded: false,
});

let session: object = nobody;
let wallet: FakeAnswer = 'no answer';
let cases: FakeAnswer = 'no answer';
let requests: FakeAnswer = 'no answer';
beforeEach(() => {
  phone.reset();
  forgetSession();
  session = nobody;
  const items = [certificate(1, '居民身份证', 'expired'), certificate(2, '居民户口簿'), certificate(3, '驾驶证')];
  wallet = { status: 200, json: { holder: 'resident', checkedAt: '2026-11-22T01:00:00.000Z', items } };
  cases = { status: 200, json: { items: [waiting(1), waiting(2)], next: null } };
  requests = { status: 200, json: { items: [], next: null } };
  fakeServer(({ path }) => {
    if (path === '/session') return { status: 200, json: session };
    if (path === '/certificates') return wallet;
    if (path.startsWith('/cases')) return cases;
    if (path.startsWith('/proof-requests')) return requests;
    if (path === '/proof-types') return { status: 200, json: { types: [] } };
    return 'no answer';
  });
});
afterEach(() => {
  cleanup();
  act(() => setElder(false));
});
const open = async () => {
  render(<HomeTab />);
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 300)));
};
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('link', { name }));

test('a stranger can log in, 亮码 is one tap away, and so is what needs no login', async () => {
  await open();
  press(/请登录/);
  press(/^亮码/);
  press(/^验一份证明/);
  expect(phone.visited).toEqual([
    'navigateTo /features/login/pages/who/index',
    'navigateTo /features/presentation/pages/code/index',
    'navigateTo /features/proofs/pages/verify/index',
  ]);
  expect(screen.queryByRole('heading', { name: '我的证照' })).toBeNull();
});

describe('a resident', () => {
  beforeEach(() => {
    session = resident;
  });

  test('sees two valid certificates and the newest call that waits for an answer', async () => {
    await open();
    expect(screen.getByRole('link', { name: /居民户口簿/ })).toBeDefined();
    expect(screen.getByRole('link', { name: /驾驶证/ })).toBeDefined();
    expect(screen.queryByText('居民身份证')).toBeNull();
    expect(screen.getByRole('link', { name: '全部 3 张' })).toBeDefined();
    expect(screen.getByText('第 1 件事')).toBeDefined();
    expect(screen.getByText('还有 1 件')).toBeDefined();
  });

  test('sees nothing about waiting when nothing waits', async () => {
    cases = { status: 200, json: { items: [], next: null } };
    await open();
    expect(screen.queryByRole('heading', { name: '等您处理' })).toBeNull();
  });

  test('sees what is to be handed in and until when, in both sizes', async () => {
    const request = {
      ...{ id: '01DEMZ0000PR00000000000001', number: 'SQ20261123-00001', type: 'household-record' },
      ...{ title: '户籍证明', purpose: '办理公证', submittedAt: '2026-11-20T01:00:00.000Z', light: null },
    };
    const asked = { ...request, status: 'more-material', dueAt: '2099-12-07T10:00:00.000Z' };
    const accepted = { ...asked, id: '01DEMZ0000PR00000000000002', status: 'accepted', title: '无犯罪记录证明' };
    requests = { status: 200, json: { items: [asked, accepted], next: null } };
    await open();
    expect(await screen.findByText(/请在 2099.年.12.月.7.日前补材料/)).toBeDefined();
    expect(screen.queryByText('无犯罪记录证明')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '长辈版' }));
    fireEvent.click(await screen.findByRole('link', { name: /户籍证明/ }));
    expect(phone.visited.at(-1)).toBe(`navigateTo /features/proof-requests/pages/detail/index?id=${request.id}`);
  });

  test('a slow or broken department spoils only its own part', async () => {
    wallet = {
      status: 503,
      json: { status: 503, code: 'upstream.unavailable', title: '公安部门暂时没有回应', detail: '' },
    };
    await open();
    expect(screen.getByText('公安部门暂时没有回应')).toBeDefined();
    expect(screen.getByText('第 1 件事')).toBeDefined();
  });

  test('长辈版 keeps every door, in large', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: '长辈版' }));
    for (const door of [/^亮码/, '我的证', '开证明', '有事反映', '扫窗口的码']) {
      expect(screen.getByRole('link', { name: door })).toBeDefined();
    }
    expect(screen.getByRole('button', { name: '问人工' })).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '普通版' }));
    expect(screen.getByRole('button', { name: '长辈版' })).toBeDefined();
  });
});

test('a firm has 企业有呼 large, its open calls with lights, and the way back to 个人', async () => {
  session = { ...resident, acting };
  await open();
  expect(screen.getByRole('link', { name: /云江市样例智造有限公司，林秀英 · 经办人/ })).toBeDefined();
  press(/企业有呼/);
  expect(phone.visited).toEqual(['navigateTo /features/cases/pages/submit/index']);
  const calls = screen.getByRole('link', { name: /第 1 件事/ });
  expect(within(calls).getByRole('img', { name: /还有 2 个工作日/ })).toBeDefined();
  press('切换');
  expect(phone.visited.at(-1)).toBe('navigateTo /features/organizations/pages/mine/index');
});
