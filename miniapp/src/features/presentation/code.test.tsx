import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { ok, problem, serveResident } from '../../../test/resident.ts';
import type { FakeAnswer, SentCall } from '../../../test/server.ts';
import { phone } from '../../../test/taro.ts';
import { forgetSession } from '../../resource/session.ts';
import CodePage from './pages/code/index.tsx';

const REQUEST = '01J00000000000000000000RQ1';
const EVENT = '01J00000000000000000000EV1';
const waitingRequest = {
  id: REQUEST,
  status: 'asked',
  expiresInMs: 120_000,
  unitName: '云溪区公安分局（样例）',
  windowName: '18 号窗口',
  itemName: '居住证申领',
};

let shownCodes = 0;
let pending: unknown[] = [];
let codeAnswer: (() => FakeAnswer) | undefined;

function freshCode() {
  shownCodes += 1;
  const digits = String(shownCodes).padStart(5, '0');
  return ok(
    {
      qrText: `Z1${'A'.repeat(21)}${digits}`,
      typedCode: `CDE5${shownCodes}FGH2K`,
      expiresInMs: 30_000,
      graceMs: 5_000,
      holder: { kind: 'resident', maskedName: '林*英' },
    },
    201,
  );
}
const serve = () =>
  serveResident(({ path }) => {
    if (path === '/presentation-codes') return codeAnswer?.() ?? freshCode();
    if (path === '/access-requests/pending') return ok({ items: pending });
    return ok({ done: true });
  });
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await pass(50);
};
const codeCalls = (sent: SentCall[]) =>
  sent
    .filter(({ path }) => path.startsWith('/presentation-codes'))
    .map(({ path, body }) => (path.endsWith('/void') ? JSON.stringify(body) : 'show'));
const open = async () => {
  const sent = serve();
  const page = render(<CodePage />);
  await pass(300);
  return { sent, page };
};
const heard = (kind: string, id = EVENT, subject = REQUEST) => {
  act(() => phone.hear({ id, kind, subject }));
  return pass(50);
};

beforeEach(() => {
  shownCodes = 0;
  pending = [];
  codeAnswer = undefined;
  phone.reset();
  jest.useFakeTimers({ now: Date.parse('2026-11-24T01:30:00.000Z') });
});
afterEach(async () => {
  cleanup();
  await jest.advanceTimersByTimeAsync(50);
  forgetSession();
  jest.useRealTimers();
});

