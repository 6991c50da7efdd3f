import { presentationApi, type AccessRequest } from 'shared/presentation.ts';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../platform/call.ts';
import { listenLive } from '../../platform/live.ts';
import { useAction } from '../../resource/use-action.ts';
import { useResource } from '../../resource/use-resource.ts';

/** One access request: read anew whenever the window or the server moves it, with the resident's three answers. */
export function useRequest(id: string) {
  const loaded = useResource(`access request ${id}`, () => call(presentationApi.request, { id }));
  const { reload, replace } = loaded;
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
  const consent = useAction(
    (key, answer: { number: string | null; optional: string[] }) =>
      call(presentationApi.consent, { id, ...answer }, { key }),
    replace,
  );
  const refuse = useAction((key, report: boolean) => call(presentationApi.refuse, { id, report }, { key }), replace);
  return { loaded, consent, refuse };
}

/** Whole seconds left of a request, counted from its answer; asks again when they are over. */
export function useSecondsLeft(request: AccessRequest, over: () => void): number {
  const [left, setLeft] = useState(Math.ceil(request.expiresInMs / 1000));
  const tell = useRef(over);
  tell.current = over;
  useEffect(() => {
    const from = Date.now();
    let ended = request.expiresInMs === 0;
    const tick = () => {
      const ms = Math.max(0, request.expiresInMs - (Date.now() - from));
      setLeft(Math.ceil(ms / 1000));
      if (ms > 0 || ended) return;
      ended = true;
      tell.current();
    };
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [request]);
  return left;
}
