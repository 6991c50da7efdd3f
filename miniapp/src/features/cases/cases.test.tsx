import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { fakeServer, type FakeAnswer, type SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import { forgetSession } from '../../resource/session.ts';
import { setElder } from '../../ui/look.ts';
import { loadDraft, ownerMark } from './call-draft.ts';
import { emergenciesIn } from './emergency.ts';
import CaseDetailPage from './pages/detail/index.tsx';
import SubmitCall from './pages/submit/index.tsx';
import CasesTab from '../../tabs/cases/index.tsx';

const CASE_ID = '01DEMZ0000CS00000000000001';
const EVENT_ID = '01DEMZ0000CE00000000000001';
const text = '小区东门外的路灯坏了三天，晚上很黑。';

const session = {
  level: 'resident',
  csrfToken: 'csrf',
  resident: { name: '林秀英', maskedIdNumber: '9*** **** **** 0025' },
  knownAs: null,
  acting: null,
  steppedUpUntil: null,
  district: '云溪区',
  simulated: true,
};
const summary = {
  id: CASE_ID,
  number: 'YH20261123-00017',
  kind: 'help',
  callerKind: 'resident',
  category: 'street-light',
  title: '小区东门外的路灯坏了三天',
  placeText: '梧桐苑东门外',
  status: 'resolved',
  submittedAt: '2026-11-20T01:00:00.000Z',
  dueAt: null,
  light: null,
  unitName: '云溪区城市管理局（样例）',
  reminded: false,
};
const detail = {
  ...summary,
  text,
  place: { text: '梧桐苑东门外', point: null },
  photoIds: [],
  hideIdentity: false,
  organizationName: null,
  urgency: 'normal',
  deadline: null,
  facts: {
    unit: {
      statement: '更换灯泡 2 个。',
      at: '2026-11-22T02:32:00.000Z',
      unitName: '云溪区城市管理局（样例）',
      photoIds: [],
    },
    caller: null,
    followUp: null,
  },
  stars: null,
  course: [
    {
      id: EVENT_ID,
      at: '2026-11-20T01:00:00.000Z',
      step: 'submit',
      by: 'caller',
      unitName: null,
      text: null,
      photoIds: [],
    },
  ],
  steps: ['confirm', 'reopen'],
  mayRemind: false,
  version: 5,
};
const owner = ownerMark('林秀英 9*** **** **** 0025');
const problem = (status: number, code: string, fields?: Record<string, string>) => ({
  status,
  json: { type: 'about:blank', status, code, title: '情况刚刚变了', detail: '这次没有改动。', requestId: 'r', fields },
});

/** The server of this story: who is asking is always known, the rest is up to the test. */
const serve = (answer: (sent: SentCall) => FakeAnswer) =>
  fakeServer((one) => (one.path === '/session' ? { status: 200, json: session } : answer(one)));
const shown = () => act(() => jest.advanceTimersByTimeAsync(300));
const press = async (name: string | RegExp, role: 'button' | 'radio' | 'link' = 'button') => {
  fireEvent.click(screen.getByRole(role, { name }));
  await shown();
};
const write = (words: string) => fireEvent.change(screen.getByLabelText('什么事？'), { target: { value: words } });

beforeEach(() => {
  phone.reset();
  jest.useFakeTimers({ now: Date.parse('2026-11-23T01:00:00.000Z') });
});
afterEach(() => {
  cleanup();
  forgetSession();
  setElder(false);
  jest.useRealTimers();
});

describe('submitting a call', () => {
  test('text and kind are enough; what is missing is said on top and at the field', async () => {
    const sent = serve(() => ({ status: 201, json: detail }));
    render(<SubmitCall />);
    await shown();
    await press('提交');
    expect(screen.getByRole('alert').textContent).toContain('有 2 处要改');
    expect(screen.getAllByText('请选一种')).toHaveLength(2);
    expect(screen.getAllByText('要说的事至少5个字')).toHaveLength(2);
    await press('求助', 'radio');
    write(text);
    await shown();
    expect(screen.queryByText('归到“城市照明”')).not.toBeNull();
    await press('提交');
    const call = sent.find(({ method }) => method === 'POST');
    expect(call?.body).toEqual({
      kind: 'help',
      text,
      category: 'street-light',
      photoIds: [],
      place: null,
      hideIdentity: false,
      contactPhone: null,
    });
    expect(phone.visited).toEqual([`redirectTo /features/cases/pages/detail/index?id=${CASE_ID}`]);
    expect(loadDraft(owner).text).toBe('');
  });

  test('another phone number may be given, and a wrong one is said at its field', async () => {
    const sent = serve(() => ({ status: 201, json: detail }));
    render(<SubmitCall />);
    await shown();
    await press('求助', 'radio');
    write(text);
    const phoneField = () => screen.getByLabelText('联系电话');
    fireEvent.change(phoneField(), { target: { value: '1990000' } });
    await press('提交');
    expect(screen.getByText('手机号是11位数字，请核对')).toBeDefined();
    expect(sent.some(({ method }) => method === 'POST')).toBe(false);
    fireEvent.change(phoneField(), { target: { value: ' 19900000077 ' } });
    expect(loadDraft(owner).contactPhone).toBe(' 19900000077 ');
    await press('提交');
    expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({ contactPhone: '19900000077' });
  });

  test('without a network the draft stays and the same call goes out by itself under the same key', async () => {
    const outcomes: FakeAnswer[] = ['no answer', problem(503, 'server.unavailable'), { status: 201, json: detail }];
    const sent = serve(() => outcomes.shift() ?? 'no answer');
    render(<SubmitCall />);
    await shown();
    await press('求助', 'radio');
    write(text);
    await press('提交');
    expect(screen.queryByText('网络不好，已存好，有网自动发')).not.toBeNull();
    expect(loadDraft(owner)).toMatchObject({ text, key: expect.any(String) });
    for (let round = 0; round < 4; round += 1) await act(() => jest.advanceTimersByTimeAsync(8_000));
    const calls = sent.filter(({ method }) => method === 'POST');
    expect(calls).toHaveLength(3);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1);
    expect(phone.visited).toHaveLength(1);
  });

  test('a call sent before the program died goes out again when the page opens, under its old key', async () => {
    serve(() => 'no answer');
    render(<SubmitCall />);
    await shown();
    await press('求助', 'radio');
    write(text);
    await press('提交');
    const { key } = loadDraft(owner);
    cleanup();
    const sent = serve(() => ({ status: 201, json: detail }));
    render(<SubmitCall />);
    await act(() => jest.advanceTimersByTimeAsync(1_000));
    expect(sent.filter(({ method }) => method === 'POST').map((one) => one.key)).toEqual([key]);
    expect(phone.visited).toHaveLength(1);
  });

  test('another person on the same phone neither sees nor sends it', async () => {
    serve(() => 'no answer');
    render(<SubmitCall />);
    await shown();
    await press('求助', 'radio');
    write(text);
    await press('提交');
    cleanup();
    forgetSession();
    const other = { ...session, resident: { name: '陈国强', maskedIdNumber: '9*** **** **** 0012' } };
    const sent = fakeServer(() => ({ status: 200, json: other }));
    render(<SubmitCall />);
    await act(() => jest.advanceTimersByTimeAsync(20_000));
    expect(screen.getByLabelText('什么事？').textContent).toBe('');
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(0);
  });

  test('a session that ended asks to log in again and keeps the words', async () => {
    serve(() => problem(401, 'session.required'));
    render(<SubmitCall />);
    await shown();
    await press('求助', 'radio');
    write(text);
    await press('提交');
    expect(loadDraft(owner).text).toBe(text);
  });

  test('changed words are another call: another key', async () => {
    const sent = serve(() => 'no answer');
    render(<SubmitCall />);
    await shown();
    await press('求助', 'radio');
    write(text);
    await press('提交');
    write(`${text}还有一盏`);
    await press('提交');
    const keys = sent.filter(({ method }) => method === 'POST').map((one) => one.key);
    expect(new Set(keys).size).toBe(2);
  });

  test('words of danger are met with a number to dial before anything is sent', async () => {
    const sent = serve(() => ({ status: 201, json: detail }));
    render(<SubmitCall />);
    await shown();
    await press('求助', 'radio');
    write('三楼着火了，冒烟很大');
    await press('提交');
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(0);
    expect(screen.getByRole('dialog', { name: '现在有危险吗？' }).textContent).toContain('打 119 消防');
    await press('不急，提交');
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test.each([
    ['有人持刀抢劫', ['110']],
    ['楼上起火，有人昏迷', ['119', '120']],
    ['路口又出车祸', ['122']],
    ['路灯不亮', []],
  ])('「%s」 calls for %j', (words, numbers) => {
    expect(emergenciesIn(words).map(({ number }) => number)).toEqual(numbers);
  });

  test('a refusal of the server stands above the button, the words stay', async () => {
    serve(() => problem(422, 'photo.gone'));
    render(<SubmitCall />);
    await shown();
    await press('求助', 'radio');
    write(text);
    await press('提交');
    expect(screen.getByRole('alert').textContent).toContain('情况刚刚变了');
    expect(loadDraft(owner).text).toBe(text);
  });
});

describe('one call', () => {
  const open = async () => {
    phone.params['id'] = CASE_ID;
    render(<CaseDetailPage />);
    await shown();
    await shown();
  };

  test('shows three facts and asks; 没解决 is as easy as 解决了 and can say why', async () => {
    const sent = serve(({ method }) =>
      method === 'GET'
        ? { status: 200, json: detail }
        : { status: 200, json: { id: CASE_ID, status: 'reopened', version: 6 } },
    );
    await open();
    expect(screen.getByText('办完了')).not.toBeNull();
    expect(screen.getByText('还没回答')).not.toBeNull();
    expect(screen.getByText('还没回访')).not.toBeNull();
    await press('没解决');
    fireEvent.change(screen.getByLabelText('还有什么问题'), { target: { value: '还是不亮' } });
    await press('没解决，接着办');
    expect(sent.find(({ method }) => method === 'POST')).toMatchObject({
      path: `/cases/${CASE_ID}/answer`,
      body: { version: 5, solved: false, comment: '还是不亮' },
    });
  });

  test('a lost race is told, with what did not happen', async () => {
    serve(({ method }) => (method === 'GET' ? { status: 200, json: detail } : problem(409, 'request.conflict')));
    await open();
    await press('解决了');
    expect(screen.getByRole('alert').textContent).toContain('情况刚刚变了');
  });

  test('nothing is rated before a star is chosen', async () => {
    const answered = { ...detail, status: 'answered', steps: ['rate'] };
    const sent = serve(({ method }) =>
      method === 'GET'
        ? { status: 200, json: answered }
        : { status: 200, json: { id: CASE_ID, status: 'rated', version: 7 } },
    );
    await open();
    await press('评价');
    expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(0);
    await press('2 星，不满意', 'radio');
    await press('评价');
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ version: 5, stars: 2, comment: null });
  });

  test('shows which units looked, when the caller asks', async () => {
    const look = { id: EVENT_ID, unitName: '云溪区12345 热线中心（样例）', at: '2026-11-22T02:00:00.000Z' };
    serve(({ path }) => ({ status: 200, json: path.endsWith('/looks') ? { items: [look] } : detail }));
    await open();
    await press('谁看过', 'link');
    await shown();
    expect(screen.getByRole('dialog', { name: '谁看过这一件' }).textContent).toContain('昨天 10:00');
  });

  test('says whose fault it is when it cannot be read', async () => {
    serve(() => problem(404, 'case.not-found'));
    await open();
    expect(screen.getByRole('alert').textContent).toContain('情况刚刚变了');
    expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull();
    await press('返回上一页');
    expect(phone.visited.at(-1)).toMatch(/navigateBack|home/);
  });
});

describe('the tab', () => {
  test.each([false, true])('lists my calls, in 长辈版 %s too', async (elder) => {
    setElder(elder);
    serve(() => ({ status: 200, json: { items: [summary], next: null } }));
    const { container } = render(<CasesTab />);
    await shown();
    await shown();
    expect(screen.getByRole('link', { name: /小区东门外的路灯坏了三天/ })).not.toBeNull();
    expect(screen.getByText('等您确认')).not.toBeNull();
    expect(container.querySelector('.sb-elder') !== null).toBe(elder);
  });

  test('says what will be here when nothing is', async () => {
    serve(() => ({ status: 200, json: { items: [], next: null } }));
    render(<CasesTab />);
    await shown();
    await shown();
    expect(screen.getByText('还没有反映过事情')).not.toBeNull();
  });
});
