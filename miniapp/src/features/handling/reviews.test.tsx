import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { fakeServer, type FakeAnswer, type SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import Inquiries from './pages/inquiries/index.tsx';
import Reviews from './pages/reviews/index.tsx';

const ID = '01DEMZ0000PR00000000000001';
const staff = {
  staffId: '01DEMZ0000ST00000000000009',
  staffNumber: '4001',
  name: '宋卫东',
  roles: ['reviewer'],
  unitId: '01DEMZ0000VN00000000000002',
  unitName: '云溪区公安分局（样例）',
  terminal: null,
  csrfToken: 'csrf',
};
const summary = {
  id: ID,
  number: 'SQ20261123-00001',
  type: 'no-criminal-record',
  title: '无犯罪记录证明',
  purpose: '求职入职',
  status: 'accepted',
  submittedAt: '2026-11-20T01:00:00.000Z',
  dueAt: '2026-11-24T10:00:00.000Z',
  light: { color: 'yellow', words: '明天 18:00 前' },
};
const request = {
  ...summary,
  organization: staff.unitName,
  department: '公安',
  recipient: null,
  answers: [{ field: 'from', label: '从哪天查起', value: '<script>alert(1)</script> {{7*7}}' }],
  materials: [],
  wanted: [{ code: 'identity-card', label: '身份证照片', hint: null, optional: false }],
  collection: 'download',
  address: null,
  tracking: null,
  deadline: null,
  remindedAt: null,
  course: [],
  proofId: null,
  steps: ['approve', 'refuse'],
  version: 2,
  applicant: { name: '龚䶮', idNumber: '990104200101300093' },
  found: null,
  proof: null,
  findings: [
    {
      id: 'checked',
      label: '查询结果',
      kind: 'choice',
      optional: false,
      hint: null,
      max: 0,
      options: ['未发现犯罪记录'],
    },
  ],
};
const queue = { items: [{ ...summary, applicant: '龚*' }], next: null, counts: { todo: 1, late: 0 } };
const dataSet = {
  code: 'homes',
  title: '住房登记信息',
  holder: '云溪区不动产登记中心（样例）',
  contains: ['坐落'],
  answeredBy: 'data',
  promisedDays: 0,
  grants: [{ purpose: '公积金提取审核', legalBasis: '《住房公积金管理条例》' }],
};
const refusal = (status: number, code: string, title: string): FakeAnswer => ({
  status,
  json: { type: 'about:blank', status, code, title, detail: '这次没有改动。', requestId: 'r' },
});

const serve = (step: FakeAnswer, roles = ['reviewer']): SentCall[] =>
  fakeServer(({ method, path }) => {
    if (path === '/staff/session') return { status: 200, json: { ...staff, roles } };
    if (method === 'POST') return step;
    if (path === '/handling/inquiry-data-sets') return { status: 200, json: { items: [dataSet] } };
    if (path.startsWith('/handling/inquiries')) return { status: 200, json: { items: [], next: null, toAnswer: 0 } };
    return { status: 200, json: path.startsWith('/handling/proof-requests?') ? queue : request };
  });
const shown = () => act(() => jest.advanceTimersByTimeAsync(300));
const press = async (name: string | RegExp, role: 'button' | 'radio' | 'link' = 'button') => {
  fireEvent.click(screen.getByRole(role, { name }));
  await shown();
};
const posted = (sent: readonly SentCall[]) => sent.filter(({ method }) => method === 'POST');

beforeEach(() => {
  phone.reset();
  jest.useFakeTimers({ now: Date.parse('2026-11-23T01:00:00.000Z') });
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('the reviewers’ queue', () => {
  const open = async (step: FakeAnswer) => {
    const sent = serve(step);
    render(<Reviews />);
    await shown();
    await press(/无犯罪记录证明 · 龚\*/, 'link');
    return sent;
  };

  test('attack row 80: markup in an answer is read as text', async () => {
    await open(refusal(500, 'server.fault', '出了意外'));
    expect(screen.getByText('<script>alert(1)</script> {{7*7}}')).toBeDefined();
    expect(document.querySelector('script')).toBeNull();
  });

  test('an approval needs what was found, and is sent with the version that was seen', async () => {
    const sent = await open({ status: 200, json: { id: ID, status: 'approved', version: 3, proofId: ID } });
    await press('同意并盖章');
    await press('同意并盖章');
    expect(screen.getByText('请选查询结果')).toBeDefined();
    expect(posted(sent)).toEqual([]);
    await press('未发现犯罪记录', 'radio');
    await press('同意并盖章');
    expect(posted(sent)[0]?.body).toEqual({
      version: 2,
      details: { step: 'approve', findings: { checked: '未发现犯罪记录' } },
    });
  });

  test('a proof that was issued wrongly is corrected from what was filled in, and never as the usual step', async () => {
    const issued = {
      ...{ ...request, status: 'approved', light: null, dueAt: null, proofId: ID, steps: ['correct'], version: 3 },
      ...{ found: { checked: '未发现犯罪记录' }, proof: { number: 'GAJ-2026-000001', state: 'valid' } },
    };
    const sent = fakeServer(({ method, path }) => {
      if (path === '/staff/session') return { status: 200, json: staff };
      if (method === 'POST')
        return { status: 200, json: { id: ID, status: 'approved', version: 4, proofId: staff.staffId } };
      return { status: 200, json: path.startsWith('/handling/proof-requests?') ? queue : issued };
    });
    render(<Reviews />);
    await shown();
    await press(/无犯罪记录证明 · 龚\*/, 'link');
    expect(screen.getByText(/GAJ-2026-000001/)).toBeDefined();
    await press('更正，重开一份');
    await press('更正，重开一份');
    expect(screen.getByText('请填写更正了哪里')).toBeDefined();
    expect(posted(sent)).toEqual([]);
    fireEvent.change(screen.getByLabelText('更正了哪里'), { target: { value: '查询结果写错了。' } });
    await press('更正，重开一份');
    expect(posted(sent)[0]?.body).toEqual({
      version: 3,
      details: { step: 'correct', findings: { checked: '未发现犯罪记录' }, what: '查询结果写错了。' },
    });
  });

  test('the slower of two reviewers is told, and can look again', async () => {
    await open(refusal(409, 'request.conflict', '情况刚刚变了'));
    await press('不予出具');
    fireEvent.change(screen.getByLabelText('不予出具的理由'), { target: { value: '查询到相关记录。' } });
    await press('不予出具');
    expect(screen.getByRole('alert').textContent).toContain('情况刚刚变了');
    await press('刷新', 'link');
    expect(screen.queryByText(/情况刚刚变了/)).toBeNull();
  });

  test('who does not review is told so', async () => {
    serve(refusal(403, 'actor.forbidden', '您没有这项权限'), ['handler']);
    render(<Reviews />);
    await shown();
    expect(screen.getByText('您没有审核证明的权限')).toBeDefined();
  });
});

describe('asking another department', () => {
  test('offers what is registered, shows its law, and judges before it sends', async () => {
    const sent = serve(refusal(403, 'inquiry.not-registered', '这个用途没有登记'));
    render(<Inquiries />);
    await shown();
    await press('问别的部门');
    await press('问');
    expect(screen.getByRole('alert').textContent).toContain('处要改');
    expect(posted(sent)).toEqual([]);
    await press('住房登记信息', 'radio');
    await press('公积金提取审核', 'radio');
    expect(screen.getByText('《住房公积金管理条例》')).toBeDefined();
    fireEvent.change(screen.getByLabelText('办件编号'), { target: { value: 'TQ-2026-0001' } });
    fireEvent.change(screen.getByLabelText('查谁'), { target: { value: '龚䶮' } });
    fireEvent.change(screen.getByLabelText('身份证号'), { target: { value: '990104200101300093' } });
    await press('问');
    expect(posted(sent)[0]?.body).toEqual({
      dataSet: 'homes',
      purpose: '公积金提取审核',
      matterNumber: 'TQ-2026-0001',
      person: { name: '龚䶮', idNumber: '990104200101300093' },
    });
    expect(screen.getByRole('alert').textContent).toContain('这个用途没有登记');
  });
});

describe('an answered inquiry', () => {
  const answered = {
    ...{ id: ID, number: 'HY20261123-00001', title: '住房登记信息', asker: staff.unitName, holder: dataSet.holder },
    ...{ purpose: '公积金提取审核', matterNumber: 'TQ-2026-0001', status: 'answered', light: null },
    askedAt: '2026-11-23T00:00:00.000Z',
  };
  const opened = {
    ...{ ...answered, legalBasis: '《住房公积金管理条例》', person: { name: '龚䶮', idNumber: '990104200101300093' } },
    ...{ reason: null, deadline: null, answeredAt: answered.askedAt, hasSheet: true, findings: [], steps: [] },
    version: 1,
  };
  const serveAnswered = (sheet: FakeAnswer) =>
    fakeServer(({ path }) => {
      if (path === '/staff/session') return { status: 200, json: staff };
      if (path.includes('/sheet')) return sheet;
      if (!path.startsWith('/handling/inquiries?')) return { status: 200, json: opened };
      return { status: 200, json: { items: [{ ...answered, person: '龚*' }], next: null, toAnswer: 0 } };
    });

  test.each(['PDF', 'OFD'])('gives its sealed sheet as %s, and says so when the file cannot be had', async (format) => {
    const sent = serveAnswered(refusal(503, 'storage.unavailable', '文件暂时取不到'));
    render(<Inquiries />);
    await shown();
    await press(/住房登记信息 · 龚\*/, 'link');
    expect(screen.getByText('《住房公积金管理条例》')).toBeDefined();
    await press(`存 ${format}`);
    const asked = sent.map(({ path }) => path).filter((path) => path.includes('/sheet'));
    expect(asked).toEqual([`/handling/inquiries/${ID}/sheet?format=${format.toLowerCase()}`]);
    expect(screen.getByRole('alert').textContent).toContain('文件暂时取不到');
  });
});
