import { expect, test } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { ApiError } from '../platform/api-error.ts';
import { useAction } from './use-action.ts';

const refuse = (status: number, code: string) => new ApiError({ status, code, title: '没办成', detail: '' });

function withOutcomes(...outcomes: (ApiError | 'done')[]) {
  const keys: string[] = [];
  const { result } = renderHook(() =>
    useAction(async (key: string, input: string) => {
      keys.push(key);
      const outcome = outcomes.shift();
      if (outcome instanceof ApiError) throw outcome;
      return input;
    }),
  );
  return { keys, run: (input: string) => act(() => result.current.run(input)), result };
}

test('a retry after no answer carries the same key, so nothing is done twice', async () => {
  const { keys, run, result } = withOutcomes(refuse(0, 'network'), refuse(503, 'server.unavailable'), 'done');
  await run('a');
  expect(result.current.error?.code).toBe('network');
  await run('a');
  await run('a');
  expect(new Set(keys).size).toBe(1);
  expect(result.current.error).toBeUndefined();
});

test('a clear refusal ends the key, and so does other input', async () => {
  const { keys, run } = withOutcomes(refuse(409, 'request.conflict'), refuse(0, 'network'), 'done');
  await run('a');
  await run('a');
  await run('b');
  expect(new Set(keys).size).toBe(3);
});

test('a second tap while the first is under way does nothing', async () => {
  let started = 0;
  const { result } = renderHook(() =>
    useAction(async () => {
      started++;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }),
  );
  await act(() => Promise.all([result.current.run(), result.current.run()]));
  expect(started).toBe(1);
});
