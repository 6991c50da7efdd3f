import { useRef, useState } from 'react';
import { ApiError } from '../platform/api-error.ts';
import { newKey } from '../platform/call.ts';
import { noticeEnd } from './session.ts';

export interface Action<A extends unknown[]> {
  /** Does nothing while it is under way: a second tap is ignored. */
  run: (...input: A) => Promise<void>;
  working: boolean;
  /** The last refusal; gone with the next run. */
  error: ApiError | undefined;
  forget: () => void;
}

/**
 * One act of the user, sent with one idempotency key. The key stays the same while the outcome is unknown (no answer,
 * 5xx, still in progress) and the input unchanged, so a retry cannot do it twice; a clear answer or new input ends it.
 */
export function useAction<A extends unknown[], R>(
  act: (key: string, ...input: A) => Promise<R>,
  done: (result: R) => void = () => undefined,
): Action<A> {
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<ApiError>();
  const open = useRef<{ key: string; input: string }>(undefined);
  const busy = useRef(false);

  async function run(...input: A) {
    if (busy.current) return;
    busy.current = true;
    setWorking(true);
    setError(undefined);
    const fingerprint = JSON.stringify(input);
    if (open.current?.input !== fingerprint) open.current = { key: newKey(), input: fingerprint };
    try {
      const result = await act(open.current.key, ...input);
      open.current = undefined;
      done(result);
    } catch (caught) {
      if (!(caught instanceof ApiError)) throw caught;
      noticeEnd(caught);
      if (!isUnknown(caught)) open.current = undefined;
      setError(caught);
    } finally {
      busy.current = false;
      setWorking(false);
    }
  }

  return { run, working, error, forget: () => setError(undefined) };
}

const isUnknown = (error: ApiError) =>
  error.status === 0 || error.status >= 500 || error.status === 429 || error.code === 'request.in-progress';
