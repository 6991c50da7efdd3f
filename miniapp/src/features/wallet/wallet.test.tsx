import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { ok, problem, residentSession, serveResident } from '../../../test/resident.ts';
import { fakeServer, type FakeAnswer } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import { forgetSession } from '../../resource/session.ts';
import WalletTab from '../../tabs/wallet/index.tsx';
import CertificatePage from './pages/certificate/index.tsx';

const CARD = `1.2.156.3005.2.${'0'.repeat(21)}.${'0'.repeat(18)}.1.001.A`;
const full = '990104195504280003';
const card = {
  id: CARD,
  type: 'resident-identity-card',
  name: '居民身份证',
  category: 'identity',
  issuer: '云溪区公安分局（样例）',
  maskedNumber: '9*** **** **** 0003',
  status: 'valid',
  validUntil: null,
  expiresInDays: null,
};
const licence = { ...card, id: `${CARD.slice(0, -1)}B`, name: '机动车驾驶证', category: 'traffic' };
const wallet = (...items: object[]) => ok({ holder: 'resident', checkedAt: '2026-11-24T01:30:00.000Z', items });
const details = {
  ...card,
  checkedAt: '2026-11-24T01:30:00.000Z',
  checkedWith: '公安部门',
  fields: [
    { id: 'name', label: '姓名', value: '林*英', masked: true },
    { id: 'idNumber', label: '身份证号', value: '9*** **** **** 0003', masked: true },
    { id: 'nation', label: '民族', value: '汉', masked: false },
  ],
  looksIn30Days: 4,
  usedFor: ['居住证申领'],
};
const revealed = {
  id: CARD,
  fields: [
    { id: 'name', label: '姓名', value: '林秀英' },
    { id: 'idNumber', label: '身份证号', value: full },
  ],
  coverAfterMs: 10_000,
};

let answer: () => FakeAnswer = () => wallet(card);
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const page = () => document.body.textContent ?? '';
const openWallet = async () => {
  serveResident(() => answer());
  render(<WalletTab />);
  await pass(300);
};
const openCard = async (change: object = {}) => {
  phone.params['id'] = CARD;
  const sent = serveResident(({ method }) => ok(method === 'GET' ? { ...details, ...change } : revealed));
  render(<CertificatePage />);
  await pass(300);
  return sent;
};
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await pass(50);
};

beforeEach(() => {
  answer = () => wallet(card);
  phone.reset();
  jest.useFakeTimers({ now: Date.parse('2026-11-24T01:30:00.000Z') });
});
afterEach(() => {
  cleanup();
  forgetSession();
  jest.useRealTimers();
});

describe('the wallet', () => {
  test('ready: each certificate with its state, when it was checked, and it opens', async () => {
    answer = () => wallet(card, { ...licence, expiresInDays: 23, validUntil: '2026-12-17' });
    await openWallet();
    expect(page()).toContain('还有 23 天到期');
    expect(page()).toContain('刚刚向各部门核对过 · 9:30');
    fireEvent.click(screen.getByRole('link', { name: /居民身份证/ }));
    expect(phone.visited[0]).toContain('/features/wallet/pages/certificate/index?id=1.2.156');
  });

  test('one that cannot be presented says why and stands behind the others', async () => {
    answer = () => wallet({ ...licence, status: 'expired', validUntil: '2026-01-01' }, card);
    await openWallet();
    const faces = screen.getAllByRole('link', { name: /居民身份证|机动车驾驶证/ }).map((face) => face.textContent);
    expect(faces[0]).toContain('居民身份证');
    expect(faces[1]).toContain('过期');
  });

  test('loading: nothing for a moment, then the shape of it, after a second whom it asks', async () => {
    const never = () => new Promise(() => undefined);
    fakeServer(({ path }) => (path === '/session' ? ok(residentSession) : 'no answer'));
    const session = globalThis.fetch;
    Object.assign(globalThis, { fetch: (url: string) => (url.includes('/session') ? session(url) : never()) });
    render(<WalletTab />);
    await pass(100);
    expect(document.querySelector('[aria-busy=true]')).toBeNull();
    await pass(200);
    expect(document.querySelector('[aria-busy=true]')).not.toBeNull();
    await pass(1_000);
    expect(page()).toContain('正在向各部门核对');
  });

  test('empty: what will be there, and that nobody has to upload it', async () => {
    answer = () => wallet();
    await openWallet();
    expect(page()).toContain('还没有证照');
    expect(page()).toContain('不用您上传');
  });

  test('failed: what happened and a way on', async () => {
    answer = () => problem(503, 'database.away', '暂时取不到', '证照都还在。');
    await openWallet();
    expect(screen.getByRole('alert').textContent).toContain('证照都还在');
    answer = () => wallet(card);
    await press('再试一次');
    expect(page()).toContain('居民身份证');
  });

  test('offline: what was read before stays, each marked unchecked, and no code is offered', async () => {
    await openWallet();
    answer = () => 'no answer';
    act(() => phone.show());
    await pass(300);
    expect(screen.getByRole('link', { name: /居民身份证/ }).textContent).toContain('未实时核验');
    expect(screen.queryByRole('button', { name: '亮码给窗口看' })).toBeNull();
  });
});

describe('one certificate', () => {
  test('no full value is in the page until its eye is tapped, then only that one, for ten seconds', async () => {
    await openCard();
    expect(page()).not.toMatch(/林秀英|990104/);
    await press('显示身份证号');
    expect(page()).toContain(full);
    expect(page()).not.toContain('林秀英');
    await pass(10_100);
    expect(page()).not.toContain(full);
  });

  test('an uncovered value is covered by a second tap and when the page goes out of sight', async () => {
    await openCard();
    await press('显示姓名');
    expect(page()).toContain('林秀英');
    await press('遮住姓名');
    expect(page()).not.toContain('林秀英');
    await press('显示姓名');
    act(() => phone.hide());
    expect(page()).not.toContain('林秀英');
  });

  test('says with whom it was checked just now', async () => {
    await openCard();
    expect(page()).toContain('刚刚向公安部门核对过 · 9:30');
    expect(page()).toContain('近 30 天 4 次');
  });

  test.each(['suspended', 'expired', 'cancelled', 'revoked'])('one that is %s offers no code', async (status) => {
    await openCard({ status });
    expect(screen.queryByRole('button', { name: '亮码出示' })).toBeNull();
    expect(page()).toContain('不能出示');
  });

  test('a valid one offers the code', async () => {
    await openCard();
    await press('亮码出示');
    expect(phone.visited).toEqual(['navigateTo /features/presentation/pages/code/index']);
  });
});
