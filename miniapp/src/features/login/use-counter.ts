import { loginApi, type CounterIdentification, type IdentityPurpose } from 'shared/login.ts';
import { useEffect, useState } from 'react';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';
import { claimFor } from './draft.ts';
import { arrive } from './use-login.ts';

const POLL_MS = 2_000;

/** A code for the clerk, watched until the clerk has spoken. */
export function useCounter(purpose: IdentityPurpose) {
  const [check, setCheck] = useState<CounterIdentification>();
  const open = useAction((key) => call(loginApi.openCounter, claimFor(purpose), { key }), setCheck);
  const finish = useAction(
    (key, id: string) => call(loginApi.finishCounter, { id }, { key }),
    (opened) => arrive(purpose, opened),
  );

  useEffect(() => void open.run(), []);

  const waitingFor = check?.status === 'waiting' ? check.id : undefined;
  useEffect(() => {
    if (!waitingFor) return;
    let asking = false;
    const timer = setInterval(() => {
      if (asking) return;
      asking = true;
      // No answer this time: the next tick asks again.
      call(loginApi.counter, { id: waitingFor })
        .then(setCheck, () => undefined)
        .finally(() => {
          asking = false;
        });
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [waitingFor]);

  const confirmed = check?.status === 'confirmed' ? check.id : undefined;
  useEffect(() => {
    if (confirmed) void finish.run(confirmed);
  }, [confirmed]);

  return {
    check,
    error: open.error ?? finish.error,
    working: open.working || finish.working,
    again: () => void open.run(),
  };
}
