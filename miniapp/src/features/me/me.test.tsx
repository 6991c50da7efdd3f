import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { fakeServer, type FakeAnswer, type SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import { forgetSession } from '../../resource/session.ts';
import { setElder } from '../../ui/look.ts';
import MinePage from './pages/mine/index.tsx';

const nobody = {
  level: 'none',
  csrfToken: null,
  resident: null,
  knownAs: null,
  acting: null,
  steppedUpUntil: null,
  district: null,
  simulated: true,
};
const resident = {
  ...nobody,
  level: 'resident',
  csrfToken: 'csrf',
  resident: { name: '林秀英', maskedIdNumber: '9*** **** **** 0020' },
};

let session: object = nobody;
let logout: FakeAnswer = { status: 200, json: { done: true } };
let sent: SentCall[] = [];
beforeEach(() => {
  phone.reset();
  forgetSession();
  session = nobody;
  sent = fakeServer(({ path }) => (path === '/session' ? { status: 200, json: session } : logout));
});
afterEach(() => {
  cleanup();
  act(() => setElder(false));
});
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 30)));

test('a stranger finds the login, 长辈版 and help, and nothing to leave', async () => {
  render(<MinePage />);
  await settle();
  expect(screen.getByRole('button', { name: '去登录' })).toBeDefined();
  expect(screen.getByRole('link', { name: /问人工 12345/ })).toBeDefined();
  expect(screen.queryByRole('button', { name: '退出登录' })).toBeNull();
  fireEvent.click(screen.getByRole('switch', { name: /长辈版/ }));
  expect(phone.storage.get('sb-elder')).toBe('on');
});

test('a resident finds firms, devices and consents, and leaves for good', async () => {
  session = resident;
  render(<MinePage />);
  await settle();
  for (const door of [/我的企业/, /登录的设备/, /我的同意/]) fireEvent.click(screen.getByRole('link', { name: door }));
  expect(phone.visited).toEqual([
    'navigateTo /features/organizations/pages/mine/index',
    'navigateTo /features/sessions/pages/mine/index',
    'navigateTo /features/login/pages/consents/index',
  ]);
  session = nobody;
  fireEvent.click(screen.getByRole('button', { name: '退出登录' }));
  await settle();
  expect(sent.filter(({ path }) => path === '/session/end')).toHaveLength(1);
  expect(phone.visited.at(-1)).toBe('switchTab /tabs/home/index');
});

test('a logout that did not reach the server is not claimed', async () => {
  session = resident;
  logout = 'no answer';
  render(<MinePage />);
  await settle();
  fireEvent.click(screen.getByRole('button', { name: '退出登录' }));
  await settle();
  expect(screen.getByRole('alert').textContent).toContain('网络不好');
  expect(screen.getByText('林秀英')).toBeDefined();
});
