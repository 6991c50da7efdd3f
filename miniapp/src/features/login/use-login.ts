import { loginApi, loginSimulatorApi, type IdentityPurpose } from 'shared/login.ts';
import type { CurrentSession, OpenedSession } from 'shared/sessions.ts';
import { call } from '../../platform/call.ts';
import { client } from '../../platform/credentials';
import { loginCode } from '../../platform/login';
import { back } from '../../platform/navigate.ts';
import { keepSession, readSession } from '../../resource/session.ts';
import { useResource } from '../../resource/use-resource.ts';
import { stepUpDone } from '../../session/use-step-up.ts';
import { keepDraft } from './draft.ts';

/** Goes through WeChat's login unless that was done before. */
export async function becomeVisitor(idNumber: string): Promise<CurrentSession> {
  const session = await readSession();
  if (session.level !== 'none') return session;
  const code = session.simulated ? await simulatedCode(idNumber) : await loginCode('');
  const opened = await call(loginApi.wechat, { code, client });
  keepSession(opened);
  return opened.session;
}

// 仿真: whoever is typed holds the phone of that demo person.
async function simulatedCode(idNumber: string): Promise<string> {
  const { people } = await call(loginSimulatorApi.people, {});
  const person = people.find((someone) => someone.idNumber === idNumber)?.person ?? 'demo-1';
  return (await call(loginSimulatorApi.wechatCode, { person })).code;
}

export const useDemoPeople = (simulated: boolean) =>
  useResource(`demo-people-${simulated}`, async () =>
    simulated ? (await call(loginSimulatorApi.people, {})).people : [],
  );

/** The session has its new level: take it in and go back to where the person came from. */
export function arrive(purpose: IdentityPurpose, opened: OpenedSession) {
  keepSession(opened);
  keepDraft(undefined);
  if (purpose === 'step-up') stepUpDone();
  void back();
}
