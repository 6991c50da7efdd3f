import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { ok, problem, serveResident } from '../../../test/resident.ts';
import type { FakeAnswer, SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import { forgetSession } from '../../resource/session.ts';
import ApplyForProof from './pages/apply/index.tsx';
import RequestDetail from './pages/detail/index.tsx';
import MyRequests from './pages/mine/index.tsx';

const ID = '01DEMZ0000PR00000000000001';
const type = {
  code: 'lawyer-no-penalty',
  title: '律师无行政处罚证明',
  organization: '云溪区司法局（样例）',
  department: '司法局',
  contains: ['执业机构'],
  promisedDays: 5,
  legalBasis: ['《中华人民共和国律师法》'],
  purposes: ['投标'],
  validDays: 90,
  fields: [{ id: 'from', label: '从哪天起', kind: 'date', optional: false, hint: null, max: 0, options: [] }],
  materials: [{ code: 'letter', label: '介绍信', hint: null, optional: true }],
  whenRefused: '受过处罚的，会说明理由。',
};
const summary = {
  id: ID,
  number: 'SQ20261123-00001',
  type: type.code,
  title: type.title,
  purpose: '投标',
  status: 'more-material',
  submittedAt: '2026-11-20T01:00:00.000Z',
  dueAt: '2026-12-07T10:00:00.000Z',
  light: { color: 'green', words: '还有 10 个工作日' },
};
const event = { id: '01DEMZ0000PS00000000000001', at: '2026-11-21T01:00:00.000Z' };
const request = {
  ...summary,
  organization: type.organization,
  department: type.department,
  recipient: null,
  answers: [{ field: 'from', label: '从哪天起', value: '2021-01-01' }],
  materials: [],
  wanted: type.materials,
  collection: 'download',
  address: null,
  tracking: null,
  deadline: null,
  remindedAt: null,
  course: [{ ...event, step: 'ask', by: 'department', text: '<img src=x onerror=alert(1)> 请补介绍信' }],
  proofId: null,
  steps: ['supply', 'withdraw'],
  version: 2,
};

const serve = (answer: (sent: SentCall) => FakeAnswer) => serveResident(answer);
const shown = () => act(() => jest.advanceTimersByTimeAsync(300));
const press = async (name: string | RegExp, role: 'button' | 'radio' | 'link' = 'button') => {
  fireEvent.click(screen.getByRole(role, { name }));
  await shown();
};
const posted = (sent: readonly SentCall[]) =>
  sent.filter(({ method, path }) => method === 'POST' && path !== '/live/tickets');

beforeEach(() => {
  phone.reset();
  jest.useFakeTimers({ now: Date.parse('2026-11-23T01:00:00.000Z') });
});
afterEach(() => {
  cleanup();
  forgetSession();
  jest.useRealTimers();
});

describe('applying', () => {
  const apply = async (answer: FakeAnswer) => {
    phone.params['type'] = type.code;
    const sent = serve(({ method }) => (method === 'GET' ? ok({ types: [type] }) : answer));
    render(<ApplyForProof />);
    await shown();
    return sent;
  };

  test('what is missing is said on top and at the field; a date may be typed as people write it', async () => {
    const sent = await apply(ok(request, 201));
    await press('核对本人，提交申请');
    expect(screen.getByRole('alert').textContent).toContain('有 2 处要改');
    await press('投标', 'radio');
    fireEvent.change(screen.getByLabelText('从哪天起'), { target: { value: '2021年1月1日' } });
    await press('核对本人，提交申请');
    expect(posted(sent)[0]?.body).toEqual({
      type: type.code,
      purpose: '投标',
      recipient: null,
      answers: { from: '2021-01-01' },
      materials: {},
      collection: 'download',
      address: null,
    });
    expect(phone.visited).toEqual([`redirectTo /features/proof-requests/pages/detail/index?id=${ID}`]);
  });

  test('the address is asked for only when it is to be posted, and judged before it is sent', async () => {
    const sent = await apply(ok(request, 201));
    await press('投标', 'radio');
    fireEvent.change(screen.getByLabelText('从哪天起'), { target: { value: '20210101' } });
    expect(screen.queryByLabelText('收件地址')).toBeNull();
    await press('下载，另寄一份纸的', 'radio');
    fireEvent.change(screen.getByLabelText('收件人'), { target: { value: '林秀英' } });
    fireEvent.change(screen.getByLabelText('手机号'), { target: { value: '1990000' } });
    fireEvent.change(screen.getByLabelText('收件地址'), { target: { value: '云江市云溪区青石路1号' } });
    await press('核对本人，提交申请');
    expect(screen.getByText('手机号是11位数字，请核对')).toBeDefined();
    expect(posted(sent)).toEqual([]);
    fireEvent.change(screen.getByLabelText('手机号'), { target: { value: '19900000001' } });
    await press('核对本人，提交申请');
    expect(posted(sent)[0]?.body).toMatchObject({ collection: 'post', address: { phone: '19900000001' } });
  });

  test('a second one that is still open is refused with what to do', async () => {
    await apply(problem(409, 'proof-request.already-open', '同样的申请还没办完', '没有再提交一份。'));
    await press('投标', 'radio');
    fireEvent.change(screen.getByLabelText('从哪天起'), { target: { value: '2021-01-01' } });
    await press('核对本人，提交申请');
    expect(screen.getByRole('alert').textContent).toContain('同样的申请还没办完');
  });

  test('once more: what an earlier request said stands there to be checked, with its files and what was missing', async () => {
    const handed = { slot: 'letter', label: '介绍信', at: event.at };
    const earlier = {
      ...{ ...request, status: 'lapsed', recipient: '云溪区样例交易中心', steps: [] },
      materials: [
        { ...handed, id: '01DEMZ0000PM00000000000001', kind: 'picture' },
        { ...handed, id: '01DEMZ0000PM00000000000002', kind: 'pdf' },
      ],
    };
    Object.assign(phone.params, { type: type.code, again: ID });
    const sent = serve(({ method, path }) => {
      if (method === 'POST') return ok(request, 201);
      return path === '/proof-request-types' ? ok({ types: [type] }) : ok(earlier);
    });
    render(<ApplyForProof />);
    await shown();
    expect(screen.getByText(/照您 11.月.20.日的申请填好了.*上次要补的，请一起交：/)).toBeDefined();
    await press('核对本人，提交申请');
    expect(posted(sent)[0]?.body).toMatchObject({
      ...{ type: type.code, purpose: '投标', recipient: '云溪区样例交易中心', answers: { from: '2021-01-01' } },
      materials: { letter: ['01DEMZ0000PM00000000000001', '01DEMZ0000PM00000000000002'] },
    });
  });

  test('once more, when the earlier request is not there: said, with a way to try again', async () => {
    Object.assign(phone.params, { type: type.code, again: ID });
    serve(({ path }) =>
      path === '/proof-request-types'
        ? ok({ types: [type] })
        : problem(404, 'proof-request.not-found', '没有找到这份申请', '请返回列表再找。'),
    );
    render(<ApplyForProof />);
    await shown();
    expect(screen.getByText('没有找到这份申请')).toBeDefined();
  });

  test('a type nobody issues is said, not shown empty', async () => {
    phone.params['type'] = 'no-such-proof';
    serve(() => ok({ types: [type] }));
    render(<ApplyForProof />);
    await shown();
    expect(screen.getByText('现在不能申请这种证明')).toBeDefined();
  });
});

describe('a request of mine', () => {
  const open = async (answer: (sent: SentCall) => FakeAnswer) => {
    phone.params['id'] = ID;
    const sent = serve(answer);
    render(<RequestDetail />);
    await shown();
    return sent;
  };

  test('attack row 57: says what is asked for as text, and sends words alone when there is no file', async () => {
    const sent = await open(({ method }) =>
      method === 'GET' ? ok(request) : ok({ id: ID, status: 'submitted', version: 3, proofId: null }),
    );
    expect(screen.getAllByText(/<img src=x onerror=alert\(1\)> 请补介绍信/).length).toBeGreaterThan(0);
    expect(document.querySelector('img[src="x"]')).toBeNull();
    await press('补好了，交上去');
    expect(screen.getByText('请上传要补的材料，或写明情况')).toBeDefined();
    expect(posted(sent)).toEqual([]);
    fireEvent.change(screen.getByLabelText('要说明的'), { target: { value: '介绍信已经交到窗口' } });
    await press('补好了，交上去');
    expect(posted(sent)[0]?.body).toEqual({ version: 2, materials: {}, note: '介绍信已经交到窗口' });
  });

  test('is read again as soon as the department moves it', async () => {
    let status = 'submitted';
    await open(() => ok({ ...request, status, steps: ['withdraw'], course: [] }));
    expect(screen.getByText('等受理')).toBeDefined();
    status = 'accepted';
    act(() => phone.hear({ id: '01DEMZ0000EV00000000000001', kind: 'proof-request.changed', subject: ID }));
    await shown();
    expect(screen.getByText('审核中')).toBeDefined();
  });

  test('withdrawing asks once more, and a lost race is said with a way to look again', async () => {
    const sent = await open(({ method }) =>
      method === 'GET' ? ok(request) : problem(409, 'request.conflict', '情况刚刚变了', '这次没有改动。'),
    );
    await press('不办了，撤回');
    expect(posted(sent)).toEqual([]);
    await press('撤回');
    expect(posted(sent)[0]?.body).toEqual({ version: 2 });
    expect(screen.getByRole('alert').textContent).toContain('情况刚刚变了');
    await press('刷新', 'link');
    expect(screen.queryByText(/情况刚刚变了/)).toBeNull();
  });

  test('that waits for material says until when; ended it says so and leads to the same form, filled in', async () => {
    await open(() => ok({ ...request, remindedAt: '2026-12-03T01:00:00.000Z' }));
    expect(screen.getByText(/请在 12.月.7.日前补材料/)).toBeDefined();
    expect(screen.getByText(/12.月.7.日晚上 12 点前交上来都算数/)).toBeDefined();
    expect(screen.getByText('材料还没有补，日子快到了。')).toBeDefined();
    cleanup();
    const lapse = { ...event, step: 'lapse', by: 'clock', text: '到 12 月 7 日还没有收到要补的材料' };
    await open(() => ok({ ...request, status: 'lapsed', dueAt: null, light: null, steps: [], course: [lapse] }));
    expect(screen.getByText(/还没有收到要补的材料，这份申请自动结束了，没有开证明/)).toBeDefined();
    expect(screen.queryByText(/“/)).toBeNull();
    await press('照这份再申请一次');
    expect(phone.visited).toEqual([
      `navigateTo /features/proof-requests/pages/apply/index?type=${type.code}&again=${ID}`,
    ]);
  });

  test('corrected it says what was wrong, and that the old proof counts no more', async () => {
    const correct = { ...event, step: 'correct', by: 'department', text: '执业证号写错了一位。' };
    await open(() => ok({ ...request, status: 'approved', steps: [], proofId: ID, course: [correct] }));
    expect(screen.getByText(/旧的那份已经作废，请用新的。更正的是：执业证号写错了一位。/)).toBeDefined();
    await press('看证明，下载');
    expect(phone.visited).toEqual([`navigateTo /features/proofs/pages/result/index?id=${ID}`]);
  });

  test('refused it says why; posted it gives the number', async () => {
    await open(() =>
      ok({
        ...request,
        status: 'refused',
        steps: [],
        course: [{ ...event, step: 'refuse', by: 'department', text: '不在本区执业' }],
      }),
    );
    expect(screen.getByText('没有开：不在本区执业')).toBeDefined();
    cleanup();
    await open(() =>
      ok({ ...request, status: 'posted', steps: [], tracking: { carrier: '中国邮政', number: 'EMS123' } }),
    );
    expect(screen.getByText('中国邮政 EMS123')).toBeDefined();
  });

  test('that is not there is said with a way back', async () => {
    await open(() => problem(404, 'proof-request.not-found', '没有找到这份申请', '请返回列表再找。'));
    expect(screen.getByText('没有找到这份申请')).toBeDefined();
  });
});

describe('my requests', () => {
  test('lists them with a state in words, and leads to one', async () => {
    serve(() => ok({ items: [summary], next: null }));
    render(<MyRequests />);
    await shown();
    expect(screen.getByText('要补材料')).toBeDefined();
    await press(/律师无行政处罚证明/, 'link');
    expect(phone.visited).toEqual([`navigateTo /features/proof-requests/pages/detail/index?id=${ID}`]);
  });

  test('says what would be there when there is none, and that it failed when it did', async () => {
    serve(() => ok({ items: [], next: null }));
    render(<MyRequests />);
    await shown();
    expect(screen.getByText('还没有申请过')).toBeDefined();
    cleanup();
    serve(() => problem(503, 'server.unavailable', '服务暂时没有回应', '请过几秒再试。'));
    render(<MyRequests />);
    await shown();
    expect(screen.getByText('服务暂时没有回应')).toBeDefined();
  });
});
