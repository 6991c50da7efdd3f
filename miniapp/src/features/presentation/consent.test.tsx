import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { ok, problem, serveResident } from '../../../test/resident.ts';
import type { FakeAnswer, SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import { forgetSession } from '../../resource/session.ts';
import { setElder } from '../../ui/look.ts';
import { historyEntry as entry } from '../../../test/history.ts';
import ConsentPage from './pages/consent/index.tsx';

const REQUEST = '01J00000000000000000000RQ1';
const CARD = `1.2.156.3005.2.${'0'.repeat(21)}.${'0'.repeat(18)}.1.001.A`;
const held = { why: '给了就不用再填。', legalBasis: '《样例办法》第九条', retention: '随办件保存 2 年', state: 'held' };
const asked = {
  id: REQUEST,
  flow: 'shown',
  status: 'asked',
  expiresInMs: 120_000,
  holder: 'resident',
  window: {
    unitName: '云溪区公安分局（样例）',
    hallName: '云溪区政务服务中心（样例）',
    floor: '2 楼',
    windowName: '18 号窗口',
    clerkName: '陈晓雯',
    staffNumber: '0312',
  },
  item: { id: 'residence-permit', version: 1, name: '居住证申领' },
  applicationNumber: 'YX20261124-0417',
  certificates: [
    {
      ...held,
      type: 'resident-identity-card',
      name: '居民身份证',
      shortName: '身份证',
      required: true,
      purpose: '核对申请人',
      certificateId: CARD,
      fields: [{ id: 'idNumber', label: '身份证号', maskedValue: '9*** **** **** 0003' }],
    },
    {
      ...held,
      type: 'household-register',
      name: '居民户口簿',
      shortName: '户口簿',
      required: false,
      purpose: '免填户籍',
      certificateId: null,
      fields: [{ id: 'address', label: '户籍地址', maskedValue: '云溪区 ******' }],
    },
  ],
  numberChoices: ['26', '47', '83'],
  numberToTell: null,
  grant: null,
};
const over = { ...asked, expiresInMs: 0, certificates: [], numberChoices: null };
const grant = {
  status: 'live',
  given: [{ type: 'resident-identity-card', name: '居民身份证', shortName: '身份证', fieldLabels: ['身份证号'] }],
  expiresAt: '2026-11-24T01:45:00.000Z',
  reads: 1,
  readsAllowed: 20,
  filed: false,
};
const granted = { ...over, status: 'granted', grant };

let current: unknown = asked;
let answer: (sent: SentCall) => FakeAnswer = () => ok(current);
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const press = async (name: string | RegExp, role: 'button' | 'radio' | 'checkbox' | 'link' = 'button') => {
  fireEvent.click(screen.getByRole(role, { name }));
  await pass(50);
};
const open = async () => {
  phone.params['id'] = REQUEST;
  const sent = serveResident((one) => (one.method === 'GET' ? ok(current) : answer(one)));
  const page = render(<ConsentPage />);
  await pass(300);
  return { sent, page };
};
const posted = (sent: SentCall[]) => sent.filter(({ method, path }) => method === 'POST' && path !== '/live/tickets');

beforeEach(() => {
  current = asked;
  answer = () => ok(current);
  phone.reset();
  jest.useFakeTimers({ now: Date.parse('2026-11-24T01:30:00.000Z') });
});
afterEach(() => {
  cleanup();
  forgetSession();
  setElder(false);
  jest.useRealTimers();
});

describe('deciding', () => {
  test('the sheet says who, for what and which fields; values are covered, the optional one is unticked', async () => {
    await open();
    const sheet = screen.getByRole('dialog', { name: '有窗口要看您的证照' });
    for (const words of [
      '云溪区公安分局（样例）',
      '18 号窗口',
      '陈晓雯（0312）',
      '已认证窗口',
      '居住证申领',
      '身份证号',
    ])
      expect(sheet.textContent).toContain(words);
    expect(screen.getByRole('checkbox').getAttribute('aria-checked')).toBe('false');
    expect(document.activeElement).toBe(sheet);
  });

  test('no number is chosen beforehand, and agreeing without one says what to do and sends nothing', async () => {
    const { sent } = await open();
    for (const plate of screen.getAllByRole('radio')) expect(plate.getAttribute('aria-checked')).toBe('false');
    await press('同意给看');
    expect(screen.getByRole('alert').textContent).toContain('请先点窗口屏幕上的数');
    expect(posted(sent)).toEqual([]);
  });

  test('agreeing sends the number and only what was ticked, once for two taps', async () => {
    const { sent } = await open();
    answer = () => ok((current = granted));
    await press('47', 'radio');
    const agree = screen.getByRole('button', { name: '同意给看' });
    fireEvent.click(agree);
    fireEvent.click(agree);
    await pass(50);
    expect(posted(sent).map(({ path, body }) => [path, body])).toEqual([
      [`/access-requests/${REQUEST}/consent`, { number: '47', optional: [] }],
    ]);
    expect(screen.getByRole('heading', { name: '已经给窗口看了' })).not.toBeNull();
    expect(screen.queryByText('身份证 1 项')).not.toBeNull();
    expect(screen.queryByText('到 9:45，只限这一件事')).not.toBeNull();
  });

  test('a ticked optional certificate goes along', async () => {
    const { sent } = await open();
    await press(/居民户口簿/, 'checkbox');
    await press('83', 'radio');
    await press('同意给看');
    expect(posted(sent)[0]?.body).toEqual({ number: '83', optional: ['household-register'] });
  });

  test('a wrong number ends it and says so', async () => {
    await open();
    answer = () => ok((current = { ...over, status: 'mismatched' }));
    await press('26', 'radio');
    await press('同意给看');
    expect(screen.queryByText('数对不上，已经停了')).not.toBeNull();
    expect(screen.queryByRole('button', { name: '同意给看' })).toBeNull();
  });

  test('不同意 is one tap and gives nothing', async () => {
    const { sent } = await open();
    answer = () => ok((current = { ...over, status: 'refused' }));
    await press('不同意');
    expect(posted(sent).map(({ body }) => body)).toEqual([{ report: false }]);
    expect(screen.queryByText('您没有同意，什么都没给')).not.toBeNull();
  });

  test('不是我在办 asks first, then refuses and reports', async () => {
    const { sent } = await open();
    await press('不是我在办，拒绝并举报');
    expect(posted(sent)).toEqual([]);
    await press('拒绝并举报');
    expect(posted(sent).map(({ body }) => body)).toEqual([{ report: true }]);
  });

  test('the way back asks before it refuses; 再看看 changes nothing', async () => {
    const { sent } = await open();
    fireEvent.keyDown(document, { key: 'Escape' });
    await pass(50);
    expect(screen.getByRole('alertdialog', { name: '不给窗口看？' })).not.toBeNull();
    await press('再看看');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect([posted(sent), phone.visited]).toEqual([[], []]);
  });

  test('in 长辈版 it is a page: names instead of values, the same choices', async () => {
    setElder(true);
    await open();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByText('9*** **** **** 0003')).toBeNull();
    expect(screen.queryByText('不给也能办')).not.toBeNull();
    await press('返回');
    expect(screen.getByRole('alertdialog', { name: '不给窗口看？' })).not.toBeNull();
  });
});

