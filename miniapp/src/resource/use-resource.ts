import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../platform/api-error.ts';
import { useReturn } from '../platform/lifecycle.ts';
import { noticeEnd } from './session.ts';

/** `early`: the first 200 ms, when nothing is shown; `slow`: after 1 s, when the page says who is being asked. */
export type Resource<T> =
  | { state: 'loading'; pace: 'early' | 'usual' | 'slow' }
  | { state: 'ready'; data: T; stale: boolean }
  | { state: 'failed'; error: ApiError };

export interface Loaded<T> {
  resource: Resource<T>;
  /** Asks again; what is shown stays until the answer comes. */
  reload: () => void;
  /** Puts an answer of an action in its place without asking again. */
  replace: (data: T) => void;
}

const asApiError = (error: unknown) =>
  error instanceof ApiError
    ? error
    : new ApiError(
        { status: 0, code: 'page.fault', title: '这一页出了意外', detail: '什么都没有丢。请再试一次。' },
        { cause: error },
      );

/**
 * What a page reads. Loads at once, again each time the page comes back into sight and when `key` changes (a new key starts over).
 * A reload that fails leaves the old data, marked stale.
 */
export function useResource<T>(key: string, load: () => Promise<T>): Loaded<T> {
  const [resource, setResource] = useState<Resource<T>>({ state: 'loading', pace: 'early' });
  const latest = useRef(load);
  latest.current = load;
  const turn = useRef(0);
  const asking = useRef(false);

  const reload = useCallback(() => {
    const mine = ++turn.current;
    asking.current = true;
    const settle = (next: (old: Resource<T>) => Resource<T>) => {
      if (mine !== turn.current) return;
      asking.current = false;
      setResource(next);
    };
    latest.current().then(
      (data) => settle(() => ({ state: 'ready', data, stale: false })),
      (thrown: unknown) => {
        const error = asApiError(thrown);
        noticeEnd(error);
        settle((old) => (old.state === 'ready' ? { ...old, stale: true } : { state: 'failed', error }));
      },
    );
  }, []);

  const startOver = useCallback(() => {
    setResource({ state: 'loading', pace: 'early' });
    reload();
  }, [reload]);

  useEffect(() => {
    startOver();
    return () => {
      turn.current++;
    };
  }, [key, startOver]);

  useReturn(() => {
    if (!asking.current) reload();
  });

  const loading = resource.state === 'loading';
  useEffect(() => {
    if (!loading) return;
    const pace = (to: 'usual' | 'slow') => () =>
      setResource((old) => (old.state === 'loading' ? { state: 'loading', pace: to } : old));
    const timers = [setTimeout(pace('usual'), 200), setTimeout(pace('slow'), 1_000)];
    return () => timers.forEach(clearTimeout);
  }, [loading, key]);

  return {
    resource,
    reload: resource.state === 'failed' ? startOver : reload,
    replace: (data) => setResource({ state: 'ready', data, stale: false }),
  };
}
