import { presentationApi } from 'shared/presentation.ts';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../platform/call.ts';
import { useHide, useShow } from '../../platform/lifecycle.ts';
import { listenLive } from '../../platform/live.ts';
import { brighten, onScreenshot, onVisibility } from '../../platform/screen';
import { codeKeeper, type CodeState } from './code-keeper.ts';

/** Requests that opened by themselves: never twice, the resident may have left one on purpose. */
const opened = new Set<string>();

/** A new channel repeats the last seconds, so an event is only a hint: the request must still wait for its answer. */
async function openOnce(id: string, onTop: { current: boolean }, open: (id: string) => void) {
  // A failure costs nothing: the request waits in the list on the page.
  const pending = await call(presentationApi.pending, {}).catch(() => undefined);
  const waits = pending?.items.some((request) => request.id === id && request.status === 'asked');
  if (!waits || !onTop.current || opened.has(id)) return;
  opened.add(id);
  open(id);
}

interface Listener {
  /** A window's request came in while this page is in sight: once for each. */
  asked: (requestId: string) => void;
  /** The live channel stands (again): something may have come before. */
  listening: () => void;
}

/** The presentation code of this page: void when the page is left, hidden or captured, fresh when it is back. */
export function useCode(listener: Listener) {
  const [now, setNow] = useState<CodeState>({ state: 'loading' });
  const [keeper] = useState(() => codeKeeper(setNow));
  const [captured, setCaptured] = useState(false);
  const [away, setAway] = useState(false);
  const latest = useRef(listener);
  latest.current = listener;
  const onTop = useRef(true);

  const appear = () => {
    onTop.current = true;
    keeper.start();
  };
  useShow(appear);
  useHide(() => {
    onTop.current = false;
    keeper.stop('left');
  });

  useEffect(() => {
    keeper.start();
    const blind = onScreenshot(() => {
      if (!onTop.current) return;
      setCaptured(true);
      keeper.renew();
    });
    const unseen = onVisibility((visible) => {
      if (!visible) keeper.stop('left');
      else if (onTop.current) keeper.start();
    });
    let channel: string | undefined;
    const deaf = listenLive({
      as: 'resident',
      onEvent: ({ kind, subject }) => {
        if (kind === 'access-request.asked') void openOnce(subject, onTop, (id) => latest.current.asked(id));
      },
      onState: (state) => {
        setAway(state === 'away');
        if (state !== 'away' && state !== channel) latest.current.listening();
        channel = state;
      },
    });
    return () => {
      blind();
      unseen();
      deaf();
      keeper.stop('left');
    };
  }, [keeper]);

  const bright = now.state === 'shown';
  useEffect(() => (bright ? brighten() : undefined), [bright]);

  return {
    now,
    /** No network at the moment: the code still works until it ends. */
    away,
    captured,
    understood: () => setCaptured(false),
    again: keeper.start,
    takeBack: () => keeper.stop('asked'),
  };
}
