import { presentationApi, type PresentationCode } from 'shared/presentation.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../platform/api-error.ts';
import { call, newKey } from '../../platform/call.ts';
import { useHide, useShow } from '../../platform/lifecycle.ts';
import { listenLive } from '../../platform/live.ts';
import { brighten, onScreenshot, onVisibility } from '../../platform/screen';

/** `paused`: the page is out of sight or asks whether the code is still needed. */
export type CodeState =
  | { state: 'loading' }
  | { state: 'shown'; code: PresentationCode; secondsLeft: number }
  | { state: 'captured' }
  | { state: 'paused' }
  | { state: 'failed'; error: ApiError };

/** Renewed this long before it ends, so that no empty frame is seen. */
const EARLY_MS = 2_000;
/** After this the page asks whether the code is still needed. */
const STILL_NEEDED_MS = 116_000;

const voidCodes = (reason: 'left' | 'captured' | 'asked') =>
  // Nothing to tell the person: an unheard void ends by itself within 35 s.
  void call(presentationApi.voidCodes, { reason }).catch(() => undefined);

const elapsed = () => Date.now();

/**
 * The presentation code of this page: fresh every 30 s, void when the page is left, hidden or captured. Counts elapsed
 * time from the server's answer, never the phone's clock. `onAsked` hears of a window's request.
 */
export function useCode(onAsked: (requestId: string) => void) {
  const [now, setNow] = useState<CodeState>({ state: 'loading' });
  const since = useRef(0);
  const turn = useRef(0);
  const fetching = useRef(false);
  const asked = useRef(onAsked);
  asked.current = onAsked;

  const fetchCode = useCallback(() => {
    const mine = ++turn.current;
    fetching.current = true;
    call(presentationApi.showCode, {}, { key: newKey() }).then(
      (code) => {
        fetching.current = false;
        if (mine === turn.current) run(code, mine);
      },
      (error: unknown) => {
        fetching.current = false;
        if (mine === turn.current && error instanceof ApiError) setNow({ state: 'failed', error });
      },
    );
  }, []);

  const run = useCallback(
    (code: PresentationCode, mine: number) => {
      const from = elapsed();
      const tick = () => {
        if (mine !== turn.current) return;
        const left = code.expiresInMs - (elapsed() - from);
        if (elapsed() - since.current > STILL_NEEDED_MS) {
          turn.current += 1;
          voidCodes('left');
          setNow({ state: 'paused' });
        } else if (left <= EARLY_MS) fetchCode();
        else {
          setNow({ state: 'shown', code, secondsLeft: Math.ceil(left / 1000) });
          setTimeout(tick, 250);
        }
      };
      tick();
    },
    [fetchCode],
  );

  const start = useCallback(() => {
    since.current = elapsed();
    fetchCode();
  }, [fetchCode]);

  const stop = useCallback((reason: 'left' | 'captured', next: CodeState) => {
    turn.current += 1;
    voidCodes(reason);
    setNow(next);
  }, []);

  // The first show comes with the mount.
  useShow(() => {
    if (!fetching.current) start();
  });
  useHide(() => stop('left', { state: 'paused' }));
  useEffect(() => {
    start();
    const dark = brighten();
    const deaf = listenLive({
      as: 'resident',
      onEvent: ({ kind, subject }) => {
        if (kind === 'access-request.asked') asked.current(subject);
      },
    });
    const blind = onScreenshot(() => stop('captured', { state: 'captured' }));
    const seen = onVisibility((visible) => (visible ? start() : stop('left', { state: 'paused' })));
    return () => {
      dark();
      deaf();
      blind();
      seen();
      turn.current += 1;
      voidCodes('left');
    };
  }, [start, stop]);

  return { now, renew: start };
}
