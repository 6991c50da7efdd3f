import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { idNumberCheck } from 'shared/identity.ts';
import { fakeServer, type FakeAnswer, type SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import { forgetSession } from '../../resource/session.ts';
import { setElder } from '../../ui/look.ts';
import { keepDraft } from './draft.ts';
import ConsentPage from './pages/consent/index.tsx';
import ConsentsPage from './pages/consents/index.tsx';
import CounterPage from './pages/counter/index.tsx';
import FacePage from './pages/face/index.tsx';
import WayPage from './pages/way/index.tsx';
import WhoPage from './pages/who/index.tsx';

const CHECK = '01DEMZ0000CH00000000000001';
const ID_NUMBER = `99010419550428002${idNumberCheck('99010419550428002')}`;
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
const visitor = { ...nobody, level: 'visitor', csrfToken: 'csrf' };
const resident = { ...visitor, level: 'resident', resident: { name: '林秀英', maskedIdNumber: '9*** **** **** 002X' } };
const problem = (status: number, code: string, title = code): FakeAnswer => ({
  status,
  json: { status, code, title, detail: '没有登录，什么都没有改变。' },
});
const ok = (json: unknown, status = 200): FakeAnswer => ({ status, json });
const face = { id: CHECK, verifyId: 'verify-id-of-the-test', expiresAt: '2026-11-22T01:05:00.000Z', simulated: true };
const counter = { id: CHECK, code: 'KXE50EYBC6', status: 'waiting', expiresAt: '2026-11-22T01:10:00.000Z' };

let session: object = nobody;
let answers: Record<string, FakeAnswer> = {};
let sent: SentCall[] = [];
beforeEach(() => {
  phone.reset();
  forgetSession();
  keepDraft(undefined);
  session = nobody;
  answers = {};
  sent = fakeServer(({ method, path }) => {
    if (path === '/session') return ok(session);
    return answers[`${method} ${path}`] ?? problem(404, 'request.not-found');
  });
});
afterEach(() => {
  cleanup();
  act(() => setElder(false));
  jest.useRealTimers();
});

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 30)));
const calls = (path: string) => sent.filter((one) => one.path === path);

describe('who', () => {
  const people = { people: [{ person: 'demo-1', name: '林秀英', idNumber: ID_NUMBER, hint: '退休老人' }] };

  test('says what is missing before anything is sent', async () => {
    render(<WhoPage />);
    await settle();
    fireEvent.change(screen.getByRole('textbox', { name: '身份证号' }), { target: { value: '99010419550428' } });
    press('下一步');
    expect(screen.getByRole('heading', { name: '有 3 处要改' })).toBeDefined();
    expect(screen.getAllByText('身份证号少了 4 位，请再核对一下')).toHaveLength(2);
    expect(calls('/login/wechat')).toHaveLength(0);
  });

  test('a picked sample person logs in through a simulated WeChat and goes on to the ways', async () => {
    answers = {
      'GET /simulator/people': ok(people),
      'POST /simulator/wechat/code': ok({ code: 'simulated-code' }),
      'POST /login/wechat': ok({ session: visitor, token: null }),
    };
    render(<WhoPage />);
    await settle();
    fireEvent.click(screen.getByRole('link', { name: /林秀英/ }));
    fireEvent.click(screen.getByRole('checkbox'));
    press('下一步');
    await settle();
    expect(calls('/simulator/wechat/code')[0]?.body).toEqual({ person: 'demo-1' });
    expect(calls('/login/wechat')[0]?.body).toEqual({ code: 'simulated-code', client: 'h5' });
    expect(phone.visited).toEqual(['redirectTo /features/login/pages/way/index?purpose=login']);
  });

  test('a visitor the account knows types nothing', async () => {
    session = { ...visitor, knownAs: { maskedName: '林*英', maskedIdNumber: '9*** **** **** 0020' } };
    render(<WhoPage />);
    await settle();
    press('是我，直接核对');
    expect(phone.visited).toEqual(['redirectTo /features/login/pages/way/index?purpose=login']);
  });

  test('when WeChat does not answer, the page says so and keeps what was typed', async () => {
    answers = {
      'GET /simulator/people': ok(people),
      'POST /simulator/wechat/code': ok({ code: 'simulated-code' }),
      'POST /login/wechat': problem(503, 'upstream.unavailable', '对方部门暂时没有回应'),
    };
    render(<WhoPage />);
    await settle();
    fireEvent.click(screen.getByRole('link', { name: /林秀英/ }));
    fireEvent.click(screen.getByRole('checkbox'));
    press('下一步');
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('对方部门暂时没有回应');
    expect(screen.getByDisplayValue('林秀英')).toBeDefined();
  });
});

test('face and counter are equal rows, and the button follows the choice', () => {
  render(<WayPage />);
  expect(screen.getByRole('radio', { name: /刷脸/, checked: true })).toBeDefined();
  fireEvent.click(screen.getByRole('radio', { name: /到窗口核对/ }));
  press('到窗口核对');
  expect(phone.visited).toEqual(['redirectTo /features/login/pages/counter/index?purpose=login']);
});

