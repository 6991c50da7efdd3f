import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import { fakeServer, type FakeAnswer, type SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import DeskCounter from './pages/counter/index.tsx';
import DeskIdentification from './pages/identification/index.tsx';
import DeskSignIn from './pages/sign-in/index.tsx';

const REQUEST_ID = '01DEMZ0000AR00000000000001';
const at = '2026-11-23T01:00:00.000Z';
const qrText = 'Z1ABCDEFGHJKMNPQRSTVWXYZ0123';

const terminal = {
  terminalId: '01DEMZ0000TM00000000000004',
  windowName: '18 号窗口',
  hallName: '云溪区政务服务中心（样例）',
  floor: '2 楼',
  unitName: '云溪区公安分局（样例）',
};
const clerk = {
  staffId: '01DEMZ0000ST00000000000001',
  staffNumber: '0312',
  name: '陈晓雯',
  roles: ['clerk'],
  unitId: '01DEMZ0000VN00000000000002',
  unitName: terminal.unitName,
  terminal,
  csrfToken: 'csrf',
};
const certificate = (type: string, name: string, fields: [string, string][], required = true) => ({
  type,
  name,
  shortName: name.slice(0, 4),
  required,
  fields: fields.map(([id, label]) => ({ id, label })),
  purpose: '核对申请人',
  why: '确认来办的人就是申请人本人。',
  legalBasis: '《居住证暂行条例》第九条',
  retention: '随办件保存',
});
const idCard = certificate('resident-identity-card', '居民身份证', [
  ['name', '姓名'],
  ['idNumber', '身份证号'],
]);
const title = certificate('real-estate-title', '不动产权证书', [['address', '房屋坐落']], false);
const item = {
  id: 'residence-permit',
  version: 1,
  code: 'YX-GA-0017',
  name: '居住证申领',
  initials: 'jzzsl',
  holder: 'resident',
  certificates: [idCard, title],
};
const application = {
  number: 'YX20261123-0007',
  item: { id: item.id, name: item.name },
  status: 'open',
  openedAt: at,
  materials: [],
  missing: ['居民身份'],
};
const request = (status: string, more: object = {}) => ({
  id: REQUEST_ID,
  flow: 'shown',
  status,
  item: { id: item.id, version: 1, name: item.name },
  applicationNumber: application.number,
  certificates: item.certificates,
  number: status === 'asked' ? '47' : null,
  numberNeeded: status === 'agreed',
  expiresInMs: ['offered', 'asked', 'agreed'].includes(status) ? 120_000 : 0,
  steps: [{ status, at }],
  ...more,
});
const grant = {
  id: REQUEST_ID,
  token: 'a'.repeat(22),
  applicationNumber: application.number,
  itemName: item.name,
  maskedHolderName: '林*英',
  certificates: [
    { ...idCard, given: true },
    { ...title, given: false },
  ],
  expiresInMs: 900_000,
  readsLeft: 20,
  readsAllowed: 20,
};
const reading = {
  type: idCard.type,
  name: idCard.name,
  issuer: '云溪区公安分局',
  status: 'valid',
  checkedAt: at,
  checkedWith: '公安部门',
  fields: [
    { id: 'name', label: '姓名', value: '林秀英' },
    { id: 'idNumber', label: '身份证号', value: '990104195504280003' },
  ],
  watermark: ['居住证申领 YX20261123-0007', '18 号窗口 0312 · 09:00 · R-000001'],
  expiresInMs: 890_000,
  readsLeft: 19,
};

const ok = (json: unknown): FakeAnswer => ({ status: 200, json });
const problem = (status: number, code: string, heading: string, detail: string): FakeAnswer => ({
  status,
  json: {
    type: `urn:suiban:problem:${code}`,
    status,
    code,
    title: heading,
    detail,
    requestId: '01J0000000000000Q7F291KD',
  },
});
const deadCode = problem(404, 'code.not-usable', '这个码不能用了', '没有发出请求。请群众刷新后重试。');

let answers: Record<string, FakeAnswer>;
let sent: SentCall[];
const posted = (path: string) => sent.filter((one) => one.method === 'POST' && one.path === path);
const passing = (ms = 300) => act(() => jest.advanceTimersByTimeAsync(ms));

let clock = 1_000;
/** Keys as the browser reports them, `gapMs` apart. */
async function press(keys: readonly string[], gapMs: number, more: { altKey?: boolean; code?: string } = {}) {
  for (const key of keys) {
    const target = document.activeElement ?? document.body;
    const event = createEvent.keyDown(target, { key, bubbles: true, ...more });
    clock += gapMs;
    Object.defineProperty(event, 'timeStamp', { value: clock });
    fireEvent(target, event);
  }
  clock += 1_000;
  await passing();
}
const key = (name: string) => press([name], 1_000);
const alt = (letter: string) => press([letter.toLowerCase()], 1_000, { altKey: true, code: `Key${letter}` });
const scan = (text: string) => press([...text, 'Enter'], 3);

async function openCounter() {
  render(<DeskCounter />);
  await passing();
}
async function pick() {
  await key('1');
  await key('Enter');
}
/** The server's push about the request, after its new state is in place. */
async function become(next: object) {
  answers[`GET /desk/access-requests/${REQUEST_ID}`] = ok(next);
  await act(async () => {
    phone.hear({ id: `01J${String(++heard).padStart(23, '0')}`, kind: 'access-request.changed', subject: REQUEST_ID });
    await jest.advanceTimersByTimeAsync(300);
  });
}
let heard = 0;

function hide(hidden: boolean) {
  Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
}

beforeEach(() => {
  phone.reset();
  jest.useFakeTimers({ now: Date.parse(at) });
  answers = {
    'GET /staff/session': ok(clerk),
    'GET /staff/terminal': ok({ terminal }),
    'GET /desk/service-items': ok({
      items: [item, { ...item, id: 'title-transfer', name: '不动产转移登记', initials: 'bdczydj' }],
    }),
    'GET /desk/applications': ok({ items: [application] }),
    'GET /desk/history': ok({ items: [] }),
    'POST /desk/applications': { status: 201, json: application },
    'POST /desk/live/tickets': ok({ ticket: 't', expiresInMs: 60_000, after: null }),
    'POST /desk/access-requests': { status: 201, json: request('asked') },
    [`GET /desk/access-requests/${REQUEST_ID}`]: ok(request('asked')),
    [`POST /desk/access-requests/${REQUEST_ID}/cancel`]: ok(request('cancelled')),
    [`POST /desk/access-grants/${REQUEST_ID}/take`]: ok(grant),
    [`POST /desk/access-grants/${REQUEST_ID}/read`]: ok(reading),
    [`POST /desk/access-grants/${REQUEST_ID}/file`]: ok({ ...application, missing: [] }),
    [`POST /desk/access-grants/${REQUEST_ID}/finish`]: ok({ done: true }),
    'POST /staff/logout': ok({ done: true }),
  };
  sent = fakeServer(
    ({ method, path }) =>
      answers[`${method} ${path}`] ?? problem(404, 'request.not-found', '没有找到', '没有这个地址。'),
  );
});
afterEach(() => {
  hide(false);
  cleanup();
  jest.useRealTimers();
});

describe('picking and scanning', () => {
  test('a number key picks the matter, Enter opens an application, a scan anywhere asks for that matter', async () => {
    await openCounter();
    await pick();
    expect(screen.getByText('可以扫了')).toBeDefined();
    await scan(qrText);
    expect(posted('/desk/access-requests').map(({ body }) => body)).toEqual([
      { code: qrText, serviceItemId: item.id, applicationNumber: application.number },
    ]);
    expect(screen.getByRole('img', { name: '核对数 47' })).toBeDefined();
  });

  test('a scan before a matter is picked is thrown away, digits in it pick nothing', async () => {
    await openCounter();
    await scan(qrText);
    expect(screen.getByRole('alert').textContent).toContain('先选办什么事');
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
    await key('1');
    await scan(qrText);
    expect(screen.getByRole('alert').textContent).toContain('先选哪一件');
    expect(posted('/desk/access-requests')).toEqual([]);
  });

  test('the same characters typed by a hand ask for nothing', async () => {
    await openCounter();
    await pick();
    await press([...qrText.replaceAll(/\d/g, ''), 'Enter'], 90);
    expect(posted('/desk/access-requests')).toEqual([]);
  });

  test('a burst leaves nothing behind in a field that had the focus', async () => {
    await openCounter();
    await pick();
    const field = screen.getByLabelText('群众念的 10 位码');
    act(() => field.focus());
    fireEvent.change(field, { target: { value: 'Z1ABC' } });
    await scan(qrText);
    expect(posted('/desk/access-requests')).toHaveLength(1);
    await become(request('refused'));
    await alt('R');
    expect(screen.getByLabelText('群众念的 10 位码')).toHaveProperty('value', '');
  });

  test('ten characters read out are sent by Enter, fewer are asked for again', async () => {
    await openCounter();
    await pick();
    const field = screen.getByLabelText('群众念的 10 位码');
    fireEvent.change(field, { target: { value: 'r8d2nfh' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(screen.getByText('还没念完：一共 10 位')).toBeDefined();
    fireEvent.change(field, { target: { value: 'r8d2nfh7q1' } });
    expect(field).toHaveProperty('value', 'R8D2N FH7Q1');
    fireEvent.keyDown(field, { key: 'Enter' });
    await passing();
    expect(posted('/desk/access-requests')[0]?.body).toMatchObject({ code: 'R8D2NFH7Q1' });
  });

  test.each([
    ['unknown', qrText],
    ['a web address', 'https://example.test/pay/12345678'],
    ['very long', 'A'.repeat(120)],
  ])('a dead code (%s) gets one and the same sentence, and the next scan works', async (_, code) => {
    answers['POST /desk/access-requests'] = deadCode;
    await openCounter();
    await pick();
    await scan(code);
    expect(screen.getByRole('alert').textContent).toBe('这个码不能用了没有发出请求。请群众刷新后重试。');
    // The server takes 64 characters; more would be answered in other words.
    expect(posted('/desk/access-requests')[0]?.body).toMatchObject({ code: code.slice(0, 64) });
    answers['POST /desk/access-requests'] = { status: 201, json: request('asked') };
    await scan(qrText);
    expect(screen.getByRole('img', { name: '核对数 47' })).toBeDefined();
  });

  test('matters are found by name, initials and code', async () => {
    await openCounter();
    const search = screen.getByLabelText(/找事项/);
    fireEvent.change(search, { target: { value: 'bdc' } });
    expect(screen.getByRole('radio', { name: /不动产转移登记/ })).toBeDefined();
    expect(screen.queryByRole('radio', { name: /^1?居住证申领/ })).toBeNull();
    fireEvent.change(search, { target: { value: '没有的' } });
    expect(screen.getByText('没有找到，换几个字试试。')).toBeDefined();
  });
});

describe('waiting and its end', () => {
  const ask = async () => {
    await openCounter();
    await pick();
    await scan(qrText);
  };

  test('a code scanned meanwhile is thrown away, a request that cannot be taken back is said', async () => {
    await ask();
    await scan(qrText);
    expect(screen.getByRole('alert').textContent).toContain('先等这一位答复');
    expect(posted('/desk/access-requests')).toHaveLength(1);
    answers[`POST /desk/access-requests/${REQUEST_ID}/cancel`] = 'no answer';
    await key('Escape');
    expect(screen.getByRole('alert').textContent).toContain('网络不好');
  });

  test('nothing of the person is on the page before the answer; Esc takes the request back', async () => {
    await ask();
    expect(document.body.textContent).not.toMatch(/林/);
    await key('Escape');
    expect(posted(`/desk/access-requests/${REQUEST_ID}/cancel`)).toHaveLength(1);
    expect(screen.getByRole('heading', { name: '已经取消' })).toBeDefined();
  });

  test('a refusal offers paper and a new try with the same matter', async () => {
    await ask();
    await become(request('refused'));
    expect(screen.getByRole('heading', { name: '群众没同意' })).toBeDefined();
    await alt('R');
    expect(screen.getByText('可以扫了')).toBeDefined();
    expect(screen.getByText(application.number)).toBeDefined();
  });

  test('when the time is over the desk asks the server and says so', async () => {
    await ask();
    answers[`GET /desk/access-requests/${REQUEST_ID}`] = ok(request('expired'));
    await passing(121_000);
    expect(screen.getByRole('heading', { name: '时间到了' })).toBeDefined();
    expect(screen.getByRole('button', { name: /再请求一次/ })).toBeDefined();
  });

  test('the window’s own code is renewed, and two digits are sent as soon as they stand', async () => {
    const offered = request('offered', { flow: 'scanned' });
    answers['POST /desk/window-codes'] = {
      status: 201,
      json: { request: offered, url: 'https://x.test/w/1', renewInMs: 30_000 },
    };
    answers[`GET /desk/access-requests/${REQUEST_ID}`] = ok(offered);
    answers[`POST /desk/window-codes/${REQUEST_ID}/renew`] = ok({
      request: offered,
      url: 'https://x.test/w/2',
      renewInMs: 30_000,
    });
    answers[`POST /desk/access-requests/${REQUEST_ID}/match`] = ok(request('mismatched', { flow: 'scanned' }));
    await openCounter();
    await pick();
    await alt('M');
    expect(screen.getByRole('img', { name: '本窗口的码' })).toBeDefined();
    await passing(31_000);
    expect(posted(`/desk/window-codes/${REQUEST_ID}/renew`)).toHaveLength(1);
    await become(request('agreed', { flow: 'scanned' }));
    fireEvent.change(screen.getByLabelText('手机上的两位数'), { target: { value: '5' } });
    fireEvent.change(screen.getByLabelText('手机上的两位数'), { target: { value: '58' } });
    await passing();
    expect(posted(`/desk/access-requests/${REQUEST_ID}/match`).map(({ body }) => body)).toEqual([{ number: '58' }]);
    expect(screen.getByRole('heading', { name: '数字对不上' })).toBeDefined();
  });
});

describe('what was given', () => {
  const agree = async () => {
    await openCounter();
    await pick();
    await scan(qrText);
    await become(request('granted'));
  };

  test('the first certificate is read at once, what was not given is said, reads and time are counted', async () => {
    await agree();
    expect(screen.getByText('林秀英')).toBeDefined();
    expect(document.body.textContent).toContain('990104195504280003');
    expect(screen.getByText('群众没给，请按旧办法收材料')).toBeDefined();
    expect(screen.getByText('1 / 20')).toBeDefined();
    expect(screen.getByRole('timer').textContent).toMatch(/^14:\d\d$/);
  });

  test('F9 files once; Alt N ends the grant and clears the page for the next person', async () => {
    await agree();
    await key('F9');
    await key('F9');
    expect(posted(`/desk/access-grants/${REQUEST_ID}/file`).map(({ body }) => body)).toEqual([
      { token: grant.token, certificateTypes: [idCard.type] },
    ]);
    expect(screen.getByRole('alert').textContent).toContain(`已存进 ${application.number}`);
    await alt('N');
    expect(posted(`/desk/access-grants/${REQUEST_ID}/finish`)).toHaveLength(1);
    expect(document.body.textContent).not.toMatch(/林/);
    expect(screen.getByText('先选办什么事')).toBeDefined();
  });

  test('a receipt can be printed of what was filed: fields and place, and no value', async () => {
    let printed = 0;
    Object.assign(window, { print: () => (printed += 1) });
    const material = {
      type: idCard.type,
      name: idCard.name,
      fieldLabels: ['姓名', '身份证号'],
      filedAt: at,
      requestId: REQUEST_ID,
      staffNumber: '0312',
      withdrawn: false,
    };
    const old = { ...material, name: '居民户口簿', requestId: '01DEMZ0000AR00000000000009', withdrawn: true };
    answers[`POST /desk/access-grants/${REQUEST_ID}/file`] = ok({ ...application, materials: [material, old] });
    await agree();
    await alt('P');
    expect(screen.queryByText('材料收取回执')).toBeNull();
    await key('F9');
    await alt('P');
    expect(printed).toBe(1);
    const sheet = screen.getByText('材料收取回执').parentElement?.textContent ?? '';
    for (const part of [
      application.number,
      item.name,
      '云溪区政务服务中心（样例） 18 号窗口',
      '存入的内容：姓名、身份证号',
      '2026-11-23 9:00，工号 0312',
    ])
      expect(sheet).toContain(part);
    expect(sheet).toContain('还缺：居民身份。');
    expect(sheet).not.toMatch(/林|990104|户口簿/);
  });

  test('values leave the page while the tab is hidden and need no further read afterwards', async () => {
    await agree();
    hide(true);
    expect(document.body.textContent).not.toContain('林秀英');
    hide(false);
    expect(screen.getByText('林秀英')).toBeDefined();
    expect(posted(`/desk/access-grants/${REQUEST_ID}/read`)).toHaveLength(1);
  });

  test('looking at another view covers the values, hears no shortcut, and loses nothing', async () => {
    await agree();
    fireEvent.click(screen.getByRole('tab', { name: '办件' }));
    await passing();
    expect(document.body.textContent).not.toContain('林秀英');
    await key('F9');
    expect(posted(`/desk/access-grants/${REQUEST_ID}/file`)).toEqual([]);
    fireEvent.click(screen.getByRole('tab', { name: '扫码用证' }));
    expect(screen.getByText('林秀英')).toBeDefined();
    expect(posted(`/desk/access-grants/${REQUEST_ID}/read`)).toHaveLength(1);
  });

  test('values leave the page when the time is over', async () => {
    await agree();
    await passing(895_000);
    expect(screen.getByText('看的时间到了')).toBeDefined();
    expect(document.body.textContent).not.toContain('林秀英');
  });

  test('values leave the page when the person takes the grant back', async () => {
    await agree();
    act(() => phone.hear({ id: '01J00000000000000000000999', kind: 'access-grant.withdrawn', subject: REQUEST_ID }));
    expect(screen.getByText('群众撤回了授权')).toBeDefined();
    expect(document.body.textContent).not.toContain('林秀英');
    expect(screen.queryByRole('button', { name: /存入办件/ })).toBeNull();
  });

  test('a department that does not answer is named, and the reading can be tried again', async () => {
    answers[`POST /desk/access-grants/${REQUEST_ID}/read`] = problem(
      503,
      'certificate.away',
      '公安部门暂时没有回应',
      '没有给出内容。',
    );
    await agree();
    expect(screen.getByRole('alert').textContent).toContain('公安部门暂时没有回应');
    answers[`POST /desk/access-grants/${REQUEST_ID}/read`] = ok(reading);
    fireEvent.click(screen.getByRole('button', { name: /再试一次/ }));
    await passing();
    expect(screen.getByText('林秀英')).toBeDefined();
  });

  test('the next person’s code scanned too early is thrown away, and the desk says so', async () => {
    await agree();
    await scan(qrText);
    expect(posted('/desk/access-requests')).toHaveLength(1);
    expect(screen.getByRole('alert').textContent).toContain('先办完这一位');
    expect(screen.getByText('林秀英')).toBeDefined();
  });

  test('leaving ends the grant, then the session', async () => {
    await agree();
    await alt('L');
    expect(sent.slice(-2).map(({ path }) => path)).toEqual([
      `/desk/access-grants/${REQUEST_ID}/finish`,
      '/staff/logout',
    ]);
    expect(phone.visited).toEqual(['redirectTo /features/desk/pages/sign-in/index']);
  });
});

describe('the door and the lists', () => {
  test('without a session the counter leads to the door', async () => {
    answers['GET /staff/session'] = problem(401, 'session.required', '请先登录', '登录后会回到这一页。');
    await openCounter();
    expect(phone.visited).toEqual(['redirectTo /features/desk/pages/sign-in/index']);
  });

  test('a handler without a window is told where this is', async () => {
    answers['GET /staff/session'] = ok({ ...clerk, roles: ['handler'], terminal: null });
    await openCounter();
    expect(screen.getByText('这里是窗口工作台')).toBeDefined();
  });

  test('a new computer is enrolled first, then the clerk logs in', async () => {
    answers['GET /staff/terminal'] = ok({ terminal: null });
    answers['POST /staff/terminals/enroll'] = ok(terminal);
    answers['POST /staff/login'] = ok({ ...clerk, expiresAt: at });
    render(<DeskSignIn />);
    await passing();
    fireEvent.click(screen.getByRole('button', { name: '登记这台电脑' }));
    expect(screen.getByText('请填写终端登记码')).toBeDefined();
    fireEvent.change(screen.getByLabelText('终端登记码'), { target: { value: 'YXDEM-00004' } });
    fireEvent.click(screen.getByRole('button', { name: '登记这台电脑' }));
    await passing();
    fireEvent.click(screen.getByRole('button', { name: '登录' }));
    expect(screen.getByRole('alert').textContent).toContain('有 2 处要改');
    fireEvent.change(screen.getByLabelText('工号'), { target: { value: '0312' } });
    fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'secret' } });
    fireEvent.click(screen.getByRole('button', { name: '登录' }));
    await passing();
    expect(phone.visited).toEqual(['redirectTo /features/desk/pages/counter/index']);
  });

  test('items: loading, none registered, and a server that is away', async () => {
    answers['GET /desk/service-items'] = ok({ items: [] });
    await openCounter();
    expect(screen.getByText('本窗口还没有登记事项')).toBeDefined();
    cleanup();
    answers['GET /desk/service-items'] = problem(503, 'server.unavailable', '服务暂时没有回应', '请过几秒再试。');
    await openCounter();
    expect(screen.getByText('服务暂时没有回应')).toBeDefined();
    expect(screen.getByRole('button', { name: '再试一次' })).toBeDefined();
  });

  test('today’s records are empty, then listed without any name', async () => {
    await openCounter();
    fireEvent.click(screen.getByRole('tab', { name: '今天的记录' }));
    await passing();
    expect(screen.getByText('今天还没有请求过')).toBeDefined();
    answers['GET /desk/history'] = ok({
      items: [
        {
          id: REQUEST_ID,
          at,
          status: 'refused',
          itemName: item.name,
          applicationNumber: application.number,
          staffNumber: '0312',
          shortNames: ['身份证'],
          reads: 0,
          filed: false,
        },
      ],
    });
    fireEvent.click(screen.getByRole('tab', { name: '扫码用证' }));
    fireEvent.click(screen.getByRole('tab', { name: '今天的记录' }));
    await passing();
    expect(screen.getByRole('row', { name: /居住证申领/ }).textContent).toContain('群众没同意');
  });

  test('an application shows what is filed, what is missing, and what was taken back', async () => {
    answers[`GET /desk/applications/${application.number}`] = ok({
      ...application,
      materials: [
        {
          type: idCard.type,
          name: '居民身份证',
          fieldLabels: ['姓名'],
          filedAt: at,
          requestId: REQUEST_ID,
          staffNumber: '0312',
          withdrawn: true,
        },
      ],
    });
    await openCounter();
    fireEvent.click(screen.getByRole('tab', { name: '办件' }));
    await passing();
    fireEvent.click(screen.getByRole('radio', { name: /0007/ }));
    await passing();
    expect(screen.getByText('已撤回')).toBeDefined();
    expect(screen.getByText(/还缺居民身份。/)).toBeDefined();
  });
});

describe('proving who one is at the counter', () => {
  test('the clerk sees whom to compare, decides, and nothing stays on the page', async () => {
    const person = { id: REQUEST_ID, name: '李𬭚', idNumber: '990104198602170019', purpose: 'login', expiresAt: at };
    answers['POST /desk/identifications'] = ok(person);
    answers[`POST /desk/identifications/${REQUEST_ID}/confirm`] = ok({ id: REQUEST_ID, status: 'confirmed' });
    render(<DeskIdentification />);
    await passing();
    fireEvent.click(screen.getByRole('button', { name: /看要核对谁/ }));
    expect(screen.getByText('请输入群众手机上的 10 位码')).toBeDefined();
    fireEvent.change(screen.getByLabelText('10 位码'), { target: { value: 'ABCDE 12345' } });
    fireEvent.click(screen.getByRole('button', { name: /看要核对谁/ }));
    await passing();
    expect(screen.getByText('李𬭚')).toBeDefined();
    hide(true);
    expect(document.body.textContent).not.toContain('李𬭚');
    hide(false);
    fireEvent.click(screen.getByRole('button', { name: '是同一个人' }));
    await passing();
    expect(screen.getByText('核对好了')).toBeDefined();
    expect(document.body.textContent).not.toContain('李𬭚');
  });
});
