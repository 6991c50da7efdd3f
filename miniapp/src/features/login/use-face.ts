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

  async function pretend(verdict: 'pass' | 'fail') {
    if (!check) return;
    await call(loginSimulatorApi.face, { verifyId: check.verifyId, verdict });
    await finish.run(check.id);
  }

  async function again() {
    setCheck(undefined);
    finish.forget();
    await open.run();
  }

  const error = needsConsent ? undefined : (open.error ?? finish.error);
  return { check, unsupported, error, working: open.working || finish.working, onPhone, pretend, again };
}
