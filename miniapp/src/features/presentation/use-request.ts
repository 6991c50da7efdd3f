import { presentationApi, type AccessRequest } from 'shared/presentation.ts';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../platform/api-error.ts';
import { call } from '../../platform/call.ts';
import { askBeforeLeaving, asksBeforeLeaving } from '../../platform/leaving';
import { listenLive } from '../../platform/live.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';

export const isOpen = ({ status }: AccessRequest) => status === 'asked' || status === 'agreed';

/** One access request: read anew whenever the window or the server moves it, with what the resident can do about it. */
export function useRequest(id: string) {
  const loaded = useResource(`access request ${id}`, () => call(presentationApi.request, { id }));
  const { resource, reload, replace } = loaded;
  const request = resource.state === 'ready' ? resource.data : undefined;
  useEffect(
    () =>
      listenLive({
        as: 'resident',
        onEvent: ({ subject }) => {
          if (subject === id) reload();
        },
      }),
    [id, reload],
  );
  /** Somebody was faster: the window took it back, or the time is over. */
  const orReload = async <T>(answer: Promise<T>) => {
    try {
      return await answer;
    } catch (error) {
      if (error instanceof ApiError && error.status === 409) reload();
      throw error;
    }
  };
  const consent = useAction(
    (key, answer: { number: string | null; optional: string[] }) =>
      orReload(call(presentationApi.consent, { id, ...answer }, { key })),
    replace,
  );
  const refuse = useAction(
    (key, report: boolean) => orReload(call(presentationApi.refuse, { id, report }, { key })),
    replace,
  );
  const withdraw = useAction((key) => orReload(call(presentationApi.withdraw, { id }, { key })), reload);
  const open = request !== undefined && isOpen(request);
  useRefusalByLeaving(open, () => void refuse.run(false));
  return { loaded, request, open, consent, refuse, withdraw };
}

/** Where the phone asks before the page is left, leaving it undecided is refusing. */
function useRefusalByLeaving(open: boolean, refuse: () => void) {
  const leaving = useRef({ open, refuse });
  leaving.current = { open, refuse };
  useEffect(() => (open ? askBeforeLeaving('离开就是不同意，什么都不会给窗口看。') : undefined), [open]);
  useEffect(
    () => () => {
      if (asksBeforeLeaving && leaving.current.open) leaving.current.refuse();
    },
    [],
  );
}

/** Whole seconds left of an open request, counted from its answer; `over` is called once when they are gone. */
export function useSecondsLeft(request: AccessRequest | undefined, over: () => void): number {
  const [left, setLeft] = useState(0);
  const tell = useRef(over);
  tell.current = over;
  const counted = request && isOpen(request) ? request : undefined;
  useEffect(() => {
    if (!counted) return;
    const from = Date.now();
    let ended = false;
    const tick = () => {
      const ms = Math.max(0, counted.expiresInMs - (Date.now() - from));
      setLeft(Math.ceil(ms / 1000));
      if (ms > 0 || ended) return;
      ended = true;
      tell.current();
    };
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [counted]);
  return left;
}
