import { loginApi } from 'shared/login.ts';
import type { OpenedSession } from 'shared/sessions.ts';
import type { Call, Mount } from '../../http/mount.ts';
import { consentView } from './consent.ts';
import { decideIdentification } from './decide-identification.ts';
import type { LoginDeps } from './deps.ts';
import { finishCounterIdentification } from './finish-counter-identification.ts';
import { finishFaceVerification } from './finish-face-verification.ts';
import { giveConsent } from './give-consent.ts';
import { identifyAtCounter } from './identify-at-counter.ts';
import { loginWithWechat } from './login-with-wechat.ts';
import { openCounterIdentification, readCounterIdentification } from './open-counter-identification.ts';
import { openFaceVerification, readFaceVerification } from './open-face-verification.ts';
import { readConsent } from './read-consent.ts';
import { withdrawConsent } from './withdraw-consent.ts';

const COOKIE_SECONDS = 12 * 3600;

/** A cookie client finds the token in its cookie only; the mini-program in the answer only. */
function handOver(call: Call, opened: OpenedSession & { token: string }, byCookie: boolean): OpenedSession {
  if (!byCookie) return opened;
  call.setSessionCookie(opened.token, COOKIE_SECONDS, 'resident');
  return { session: opened.session, token: null };
}

export function loginRoutes(mount: Mount, deps: LoginDeps): void {
  mount.plain(loginApi.wechat, async (actor, input, call) =>
    handOver(call, await loginWithWechat(deps, actor, input, call.peer), input.client === 'h5'),
  );

  mount.plain(loginApi.consents, async (actor) => ({
    consents: (await deps.consents.listOf(actor.accountId)).map(consentView),
  }));
  mount.once(
    loginApi.giveConsent,
    (actor, input, { once }) => giveConsent(deps, actor, input, once),
    (actor, id) => readConsent(deps, actor, id),
  );
  mount.once(
    loginApi.withdrawConsent,
    (actor, input, { once }) => withdrawConsent(deps, actor, input, once),
    (actor, _id, input) => readConsent(deps, actor, input.id),
  );

  mount.once(
    loginApi.openFace,
    (actor, input, { once }) => openFaceVerification(deps, actor, input, once),
    (actor, id) => readFaceVerification(deps, actor, id),
  );
  mount.once(
    loginApi.finishFace,
    async (actor, input, call) =>
      handOver(call, await finishFaceVerification(deps, actor, input, call.once), call.credentials === 'cookie'),
    'never',
  );

  mount.once(
    loginApi.openCounter,
    (actor, input, { once }) => openCounterIdentification(deps, actor, input, once),
    (actor, id) => readCounterIdentification(deps, actor, id),
  );
  mount.plain(loginApi.counter, (actor, { id }) => readCounterIdentification(deps, actor, id));
  mount.once(
    loginApi.finishCounter,
    async (actor, input, call) =>
      handOver(call, await finishCounterIdentification(deps, actor, input, call.once), call.credentials === 'cookie'),
    'never',
  );

  mount.plain(loginApi.identify, (actor, input) => identifyAtCounter(deps, actor, input));
  mount.once(
    loginApi.confirmIdentification,
    (actor, { id }, { once }) => decideIdentification(deps, actor, { id, decision: 'confirmed' }, once),
    (_actor, _id, { id }) => Promise.resolve({ id, status: 'confirmed' as const }),
  );
  mount.once(
    loginApi.refuseIdentification,
    (actor, { id }, { once }) => decideIdentification(deps, actor, { id, decision: 'refused' }, once),
    (_actor, _id, { id }) => Promise.resolve({ id, status: 'refused' as const }),
  );
}