describe('full values', () => {
  const full = '990104195504280003';

  test('are not in the page until asked for, and cover themselves after ten seconds', async () => {
    answer = () => ok({ id: CARD, fields: [{ id: 'idNumber', label: '身份证号', value: full }], coverAfterMs: 10_000 });
    await open();
    expect(document.body.textContent).not.toContain(full);
    await press('显示全文', 'link');
    expect(document.body.textContent).toContain(full);
    await pass(10_100);
    expect(document.body.textContent).not.toContain(full);
  });

  test('are covered when the page goes out of sight', async () => {
    answer = () => ok({ id: CARD, fields: [{ id: 'idNumber', label: '身份证号', value: full }], coverAfterMs: 10_000 });
    await open();
    await press('显示全文', 'link');
    act(() => phone.hide());
    expect(document.body.textContent).not.toContain(full);
  });
});

describe('time and the window', () => {
  test('half a minute before the end it is said', async () => {
    await open();
    await pass(88_000);
    expect(screen.queryByText(/时间快到了/)).toBeNull();
    await pass(2_500);
    expect(screen.queryByText(/时间快到了/)).not.toBeNull();
  });

  test('after the end the request is read again and says that nothing was given', async () => {
    await open();
    current = { ...over, status: 'expired' };
    await pass(120_500);
    expect(screen.queryByText('时间到了，没有给')).not.toBeNull();
  });

  test('a window that takes its request back closes the decision', async () => {
    await open();
    current = { ...over, status: 'cancelled' };
    act(() => phone.hear({ id: '01J00000000000000000000EV9', kind: 'access-request.cancelled', subject: REQUEST }));
    await pass(50);
    expect(screen.queryByText('窗口取消了')).not.toBeNull();
  });

  test('agreeing too late shows what happened instead', async () => {
    await open();
    answer = () => problem(409, 'request.conflict', '情况刚刚变了', '这次没有改动。');
    current = { ...over, status: 'cancelled' };
    await press('47', 'radio');
    await press('同意给看');
    expect(screen.queryByText('窗口取消了')).not.toBeNull();
  });

  test('without an answer it is unknown whether it was done, and the retry carries the same key', async () => {
    const { sent } = await open();
    answer = () => 'no answer';
    await press('47', 'radio');
    await press('同意给看');
    expect(screen.getByRole('alert').textContent).toContain('不知道办没办成');
    await press('同意给看');
    const keys = posted(sent).map(({ key }) => key);
    expect(keys).toHaveLength(2);
    expect(keys[0]).toBe(keys[1]);
  });

  test('flow B: agreeing needs no number, then the page tells two digits', async () => {
    current = { ...asked, flow: 'scanned', numberChoices: null };
    const { sent } = await open();
    answer = () =>
      ok((current = { ...asked, flow: 'scanned', status: 'agreed', numberChoices: null, numberToTell: '58' }));
    await press('同意给看');
    expect(posted(sent)[0]?.body).toEqual({ number: null, optional: [] });
    expect(screen.getByRole('img', { name: '核对数 58' })).not.toBeNull();
  });
});

test('a grant can be taken back from its result, after asking', async () => {
  current = granted;
  const { sent } = await open();
  await press('撤回授权');
  expect(posted(sent)).toEqual([]);
  answer = () => {
    const withdrawn = { ...grant, status: 'withdrawn' };
    current = { ...granted, grant: withdrawn };
    return ok(entry({ grant: withdrawn }));
  };
  await press('撤回');
  expect(posted(sent).map(({ path }) => path)).toEqual([`/access-grants/${REQUEST}/withdraw`]);
  expect(screen.queryByRole('heading', { name: '已经撤回' })).not.toBeNull();
  expect(screen.queryByRole('button', { name: '撤回授权' })).toBeNull();
});

test('somebody else’s request is not found, in words', async () => {
  phone.params['id'] = REQUEST;
  serveResident(() => problem(404, 'access-request.not-found', '没有找到这个请求', '可能已经结束，或者不是给您的。'));
  render(<ConsentPage />);
  await pass(300);
  expect(screen.queryByText('没有找到这个请求')).not.toBeNull();
});
