import { ApiError } from '../platform/api-error.ts';
import { useShow } from '../platform/lifecycle.ts';
import { go } from '../platform/navigate.ts';

let waiting: ((confirmed: boolean) => void) | undefined;

function settle(confirmed: boolean) {
  waiting?.(confirmed);
  waiting = undefined;
}

/** Called by the login pages before they close: the person has just confirmed again who they are. */
export const stepUpDone = () => settle(true);

function askAgain(): Promise<boolean> {
  settle(false);
  return new Promise((resolve) => {
    waiting = resolve;
    void go('login/way', { purpose: 'step-up' });
  });
}

/**
 * For acts that need a fresh confirmation. The returned function runs the work; when the server answers
 * `session.step-up-required` it opens the confirmation and, once done, runs the very same work again: give the work its
 * idempotency key outside. Coming back without confirming throws the first answer.
 */
export function useStepUp() {
  // The page is in sight again, and nobody has confirmed.
  useShow(() => settle(false));
  return async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const needed = error instanceof ApiError && error.code === 'session.step-up-required';
      if (!needed || !(await askAgain())) throw error;
      return work();
    }
  };
}
