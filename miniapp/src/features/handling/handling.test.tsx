import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { fakeServer, type FakeAnswer, type SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import HandlingBoard from './pages/board/index.tsx';
import HandlingSignIn from './pages/sign-in/index.tsx';

const CASE_ID = '01DEMZ0000CS00000000000001';
const UNIT_ID = '01DEMZ0000VN00000000000006';
const staff = {
  staffId: '01DEMZ0000ST00000000000004',
  staffNumber: '2001',
  name: '孙立',
  roles: ['handler'],
  unitId: '01DEMZ0000VN0000000000000C',
  unitName: '云溪区12345 热线中心（样例）',
  terminal: null,
  csrfToken: 'csrf',
};
const summary = {
  id: CASE_ID,
  number: 'YH20261123-00017',
  kind: 'help',
  callerKind: 'resident',
  category: 'street-light',
  title: '小区东门路灯不亮',
  placeText: '梧桐苑东门外',
  status: 'submitted',
  submittedAt: '2026-11-23T01:00:00.000Z',
  dueAt: '2026-11-24T10:00:00.000Z',
  light: { color: 'yellow', words: '明天 18:00 前' },
  unitName: null,
  reminded: true,
};
const detail = {
  ...summary,
  text: '小区东门路灯不亮。<img src=x onerror=alert(1)> {{7*7}} ${7*7}',
  place: { text: '梧桐苑东门外', point: { lng: 113.2, lat: 23.4, datum: 'wgs84', accuracy: 15, source: 'device' } },
  photoIds: [],
  hideIdentity: true,
  organizationName: null,
  urgency: null,
  deadline: null,
  facts: { unit: null, caller: null, followUp: null },
  stars: null,
  course: [],
  steps: ['accept', 'decline'],
  mayRemind: false,
  version: 2,
  caller: { name: null, phone: null },
};
const board = { items: [summary], next: null, counts: { all: 1, red: 0, yellow: 1, green: 0 } };
const conflict = {
  status: 409,
  json: {
    type: 'about:blank',
    status: 409,
    code: 'request.conflict',
    title: '情况刚刚变了',
    detail: '这次没有改动。',
    requestId: 'r',
  },
};

const serve = (step: FakeAnswer, more: Record<string, unknown> = {}): SentCall[] =>
  fakeServer(({ method, path }) => {
    if (path === '/staff/session') return { status: 200, json: staff };
    if (method === 'POST') return step;
    if (path === '/handling/units')
      return { status: 200, json: { items: [{ id: UNIT_ID, name: '城市管理局', hotline: false }] } };
    return { status: 200, json: path.startsWith('/handling/cases?') ? board : { ...detail, ...more } };
  });
const shown = () => act(() => jest.advanceTimersByTimeAsync(300));
const press = async (name: string | RegExp, role: 'button' | 'radio' | 'link' = 'button') => {
  fireEvent.click(screen.getByRole(role, { name }));
  await shown();
};
const posted = (sent: readonly SentCall[]) => sent.filter(({ method }) => method === 'POST');
async function openCase() {
  render(<HandlingBoard />);
  await shown();
  await shown();
  await press(/小区东门路灯不亮/, 'link');
}

beforeEach(() => {
  phone.reset();
  jest.useFakeTimers({ now: Date.parse('2026-11-23T02:00:00.000Z') });
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('the handling board', () => {
  test('opens no case by itself, for every look is recorded', async () => {
    const sent = serve(conflict);
    render(<HandlingBoard />);
    await shown();
    await shown();
    expect(screen.getByText('从左边选一件')).not.toBeNull();
    expect(screen.getByText('群众在催')).not.toBeNull();
    expect(sent.map(({ path }) => path)).not.toContain(`/handling/cases/${CASE_ID}`);
  });

  test('reads its buttons from the table: the usual step is filled, the others are not', async () => {
    serve(conflict);
    await openCase();
    const buttons = screen.getAllByRole('button').filter((one) => ['受理', '不予受理'].includes(one.textContent ?? ''));
    expect(buttons.map((one) => [one.textContent, one.className.includes('sb-button-primary')])).toEqual([
      ['受理', true],
      ['不予受理', false],
    ]);
  });

  test('says that the caller hides who they are, and shows their words as text only (attack row 80)', async () => {
    serve(conflict);
    await openCase();
    expect(screen.getByText('群众要求不公开身份，联系请找热线')).not.toBeNull();
    expect(screen.getByText(detail.text)).not.toBeNull();
    expect(document.querySelector('img[src="x"]')).toBeNull();
    expect(screen.getByText(/WGS-84，误差约 15 米/)).not.toBeNull();
  });

  test('a long case can be scrolled with the keyboard', async () => {
    serve(conflict);
    await openCase();
    expect(screen.getByRole('region', { name: '这件诉求' }).tabIndex).toBe(0);
  });

  test('the loser of a race is told and can look again', async () => {
    const sent = serve(conflict);
    await openCase();
    await press('受理');
    expect(posted(sent)[0]?.body).toEqual({ version: 2, details: { step: 'accept' } });
    expect(screen.getByRole('alert').textContent).toContain('情况刚刚变了');
    const before = sent.length;
    await press('刷新', 'link');
    expect(sent.slice(before).map(({ path }) => path)).toContain(`/handling/cases/${CASE_ID}`);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('declining asks for a reason before anything is sent', async () => {
    const sent = serve({ status: 200, json: { id: CASE_ID, status: 'declined', version: 3 } });
    await openCase();
    await press('不予受理');
    await press('不予受理');
    expect(posted(sent)).toHaveLength(0);
    expect(screen.getByText('请填写不予受理的理由')).not.toBeNull();
    fireEvent.change(screen.getByLabelText('不予受理的理由'), { target: { value: '已进入诉讼程序。' } });
    await press('不予受理');
    expect(posted(sent)[0]?.body).toEqual({ version: 2, details: { step: 'decline', reason: '已进入诉讼程序。' } });
  });

  test('a case is dispatched to a unit of the list', async () => {
    const sent = serve(
      { status: 200, json: { id: CASE_ID, status: 'dispatched', version: 5 } },
      { status: 'triaged', steps: ['dispatch'], version: 4 },
    );
    await openCase();
    await press('转办');
    await press('转办');
    expect(screen.getByText('请选一个承办单位')).not.toBeNull();
    await press('城市管理局', 'radio');
    await press('转办');
    expect(posted(sent)[0]?.body).toEqual({ version: 4, details: { step: 'dispatch', unitId: UNIT_ID } });
  });

  test('sends who is not logged in to the door, and lets no one in without number and password', async () => {
    fakeServer(() => ({ status: 401, json: { ...conflict.json, status: 401, code: 'session.required' } }));
    render(<HandlingBoard />);
    await shown();
    await shown();
    await press('登录');
    expect(phone.visited).toEqual(['redirectTo /features/handling/pages/sign-in/index']);
    cleanup();
    render(<HandlingSignIn />);
    await press('登录');
    expect(screen.getByText('请填写工号')).not.toBeNull();
    expect(screen.getByText('请填写密码')).not.toBeNull();
  });
});
