import { loginApi, type Identification } from 'shared/login.ts';
import { useState } from 'react';
import { call } from '../../platform/call.ts';
import { useAction } from '../../resource/use-action.ts';

/** A check of card and person at the counter; the result is told to the phone by the server. */
export function useIdentification() {
  const [person, setPerson] = useState<Identification>();
  const [result, setResult] = useState<'confirmed' | 'refused'>();
  const identify = useAction((_key, code: string) => call(loginApi.identify, { code }), setPerson);
  const settled = ({ status }: { status: 'confirmed' | 'refused' }) => {
    setPerson(undefined);
    setResult(status);
  };
  const confirm = useAction((key, id: string) => call(loginApi.confirmIdentification, { id }, { key }), settled);
  const refuse = useAction((key, id: string) => call(loginApi.refuseIdentification, { id }, { key }), settled);
  function start(code: string) {
    setResult(undefined);
    confirm.forget();
    refuse.forget();
    void identify.run(code);
  }
  function leave() {
    setPerson(undefined);
    identify.forget();
  }
  return { person, result, identify, confirm, refuse, start, leave };
}
