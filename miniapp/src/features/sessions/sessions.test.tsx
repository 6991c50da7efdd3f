import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { fakeServer, type FakeAnswer } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import { forgetSession } from '../../resource/session.ts';
import SessionsPage from './pages/mine/index.tsx';

const resident = {
  level: 'resident',
  csrfToken: 'csrf',
  resident: { name: '林秀英', maskedIdNumber: '9*** **** **** 0020' },
  knownAs: null,
  acting: null,
  steppedUpUntil: null,
  district: null,
  simulated: true,
};
const device = (number: number, current: boolean) => ({
  id: `01DEMZ0000SN0000000000000${number}`,
  device: current ? '微信小程序' : '浏览器',
  current,
  createdAt: '2026-11-22T01:00:00.000Z',
  lastSeenAt: '2026-11-22T02:05:00.000Z',
});

let devices: FakeAnswer = 'no answer';
const ended: string[] = [];
beforeEach(() => {
  phone.reset();
  forgetSession();
  ended.length = 0;
  devices = { status: 200, json: { sessions: [device(1, true), device(2, false)] } };
  fakeServer(({ method, path }) => {
    if (path === '/session') return { status: 200, json: resident };
    if (method === 'GET') return devices;
    ended.push(path);
    devices = { status: 200, json: { sessions: [device(1, true)] } };
    return { status: 200, json: { done: true } };
  });
});
afterEach(cleanup);
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 30)));

test('shows every device with its times in China, and ends another one at once', async () => {
  render(<SessionsPage />);
  await settle();
  expect(screen.getAllByText(/9:00 登录，.*10:05 用过/)).toHaveLength(2);
  expect(screen.getByText('就是这台')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: '让浏览器下线' }));
  await settle();
  expect(ended).toEqual(['/sessions/01DEMZ0000SN00000000000002/end']);
  expect(screen.queryByRole('button', { name: '让浏览器下线' })).toBeNull();
});

test('says when the devices cannot be read', async () => {
  devices = 'no answer';
  render(<SessionsPage />);
  await settle();
  expect(screen.getByRole('alert').textContent).toContain('网络不好');
});
