import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { revokeReasons } from 'shared/proofs.ts';
import { fakeServer, type SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import IssuedProofs from './pages/issued/index.tsx';

const staff = {
  staffId: '01DEMZ0000ST00000000000009',
  staffNumber: '4004',
  name: '许文华',
  roles: ['reviewer'],
  unitId: '01DEMZ0000VN00000000000002',
  unitName: '云溪区不动产登记中心（样例）',
  terminal: null,
  csrfToken: 'csrf',
};
const proof = {
  id: '01DEMZ0000PF00000000000001',
  number: 'BDC-2026-000001',
  title: '有无房证明',
  holder: '林*英',
  purpose: '公积金提取',
  issuedAt: '2026-11-20T01:00:00.000Z',
  validUntil: '2026-12-20',
  state: 'valid',
  revokedAt: null,
  revokeReason: null,
  supersededBy: null,
  correction: 'data',
};

let sent: readonly SentCall[] = [];
beforeEach(() => {
  phone.reset();
  sent = fakeServer(({ method, path }) => {
    if (path.startsWith('/staff')) return { status: 200, json: staff };
    if (method === 'GET') return { status: 200, json: { organization: staff.unitName, proofs: [proof], next: null } };
    return { status: 200, json: { ...proof, state: 'revoked', revokeReason: 'wrong-record' } };
  });
});
afterEach(cleanup);

const press = async (role: 'button' | 'link' | 'radio', name: string | RegExp) =>
  fireEvent.click(await screen.findByRole(role, { name }));
const posted = () => sent.filter(({ method }) => method === 'POST');

test('the page that is open is marked among those the reviewer may open', async () => {
  render(<IssuedProofs />);
  expect((await screen.findByRole('link', { name: '开出的证明' })).getAttribute('aria-current')).toBe('page');
  expect(screen.queryByRole('link', { name: '有呼办理' })).toBeNull();
  await press('link', '证明审核');
  expect(phone.visited).toEqual(['redirectTo /features/handling/pages/reviews/index']);
});

test('nothing is taken back without a reason', async () => {
  render(<IssuedProofs />);
  await press('link', /有无房证明/);
  await press('button', '作废');
  await press('button', '作废这一份');
  expect(await screen.findByRole('radiogroup', { name: '原因', description: '请选一个原因' })).toBeDefined();
  expect(posted()).toEqual([]);
  await press('radio', revokeReasons['wrong-record']);
  await press('button', '作废这一份');
  await waitFor(() => expect(posted()).toHaveLength(1));
});
