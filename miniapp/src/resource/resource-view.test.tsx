import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { phone } from '../../test/taro.ts';
import { ApiError } from '../platform/api-error.ts';
import { Empty } from '../ui/state.tsx';
import { ResourceView } from './resource-view.tsx';
import { useResource } from './use-resource.ts';

beforeEach(() => {
  phone.reset();
  jest.useFakeTimers();
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const away = new ApiError({
  status: 503,
  code: 'upstream.unavailable',
  title: '登记中心暂时没有回应',
  detail: '没有开出证明，您填的都还在。',
  requestId: '01J0000000000000Q7F291KD',
});

function Names({ of: key = 'names', load }: { of?: string; load: () => Promise<string[]> }) {
  const names = useResource(key, load);
  return (
    <ResourceView
      of={names}
      isEmpty={(list) => list.length === 0}
      empty={<Empty title="还没有证照" />}
      asking="正在向各部门核对"
      ready={(list) => <>{list.join('、')}</>}
    />
  );
}

/** A department whose answers are given by hand. */
function department() {
  const waiting: { resolve: (names: string[]) => void; reject: (error: Error) => void }[] = [];
  const load = () => new Promise<string[]>((resolve, reject) => waiting.push({ resolve, reject }));
  const answer = (give: (asked: (typeof waiting)[number]) => void) =>
    act(async () => {
      const asked = waiting.shift();
      if (asked) give(asked);
    });
  return { load, answer, asked: () => waiting.length };
}

test('shows nothing for 200 ms, then the shape of the content, then whom it is asking', () => {
  const { load } = department();
  const { container } = render(<Names load={load} />);
  expect(container.textContent).toBe('');
  expect(container.querySelector('[aria-busy]')).toBeNull();
  act(() => jest.advanceTimersByTime(250));
  expect(container.querySelector('[aria-busy="true"]')).not.toBeNull();
  act(() => jest.advanceTimersByTime(1_000));
  expect(screen.getByRole('status').textContent).toBe('正在向各部门核对');
});

test('shows what came, or says that there is nothing yet', async () => {
  const office = department();
  render(<Names load={office.load} />);
  await office.answer(({ resolve }) => resolve([]));
  expect(screen.getByRole('heading').textContent).toBe('还没有证照');
  act(() => phone.show());
  await office.answer(({ resolve }) => resolve(['居民身份证', '驾驶证']));
  expect(screen.getByText('居民身份证、驾驶证')).toBeDefined();
});

test('a failure says what happened, what did not, a code to read out, and can be tried again', async () => {
  const office = department();
  render(<Names load={office.load} />);
  await office.answer(({ reject }) => reject(away));
  expect(screen.getByRole('alert').textContent).toBe('登记中心暂时没有回应没有开出证明，您填的都还在。');
  expect(screen.getByText('Q7F2-91KD')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  await office.answer(({ resolve }) => resolve(['居民身份证']));
  expect(screen.getByText('居民身份证')).toBeDefined();
});

test('a failed reload keeps what was shown and says it is not checked now', async () => {
  const office = department();
  render(<Names load={office.load} />);
  await office.answer(({ resolve }) => resolve(['居民身份证']));
  act(() => phone.show());
  await office.answer(({ reject }) => reject(away));
  expect(screen.getByText('居民身份证', { exact: false })).toBeDefined();
  expect(screen.getByText(/未实时核验/)).toBeDefined();
});

test('an answer that comes after the page asked for something else is thrown away', async () => {
  const office = department();
  const { rerender } = render(<Names of="mine" load={office.load} />);
  const other = department();
  rerender(<Names of="family" load={other.load} />);
  await other.answer(({ resolve }) => resolve(['家人的']));
  await office.answer(({ resolve }) => resolve(['我的']));
  expect(screen.getByText('家人的')).toBeDefined();
  expect(screen.queryByText('我的')).toBeNull();
});

test('the first show of a page asks no second time, also when it comes after the answer', async () => {
  const office = department();
  render(<Names load={office.load} />);
  await office.answer(({ resolve }) => resolve(['居民身份证']));
  act(() => phone.firstShow());
  expect(office.asked()).toBe(0);
  act(() => phone.show());
  expect(office.asked()).toBe(1);
});