describe('consent', () => {
  test('names purpose, processor, what is kept, how long and the other way, and 不同意 leads there', async () => {
    render(<ConsentPage />);
    await settle();
    for (const name of ['用来做什么', '谁来核对', '留下什么', '留多久', '不想刷脸', '以后反悔']) {
      expect(screen.getByText(name)).toBeDefined();
    }
    press('不同意');
    expect(phone.visited[0]).toContain('login/pages/way/index?purpose=login&way=counter');
    expect(calls('/consents')).toHaveLength(0);
  });

  test('同意 is an act of its own, with a key', async () => {
    const given = {
      id: CHECK,
      kind: 'face-verification',
      version: 1,
      givenAt: '2026-11-22T01:00:00.000Z',
      withdrawnAt: null,
    };
    answers = { 'POST /consents': ok(given, 201) };
    render(<ConsentPage />);
    press('同意刷脸');
    await settle();
    expect(calls('/consents')[0]).toMatchObject({ body: { kind: 'face-verification', version: 1 } });
    expect(calls('/consents')[0]?.key).not.toBeNull();
    expect(phone.visited[0]).toContain('login/pages/face');
  });

  test('given consents can be taken back, after a question', async () => {
    session = resident;
    const given = {
      id: CHECK,
      kind: 'face-verification',
      version: 1,
      givenAt: '2026-11-22T01:00:00.000Z',
      withdrawnAt: null,
    };
    answers = {
      'GET /consents': ok({ consents: [given] }),
      [`POST /consents/${CHECK}/withdraw`]: ok({ ...given, withdrawnAt: '2026-11-22T02:00:00.000Z' }),
    };
    render(<ConsentsPage />);
    await settle();
    press('撤回同意');
    const [, inDialog] = screen.getAllByRole('button', { name: '撤回同意' });
    if (!inDialog) throw new Error('no question was asked');
    fireEvent.click(inDialog);
    await settle();
    expect(calls(`/consents/${CHECK}/withdraw`)).toHaveLength(1);
  });
});

describe('face', () => {
  test('without consent the person is asked first', async () => {
    answers = { 'POST /identity/face': problem(403, 'consent.required') };
    render(<FacePage />);
    await settle();
    expect(phone.visited).toEqual(['redirectTo /features/login/pages/consent/index?purpose=login']);
  });

  test('says openly that it is a simulation, and believes only the server', async () => {
    answers = {
      'POST /identity/face': ok(face, 201),
      'POST /simulator/face/verify-id-of-the-test': ok({ done: true }),
      [`POST /identity/face/${CHECK}/finish`]: ok({ session: resident, token: null }),
    };
    keepDraft({ name: '林秀英', idNumber: ID_NUMBER });
    render(<FacePage />);
    await settle();
    expect(screen.getByText(/演示用的仿真核对/)).toBeDefined();
    expect(calls('/identity/face')[0]?.body).toEqual({ purpose: 'login', name: '林秀英', idNumber: ID_NUMBER });
    press('演示：通过');
    await settle();
    expect(phone.visited).toEqual(['navigateBack ']);
  });

  test('a refusal says what did not happen and offers both another try and another way', async () => {
    answers = {
      'POST /identity/face': ok(face, 201),
      'POST /simulator/face/verify-id-of-the-test': ok({ done: true }),
      [`POST /identity/face/${CHECK}/finish`]: problem(403, 'identity.not-passed', '没有核对成功'),
    };
    render(<FacePage />);
    await settle();
    press('演示：没通过');
    await settle();
    expect(screen.getByRole('alert').textContent).toBe('没有核对成功');
    press('再试一次');
    await settle();
    expect(calls('/identity/face')).toHaveLength(2);
    press('换一种方式，不刷脸');
    expect(phone.visited).toEqual(['redirectTo /features/login/pages/counter/index?purpose=login']);
  });

  test('too many tries leave only the other way', async () => {
    answers = { 'POST /identity/face': problem(429, 'identity.too-many-attempts', '核对的次数太多了') };
    render(<FacePage />);
    await settle();
    expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull();
    expect(screen.getByRole('button', { name: '换一种方式，不刷脸' })).toBeDefined();
  });
});

describe('at the counter', () => {
  test('shows ten characters and goes on by itself when the clerk has confirmed', async () => {
    jest.useFakeTimers();
    answers = {
      'POST /identity/counter': ok(counter, 201),
      [`GET /identity/counter/${CHECK}`]: ok({ ...counter, status: 'confirmed' }),
      [`POST /identity/counter/${CHECK}/finish`]: ok({ session: resident, token: null }),
    };
    render(<CounterPage />);
    await act(() => jest.advanceTimersByTimeAsync(100));
    expect(screen.getByText('KXE50')).toBeDefined();
    expect(screen.getByText(/9:10 前有效/)).toBeDefined();
    await act(() => jest.advanceTimersByTimeAsync(2_500));
    expect(phone.visited).toEqual(['navigateBack ']);
  });

  test.each([
    ['expired', '这个码过时间了'],
    ['refused', '窗口没有核对通过'],
    ['used', '这个码已经换掉了'],
  ])('when the code is %s, says so and makes a new one', async (status, words) => {
    answers = { 'POST /identity/counter': ok({ ...counter, status, code: '' }, 201) };
    render(<CounterPage />);
    await settle();
    expect(screen.getByText(words)).toBeDefined();
    press('换一个新码');
    await settle();
    expect(calls('/identity/counter')).toHaveLength(2);
  });
});
