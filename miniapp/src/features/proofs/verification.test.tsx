import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { verificationReasons, type VerificationReason } from 'shared/verification-reasons.ts';
import type { Verification, VerificationKeys } from 'shared/verification.ts';
import { fakeServer, type FakeAnswer, type SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import VerifyProof from './pages/verify/index.tsx';
import { codeIn } from './use-verification.ts';
import { spokenVerdict } from './verdict-words.ts';
import { Verdict } from './verdict.tsx';

const problem = (status: number, code: string, title: string, detail: string): FakeAnswer => ({
  status,
  json: { status, code, title, detail, requestId: '01J0000000000000Q7F291KD' },
});

let answers: Record<string, FakeAnswer>;
let sent: SentCall[];
beforeEach(() => {
  phone.reset();
  answers = {};
  sent = fakeServer(
    ({ method, path }) => answers[`${method} ${path}`] ?? problem(404, 'request.not-found', '没有找到', ''),
  );
});
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

const fill = (name: string, value: string) => fireEvent.input(screen.getByLabelText(name), { target: { value } });

const good: Verification = {
  integrity: 'I-00',
  status: 'S-00',
  issuer: 'O-00',
  organization: '云溪区不动产登记中心（样例）',
  proof: {
    title: '有无房证明',
    number: 'BDC-2026-000001',
    holder: '林*英',
    purpose: '买房资格审核',
    issuedOn: '2026-11-22',
    validUntil: '2026-12-22',
    revokedOn: null,
    revokedWhy: null,
  },
  checkedAt: '2026-11-22T01:52:00.000Z',
};

test('a stranger reads the verdict, three answers with their codes, and what to compare', () => {
  render(<Verdict verification={good} />);
  expect(screen.getByRole('heading').textContent).toBe('是真的，现在有效');
  for (const code of ['I-00', 'S-00', 'O-00']) expect(screen.getByText(code)).toBeDefined();
  expect(screen.getByText(/有效，到 (2026 年 )?12 月 22 日/)).toBeDefined();
  expect(screen.getByText('刚刚查过登记 · 9:52')).toBeDefined();
});

test.each<[Partial<Verification>, string]>([
  [{ integrity: 'I-01', issuer: 'O-01' }, '登记里有，现在有效'],
  [{ status: 'S-04' }, '不能用了，已经作废'],
  [{ status: 'S-02' }, '不能用了，已经过期'],
  [{ status: 'S-03' }, '不能用了，已换成新的'],
  [{ status: 'S-05' }, '不能用了，已经作废'],
  [{ integrity: 'I-05', issuer: 'O-02' }, '码是真的，现在有效'],
  [{ integrity: 'I-05', issuer: 'O-02', status: 'S-01' }, '码是真的，状态没查'],
  [{ status: 'S-01', proof: null }, '内容是真的，状态没查'],
  [{ integrity: 'I-07', issuer: 'O-06', status: 'S-09', proof: null }, '不认识出证机关，请不要收'],
  [{ integrity: 'I-09', issuer: 'O-09', status: 'S-07', proof: null }, '没有查到这份证明'],
  [{ integrity: 'I-05', issuer: 'O-02', status: 'S-02' }, '不能用了，已经过期'],
  [{ integrity: 'I-07', issuer: 'O-08', status: 'S-09', proof: null }, '现在说不准，请连网再验'],
  [{ integrity: 'I-06', issuer: 'O-09', status: 'S-09', proof: null }, '不能信，请不要收'],
  [{ integrity: 'I-07', issuer: 'O-07', status: 'S-09', proof: null }, '不能信，请不要收'],
  [{ integrity: 'I-02', status: 'S-02' }, '不能信，请不要收'],
  [{ integrity: 'I-02', status: 'S-09', issuer: 'O-09', proof: null, organization: null }, '不能信，请不要收'],
  [{ status: 'S-09', issuer: 'O-04', proof: null, organization: null }, '不认识出证机关，请不要收'],
])('one "no" decides the heading: %j is %s', (more, heading) => {
  render(<Verdict verification={{ ...good, ...more }} />);
  expect(screen.getByRole('heading').textContent).toBe(heading);
});

test('every reason has words, and its code says which question it answers', () => {
  for (const [code, { answer, why }] of Object.entries(verificationReasons)) {
    expect(code).toMatch(/^[ISOH]-\d\d$/);
    expect([...answer].length).toBeLessThanOrEqual(12);
    expect(why).not.toBe('');
  }
  const codes: VerificationReason[] = ['I-00', 'S-00', 'O-00'];
  expect(codes.every((code) => verificationReasons[code].verdict === 'yes')).toBe(true);
});

test('a link opens with its answer, an unknown one with a warning and no way to mistake it for good', async () => {
  phone.params['code'] = 'ABC';
  answers['GET /verifications/ABC'] = problem(404, 'verification.not-found', '没有查到这份证明', '请核对编号。');
  const { unmount } = render(<VerifyProof />);
  expect(await screen.findByText('没有查到这份证明')).toBeDefined();
  for (const reason of ['I-08', 'S-07', 'O-09']) expect(screen.getByText(reason)).toBeDefined();
  expect(screen.getByText(/请不要收这一份/)).toBeDefined();
  unmount();
  answers['GET /verifications/ABC'] = { status: 200, json: { ...good, integrity: 'I-01', issuer: 'O-01' } };
  render(<VerifyProof />);
  expect(await screen.findByText('登记里有，现在有效')).toBeDefined();
  press('再验一份');
  expect(screen.getByText('验一份证明')).toBeDefined();
});

test('a slip in the number: nothing is found, and what was typed is there to be looked at once more', async () => {
  answers['POST /verifications/number'] = problem(404, 'verification.not-found', '没有查到这份证明', '请核对编号。');
  render(<VerifyProof />);
  fill('编号', 'BDC-2026-000001');
  fill('校验码', 'ABCD-ABCD-ABCD-B');
  press('验一下');
  expect(await screen.findByText('没有查到这份证明')).toBeDefined();
  for (const reason of ['I-09', 'S-07', 'O-09']) expect(screen.getByText(reason)).toBeDefined();
  fill('校验码', 'ABCD-ABCD-ABCD-A');
  answers['POST /verifications/number'] = { status: 200, json: { ...good, integrity: 'I-01', issuer: 'O-01' } };
  press('验一下');
  expect(await screen.findByText('登记里有，现在有效')).toBeDefined();
  expect(sent.at(-1)?.body).toEqual({ number: 'BDC-2026-000001', checkCode: 'ABCD-ABCD-ABCD-A' });
});

test.each([
  ['HTTP://127.0.0.1:8080/V/0123456789ABCDEFGHJKMNPQRS', '0123456789ABCDEFGHJKMNPQRS'],
  ['https://suiban.example/v/abc', 'abc'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
])('of the scanned text %s the code is %s', (scanned, code) => {
  expect(codeIn(scanned)).toBe(code);
});

/** Made once with a key that was thrown away: 林*英, BDC-2026-000001, good to 2099-12-22. */
const keyId = '017fb3be';
const publicKey =
  '046454745f341d5ed0103a919a0078d682e82c54461c3d8c4c8180340b1925cfa59282111c956f8f9be8c6ce8bbbac32744e6d3eeb192495f0c40a0e8bebc4e3d3';
const code =
  '040QZCXY0D148GR7X80000011SM6YXBKD5Q6EBBKEHGQ8XBK17AQ46G7WTF9EAQ8HERG00000000000000000000000000000000000000F06K8N13XG2VRKV395GMYH942A04M9GVVM8W89VEJW7EHYDBEK3PWJD8PEP354942HV4DSWAJEX3YC8FPEW5CXTPVT1ZH93PTAGR7T';
const keys = (asOf: Date): VerificationKeys => ({
  asOf: asOf.toISOString(),
  codeKeys: [{ id: keyId, publicKey, from: '2020-01-01', until: '2099-12-31', revoked: false }],
  issuers: { BDC: '云溪区不动产登记中心（样例）' },
  types: { 'housing-status': '有无房证明' },
  roots: [],
  revoked: [],
});
const keep = (asOf: Date) => phone.storage.set('verification-keys', JSON.stringify(keys(asOf)));

test('without a network a signed code is still judged: what it says is true, its state is not known', async () => {
  keep(new Date());
  phone.params['code'] = code;
  answers[`GET /verifications/${code}`] = 'no answer';
  render(<VerifyProof />);
  expect(await screen.findByText('码是真的，状态没查')).toBeDefined();
  expect((await screen.findByRole('alert')).textContent).toBe('没有连上网，状态没查到。连上网会自动再查');
  for (const fact of ['离线核验', 'I-05', 'S-01', 'O-02', '云溪区不动产登记中心（样例）'])
    expect(screen.getByText(fact)).toBeDefined();
  answers[`GET /verifications/${code}`] = { status: 200, json: { ...good, integrity: 'I-05', issuer: 'O-02' } };
  press('再查一次状态');
  expect(await screen.findByText('码是真的，现在有效')).toBeDefined();
  expect(screen.queryByText('离线核验')).toBeNull();
});

/** Holds the timer of quiet retries, so that a test says when it goes off. */
function holdRetries(): { goOff: () => void } {
  const real = globalThis.setInterval;
  let retry: () => void = () => undefined;
  jest.spyOn(globalThis, 'setInterval').mockImplementation((job, ms) => {
    if (ms !== 10_000) return real(job, ms);
    retry = job;
    return real(() => undefined, 1_000_000);
  });
  return { goOff: () => retry() };
}

test('when the network comes back the state is asked for by itself, and what was told stays until then', async () => {
  holdRetries();
  keep(new Date());
  phone.params['code'] = code;
  answers[`GET /verifications/${code}`] = 'no answer';
  render(<VerifyProof />);
  expect(await screen.findByText(/连上网会自动再查/)).toBeDefined();
  const askedBefore = sent.filter(({ path }) => path.includes(code)).length;
  fireEvent(window, new Event('online'));
  await waitFor(() => expect(sent.filter(({ path }) => path.includes(code))).toHaveLength(askedBefore + 1));
  expect(screen.getByText('码是真的，状态没查')).toBeDefined();
  expect(screen.getByText(/连上网会自动再查/)).toBeDefined();
  answers[`GET /verifications/${code}`] = { status: 200, json: { ...good, integrity: 'I-05', status: 'S-04' } };
  fireEvent(window, new Event('online'));
  expect(await screen.findByText('不能用了，已经作废')).toBeDefined();
  expect(screen.queryByText(/没有连上网/)).toBeNull();
});

test('where the phone says nothing of its network, the page goes on trying every ten seconds', async () => {
  const { goOff } = holdRetries();
  phone.params['code'] = code;
  answers[`GET /verifications/${code}`] = 'no answer';
  render(<VerifyProof />);
  expect(await screen.findByText('没有连上网')).toBeDefined();
  answers[`GET /verifications/${code}`] = { status: 200, json: { ...good, integrity: 'I-05', issuer: 'O-02' } };
  goOff();
  expect(await screen.findByText('码是真的，现在有效')).toBeDefined();
});

test('with nothing to tell by itself the page says that nothing was verified, and verifies once there is a network', async () => {
  phone.params['code'] = 'ABC';
  answers['GET /verifications/ABC'] = 'no answer';
  render(<VerifyProof />);
  expect((await screen.findByRole('alert')).textContent).toBe(
    '没有连上网还没有验。连上网会自动再验，也可以现在再试一次。',
  );
  answers['GET /verifications/ABC'] = { status: 200, json: good };
  fireEvent(window, new Event('online'));
  expect(await screen.findByText('是真的，现在有效')).toBeDefined();
});

test('an answer that comes after another proof was begun is not shown for it', async () => {
  keep(new Date());
  phone.params['code'] = code;
  let answer = () => {};
  const after = new Promise<void>((resolve) => (answer = resolve));
  answers[`GET /verifications/${code}`] = { status: 200, json: { ...good, integrity: 'I-05', status: 'S-04' }, after };
  answers['POST /verifications/number'] = { status: 200, json: { ...good, integrity: 'I-01', issuer: 'O-01' } };
  render(<VerifyProof />);
  expect(await screen.findByText('码是真的，状态没查')).toBeDefined();
  press('再验一份');
  fill('编号', 'BDC-2026-000001');
  fill('校验码', 'ABCD-ABCD-ABCD-A');
  press('验一下');
  expect(await screen.findByText('登记里有，现在有效')).toBeDefined();
  await act(async () => {
    answer();
    // Everything behind the late answer is done when the next task begins.
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect(screen.queryByText('不能用了，已经作废')).toBeNull();
  expect(screen.getByText('登记里有，现在有效')).toBeDefined();
});

test('a key younger than those at hand: nothing is claimed without a network, with one the server answers and the keys come', async () => {
  phone.storage.set('verification-keys', JSON.stringify({ ...keys(new Date()), codeKeys: [] }));
  phone.params['code'] = code;
  answers[`GET /verifications/${code}`] = 'no answer';
  answers['GET /verification-keys'] = { status: 200, json: keys(new Date()) };
  const { unmount } = render(<VerifyProof />);
  expect(await screen.findByText('现在说不准，请连网再验')).toBeDefined();
  for (const words of ['离线核验', 'I-07', 'O-08']) expect(screen.getByText(words)).toBeDefined();
  expect(await screen.findByText(/连上网会自动再查/)).toBeDefined();
  expect(screen.queryByText(/是真的|林/)).toBeNull();
  answers[`GET /verifications/${code}`] = { status: 200, json: { ...good, integrity: 'I-05', issuer: 'O-02' } };
  fireEvent(window, new Event('online'));
  expect(await screen.findByText('码是真的，现在有效')).toBeDefined();
  await waitFor(() => expect(sent.filter(({ path }) => path === '/verification-keys')).toHaveLength(1));
  unmount();
  answers[`GET /verifications/${code}`] = 'no answer';
  render(<VerifyProof />);
  expect(await screen.findByText('码是真的，状态没查')).toBeDefined();
});

test('what the phone can tell stands there before the server has answered', async () => {
  keep(new Date());
  phone.params['code'] = code;
  let answer = () => {};
  const after = new Promise<void>((resolve) => (answer = resolve));
  answers[`GET /verifications/${code}`] = { status: 200, json: { ...good, integrity: 'I-05', status: 'S-04' }, after };
  render(<VerifyProof />);
  expect(await screen.findByText('码是真的，状态没查')).toBeDefined();
  expect(screen.getByText('正在查现在还有没有效')).toBeDefined();
  answer();
  expect(await screen.findByText('不能用了，已经作废')).toBeDefined();
});

test('a forged code is called so without a network too', async () => {
  keep(new Date());
  const forged = code.slice(0, -8) + '00000000';
  phone.params['code'] = forged;
  answers[`GET /verifications/${forged}`] = 'no answer';
  render(<VerifyProof />);
  expect(await screen.findByText('不能信，请不要收')).toBeDefined();
  expect(screen.getByText('I-06')).toBeDefined();
});

test('without keys and without a network nothing is claimed', async () => {
  phone.params['code'] = code;
  answers[`GET /verifications/${code}`] = 'no answer';
  answers['GET /verification-keys'] = 'no answer';
  render(<VerifyProof />);
  expect((await screen.findByRole('alert')).textContent).toContain('没有连上网');
  expect(screen.queryByText(/是真的/)).toBeNull();
});

test('keys are fetched once a day, and old ones do until then', async () => {
  answers['GET /verification-keys'] = { status: 200, json: keys(new Date()) };
  const fetched = () => sent.filter(({ path }) => path === '/verification-keys').length;
  for (const [asOf, times] of [
    [undefined, 1],
    [new Date(), 1],
    [new Date(Date.now() - 90_000_000), 2],
  ] as const) {
    if (asOf) keep(asOf);
    const { unmount } = render(<VerifyProof />);
    await waitFor(() => expect(fetched()).toBe(times));
    unmount();
  }
});

test('the issuer’s reason for revoking is shown, and read aloud with the verdict', () => {
  const revoked: Verification = {
    ...good,
    status: 'S-05',
    proof: good.proof && { ...good.proof, revokedOn: '2026-11-23', revokedWhy: '部门的记录有误' },
  };
  render(<Verdict verification={revoked} />);
  expect(screen.getByText('出证机关说：部门的记录有误')).toBeDefined();
  expect(spokenVerdict(revoked)[0]).toBe('不能用了，已经作废');
  expect(spokenVerdict(revoked).join()).not.toContain('*');
});

test('a clerk compares the ID number of the person at hand: yes, no, a slip, too many, no network', async () => {
  phone.params['code'] = code;
  answers[`GET /verifications/${code}`] = { status: 200, json: { ...good, integrity: 'I-05', issuer: 'O-02' } };
  answers['POST /verifications/holder'] = { status: 200, json: { holder: 'H-01' } };
  const compared = () => sent.filter(({ path }) => path === '/verifications/holder').map(({ body }) => body);
  const field = () => screen.getByLabelText<HTMLInputElement>('身份证号');
  render(<VerifyProof />);
  expect(await screen.findByText('是本人的吗？核对身份证号')).toBeDefined();
  press('核对');
  expect(await screen.findByText('身份证号是18位，请核对')).toBeDefined();
  fill('身份证号', '990104195504280002');
  press('核对');
  expect(await screen.findByText('身份证号不对，请对照证件再核对一下')).toBeDefined();
  expect(compared()).toEqual([]);

  const typed = '99010420010130019X';
  fill('身份证号', ` ${typed.toLowerCase()} `);
  press('核对');
  expect(await screen.findByText('不一致')).toBeDefined();
  expect(screen.getByText(/没填错，就请不要收/)).toBeDefined();
  expect(compared()).toEqual([{ proof: { code }, holderCode: typed }]);

  answers['POST /verifications/holder'] = { status: 200, json: { holder: 'H-00' } };
  press('核对');
  expect(await screen.findByText('一致')).toBeDefined();
  expect(screen.queryByText('不一致')).toBeNull();
  expect(field().value).toBe('');

  answers['POST /verifications/holder'] = problem(
    429,
    'verification.too-many-mismatches',
    '不一致的次数太多了',
    '没有核对。',
  );
  fill('身份证号', typed);
  press('核对');
  expect(await screen.findByText('不一致的次数太多了。没有核对。')).toBeDefined();
  expect(screen.queryByText('一致')).toBeNull();
  answers['POST /verifications/holder'] = 'no answer';
  press('核对');
  expect(await screen.findByText(/没有连上网，没有核对/)).toBeDefined();
});

test.each<[string, Partial<Verification>]>([
  ['is revoked', { status: 'S-04' }],
  ['was not looked up', { status: 'S-01' }],
])('nobody’s ID number is asked for where a proof %s', async (_why, more) => {
  phone.params['code'] = 'ABC';
  answers['GET /verifications/ABC'] = { status: 200, json: { ...good, integrity: 'I-05', issuer: 'O-02', ...more } };
  render(<VerifyProof />);
  expect(await screen.findByText('I-05')).toBeDefined();
  expect(screen.queryByLabelText('身份证号')).toBeNull();
});