describe('showing a code', () => {
  test('one code is fetched on entry, with whose it is and ten characters to read out', async () => {
    const { sent } = await open();
    expect(codeCalls(sent)).toEqual(['show']);
    expect(screen.queryByText('林*英')).not.toBeNull();
    expect(screen.queryByText('CDE51 FGH2K')).not.toBeNull();
    expect(screen.getByRole('timer').textContent).toContain('30');
  });

  test('it is renewed when its time is over, once, and nothing is voided for that', async () => {
    const { sent } = await open();
    await pass(29_000);
    expect(codeCalls(sent)).toEqual(['show']);
    await pass(1_500);
    expect(codeCalls(sent)).toEqual(['show', 'show']);
    expect(screen.queryByText('CDE52 FGH2K')).not.toBeNull();
  });

  test('after four codes it asks whether it is still needed, and the last one is void', async () => {
    const { sent } = await open();
    await pass(121_000);
    expect(codeCalls(sent)).toEqual(['show', 'show', 'show', 'show', '{"reason":"left"}']);
    expect(screen.queryByText('还要用吗？')).not.toBeNull();
    await press('再亮一次');
    expect(screen.queryByText('CDE55 FGH2K')).not.toBeNull();
  });

  test('a page over it voids the code, coming back shows a new one', async () => {
    const { sent } = await open();
    act(() => phone.hide());
    await pass(50);
    expect(screen.queryByText('CDE51 FGH2K')).toBeNull();
    act(() => phone.show());
    await pass(50);
    expect(codeCalls(sent)).toEqual(['show', '{"reason":"left"}', 'show']);
    expect(screen.queryByText('CDE52 FGH2K')).not.toBeNull();
  });

  test('coming back at once waits until the old code is dead: a late void would kill the new one', async () => {
    const { sent, page } = await open();
    const plain = globalThis.fetch;
    const slowVoid = async (url: string, init: RequestInit) => {
      const answered = await plain(url, init);
      if (url.endsWith('/void')) await new Promise((done) => setTimeout(done, 500));
      return answered;
    };
    Object.assign(globalThis, { fetch: slowVoid });
    act(() => phone.hide());
    act(() => phone.show());
    await pass(400);
    expect(codeCalls(sent)).toEqual(['show', '{"reason":"left"}']);
    await pass(300);
    expect(codeCalls(sent)).toEqual(['show', '{"reason":"left"}', 'show']);
    expect(screen.queryByText('CDE52 FGH2K')).not.toBeNull();
    page.unmount();
    await pass(600);
  });

  test('leaving the page voids the code and asks for no other, however long ago', async () => {
    const { sent, page } = await open();
    page.unmount();
    await pass(200_000);
    expect(codeCalls(sent)).toEqual(['show', '{"reason":"left"}']);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('现在作废 voids it and says so', async () => {
    const { sent } = await open();
    await press('现在作废');
    expect(codeCalls(sent)).toEqual(['show', '{"reason":"asked"}']);
    expect(screen.queryByText('码已经作废')).not.toBeNull();
    expect(screen.queryByRole('button', { name: '现在作废' })).toBeNull();
  });

  test('a program in the background has no living code', async () => {
    const { sent } = await open();
    const see = (state: string) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      act(() => void document.dispatchEvent(new Event('visibilitychange')));
      return pass(50);
    };
    await see('hidden');
    expect(codeCalls(sent).at(-1)).toBe('{"reason":"left"}');
    await see('visible');
    expect(codeCalls(sent)).toEqual(['show', '{"reason":"left"}', 'show']);
  });
});

describe('without network', () => {
  test('the code says how long it still works, then goes, and the page says what to do', async () => {
    await open();
    codeAnswer = () => 'no answer';
    await pass(30_400);
    expect(screen.queryByText(/这个码还能用 5 秒/)).not.toBeNull();
    await pass(5_500);
    expect(screen.queryByText('CDE51 FGH2K')).toBeNull();
    expect(screen.queryByText('没有网，换不了新码')).not.toBeNull();
    codeAnswer = undefined;
    await press('再试一次');
    expect(screen.queryByText('CDE52 FGH2K')).not.toBeNull();
  });

  test('a network that comes back within the grace goes on as if nothing had been', async () => {
    await open();
    codeAnswer = () => 'no answer';
    await pass(30_400);
    codeAnswer = undefined;
    await pass(2_500);
    expect(screen.queryByText('CDE52 FGH2K')).not.toBeNull();
    expect(screen.queryByText(/还能用/)).toBeNull();
  });

  test('a refusal of the server is told in its own words', async () => {
    codeAnswer = () => problem(429, 'request.too-many', '亮得太勤了', '没有亮出新码。请等一会儿。');
    await open();
    expect(screen.queryByText('亮得太勤了')).not.toBeNull();
    expect(screen.queryByText('没有亮出新码。请等一会儿。')).not.toBeNull();
  });
});

describe('when a window asks', () => {
  const consentPage = `navigateTo /features/presentation/pages/consent/index?id=${REQUEST}`;

  test('the decision opens once, however often the event is repeated', async () => {
    await open();
    pending = [waitingRequest];
    await heard('access-request.asked');
    await heard('access-request.asked');
    await heard('access-request.asked', '01J00000000000000000000EV2');
    expect(phone.visited).toEqual([consentPage]);
  });

  test('an old event, whose request is answered, opens nothing', async () => {
    await open();
    await heard('access-request.asked', '01J00000000000000000000EV3', '01J00000000000000000000RQ9');
    expect(phone.visited).toEqual([]);
  });

  test('a request that came before waits as a row', async () => {
    pending = [waitingRequest];
    await open();
    fireEvent.click(screen.getByText('要办居住证申领，等您答复'));
    expect(phone.visited).toEqual([consentPage]);
  });
});
