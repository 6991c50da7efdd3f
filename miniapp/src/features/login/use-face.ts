import { loginApi, loginSimulatorApi, type FaceVerification, type IdentityPurpose } from 'shared/login.ts';
import { useEffect, useState } from 'react';
import { call } from '../../platform/call.ts';
import { verifyFace } from '../../platform/face';
import { replace } from '../../platform/navigate.ts';
import { useAction } from '../../resource/use-action.ts';
import { claimFor } from './draft.ts';
import { arrive } from './use-login.ts';

/** One face check: opened by the server, run by the phone, judged by the server. */
export function useFace(purpose: IdentityPurpose) {
  const [check, setCheck] = useState<FaceVerification>();
  const [unsupported, setUnsupported] = useState(false);
  const open = useAction((key) => call(loginApi.openFace, claimFor(purpose), { key }), setCheck);
  const finish = useAction(
    (key, id: string) => call(loginApi.finishFace, { id }, { key }),
    (opened) => arrive(purpose, opened),
  );

  useEffect(() => void open.run(), []);

  const needsConsent = open.error?.code === 'consent.required';
  useEffect(() => {
    if (needsConsent) void replace('login/consent', { purpose });
  }, [needsConsent, purpose]);

  async function onPhone() {
    if (!check) return;
    const outcome = await verifyFace(check.verifyId);
    if (outcome === 'unsupported') return setUnsupported(true);
    await finish.run(check.id);
  }

  // 仿真: the person's part, then the server's.
  const pretend = useAction(
    (_key, verdict: 'pass' | 'fail') => call(loginSimulatorApi.face, { verifyId: check?.verifyId ?? '', verdict }),
    () => void (check && finish.run(check.id)),
  );

  async function again() {
    setCheck(undefined);
    finish.forget();
    pretend.forget();
    await open.run();
  }

  const error = needsConsent ? undefined : (open.error ?? pretend.error ?? finish.error);
  return {
    check,
    unsupported,
    error,
    working: open.working || pretend.working || finish.working,
    onPhone,
    pretend: pretend.run,
    again,
  };
}
