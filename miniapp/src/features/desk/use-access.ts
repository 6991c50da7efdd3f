import { deskApi, type DeskGrant, type DeskRequest } from 'shared/presentation-desk.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../platform/call.ts';
import { listenLive } from '../../platform/live.ts';
import { useAction } from '../../resource/use-action.ts';

interface Matter {
  serviceItemId: string;
  applicationNumber: string;
}

/** An answer and when it came, by this browser's clock. */
interface Received<T> {
  is: T;
  at: number;
}

const received = <T>(is: T): Received<T> => ({ is, at: Date.now() });

/** One access request from the scan to its end, and the grant that may come of it. */
export function useAccess() {
  const [request, setRequest] = useState<Received<DeskRequest>>();
  const [code, setCode] = useState<Received<{ url: string; renewInMs: number }>>();
  const [grant, setGrant] = useState<Received<DeskGrant>>();
  const [withdrawn, setWithdrawn] = useState(false);
  const [away, setAway] = useState(false);
  const current = useRef<string>(undefined);

  const take = useAction(
    (_key, id: string) => call(deskApi.takeGrant, { id }),
    (taken) => {
      if (taken.id === current.current) setGrant(received(taken));
    },
  );
  const takeGrant = useRef(take.run);
  takeGrant.current = take.run;

  const follow = useCallback((next: DeskRequest) => {
    current.current = next.id;
    setRequest(received(next));
    if (next.status !== 'offered') setCode(undefined);
    if (next.status === 'granted') void takeGrant.current(next.id);
  }, []);

  const turn = useRef(0);
  const lookAgain = useRef(() => {});
  lookAgain.current = () => {
    const id = current.current;
    if (id === undefined || grant) return;
    const mine = ++turn.current;
    call(deskApi.request, { id }).then(
      (next) => {
        if (mine === turn.current && next.id === current.current) follow(next);
      },
      () => setAway(true),
    );
  };

  useEffect(
    () =>
      listenLive({
        as: 'staff',
        onEvent: ({ kind, subject }) => {
          if (subject !== current.current) return;
          if (kind === 'access-grant.withdrawn') setWithdrawn(true);
          else lookAgain.current();
        },
        onState: (state) => {
          setAway(state === 'away');
          // What happened before the line stood was not told.
          if (state !== 'away') lookAgain.current();
        },
      }),
    [],
  );

  const ask = useAction(
    (key, input: Matter & { code: string }) => call(deskApi.ask, { ...input, code: input.code.slice(0, 64) }, { key }),
    follow,
  );
  const offer = useAction(
    (key, input: Matter) => call(deskApi.offer, input, { key }),
    (offered) => {
      follow(offered.request);
      setCode(received(offered));
    },
  );
  const renew = useAction(
    (_key, id: string) => call(deskApi.renewOffer, { id }),
    (offered) => {
      if (offered.request.id !== current.current) return;
      follow(offered.request);
      if (offered.request.status === 'offered') setCode(received(offered));
    },
  );
  // Refused because the request is over, perhaps.
  const { error: notRenewed } = renew;
  useEffect(() => {
    if (notRenewed) lookAgain.current();
  }, [notRenewed]);
  const match = useAction((key, id: string, number: string) => call(deskApi.match, { id, number }, { key }), follow);
  const cancel = useAction((_key, id: string) => call(deskApi.cancel, { id }), follow);

  function clear() {
    current.current = undefined;
    setRequest(undefined);
    setCode(undefined);
    setGrant(undefined);
    setWithdrawn(false);
    for (const action of [ask, offer, renew, match, cancel, take]) action.forget();
  }

  return {
    request,
    code,
    grant,
    withdrawn,
    away,
    ask,
    offer,
    renew,
    match,
    cancel,
    take,
    lookAgain: () => lookAgain.current(),
    clear,
  };
}
