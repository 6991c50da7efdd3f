import { loginApi, loginSimulatorApi, type IdentityPurpose } from 'shared/login.ts';
import type { CurrentSession, OpenedSession } from 'shared/sessions.ts';
import { ApiError } from '../../platform/api-error.ts';
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
  const opened = session.simulated ? await openSimulated(idNumber) : await open(await loginCode(''));
  keepSession(opened);
  return opened.session;
}

const open = (code: string) => call(loginApi.wechat, { code, client });

// 仿真: whoever is typed holds the phone of that demo person. WeChat's own tools give codes the simulator cannot know.
async function openSimulated(idNumber: string): Promise<OpenedSession> {
  const { people } = await call(loginSimulatorApi.people, {});
  const person = people.find((someone) => someone.idNumber === idNumber)?.person ?? 'demo-1';
  try {
    return await open(await loginCode(person));
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'login.code-invalid') throw error;
    return open((await call(loginSimulatorApi.wechatCode, { person })).code);
  }
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
