import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { historyEntry } from '../../../test/history.ts';
import { ok, problem, serveResident } from '../../../test/resident.ts';
import type { SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import { forgetSession } from '../../resource/session.ts';
import HistoryPage from './pages/history/index.tsx';

const OLDER = '01J00000000000000000000RQ0';
let entry: Record<string, unknown> = historyEntry();
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const press = async (name: string, role: 'button' | 'tab' | 'link' = 'button') => {
  fireEvent.click(screen.getByRole(role, { name }));
  await pass(50);
};
const list = (path: string) => {
  if (path.includes('not-given')) return { looksIn30Days: 1, items: [], next: null };
  if (path.includes('before='))
    return { looksIn30Days: 1, items: [historyEntry({ id: OLDER, itemName: '不动产转移登记' })], next: null };
  return { looksIn30Days: 1, items: [entry], next: OLDER };
};
const open = async () => {
  const sent = serveResident(({ method, path }) => {
    if (method === 'GET') return ok(list(path));
    entry = historyEntry({ grant: { ...historyEntry().grant, status: 'withdrawn' } });
    return ok(entry);
  });
  render(<HistoryPage />);
  await pass(300);
  return sent;
};
const posts = (sent: SentCall[]) => sent.filter(({ method }) => method === 'POST').map(({ path }) => path);

beforeEach(() => {
  entry = historyEntry();
  phone.reset();
  jest.useFakeTimers({ now: Date.parse('2026-11-24T01:30:00.000Z') });
});
afterEach(() => {
  cleanup();
  forgetSession();
  jest.useRealTimers();
});

test('a look says who, for what, how many fields, that she agreed, and how often it was read', async () => {
  await open();
  for (const words of [
    '近 30 天被看过的次数',
    '今天',
    '居住证申领 · 陈*雯（0312）',
    '身份证 2 项',
    '您同意',
    '看了 2 次，已存进办件',
  ])
    expect(document.body.textContent).toContain(words);
});

test('withdrawing says what it does, does it once confirmed, and the look stays, marked', async () => {
  const sent = await open();
  await press('撤回', 'link');
  expect(screen.getByRole('alertdialog').textContent).toContain('撤回后窗口不能再看');
  expect(posts(sent)).toEqual([]);
  await press('撤回');
  expect(posts(sent)).toEqual(['/access-grants/01J00000000000000000000RQ1/withdraw']);
  expect(screen.queryByText('已撤回')).not.toBeNull();
  expect(screen.queryByRole('link', { name: '撤回' })).toBeNull();
});

test('先不撤 leaves it as it is', async () => {
  const sent = await open();
  await press('撤回', 'link');
  await press('先不撤');
  expect(posts(sent)).toEqual([]);
  expect(screen.queryByText('您同意')).not.toBeNull();
});

test('older ones come below, and coming back to the page keeps them', async () => {
  await open();
  await press('看更早的');
  expect(screen.queryByText(/不动产转移登记/)).not.toBeNull();
  act(() => phone.show());
  await pass(300);
  expect(screen.queryByText(/居住证申领/)).not.toBeNull();
  expect(screen.queryByText(/不动产转移登记/)).not.toBeNull();
});

test('a request that was refused stays, and says that nothing was given', async () => {
  entry = historyEntry({ status: 'refused', grant: null, reported: true });
  await open();
  expect(screen.queryByText('您没同意')).not.toBeNull();
  expect(screen.queryByText('想看：身份证 2 项')).not.toBeNull();
  expect(screen.queryByText('您举报了：不是您在办')).not.toBeNull();
});

test('one that still waits can be answered from here', async () => {
  entry = historyEntry({ status: 'asked', grant: null });
  await open();
  await press('去答复', 'link');
  expect(phone.visited).toEqual([
    'navigateTo /features/presentation/pages/consent/index?id=01J00000000000000000000RQ1',
  ]);
});

test('a view without anything says what will be there', async () => {
  await open();
  await press('没给成', 'tab');
  await pass(300);
  expect(screen.queryByText('没有没给成的')).not.toBeNull();
});

test('without an answer it says what happened and can be tried again', async () => {
  serveResident(() => problem(503, 'database.away', '暂时取不到', '什么都没有丢。'));
  render(<HistoryPage />);
  await pass(300);
  expect(screen.getByRole('alert').textContent).toContain('暂时取不到');
  expect(screen.queryByRole('button', { name: '再试一次' })).not.toBeNull();
});
