import { FACE_CONSENT_VERSION, loginApi, loginSimulatorApi } from 'shared/login.ts';
import { staffApi } from 'shared/staff.ts';
import { DEMO_STAFF_PASSWORD, residents } from '../../src/demo/city.ts';
import { Client, type Exchange } from './client.ts';

type Watch = (exchange: Exchange) => void;

/** A demo person (1…60) on a phone with WeChat: logged in, agreed to the face notice, identity proven. */
export async function residentOnPhone(origin: string, number: number, watch?: Watch): Promise<Client> {
  const phone = new Client(origin, watch);
  const { code } = await phone.call(loginSimulatorApi.wechatCode, { person: `demo-${number}` });
  const opened = await phone.call(loginApi.wechat, { code, client: 'weapp' });
  phone.token = opened.token;
  await phone.call(loginApi.giveConsent, { kind: 'face-verification', version: FACE_CONSENT_VERSION });
  const person = residents[number - 1];
  if (!person) throw new RangeError(`no demo person ${number}`);
  await passFace(phone, { purpose: 'login', name: person.name, idNumber: person.idNumber });
  return phone;
}

/** Confirms once more that it is the person; good for five minutes. */
export const stepUp = (phone: Client): Promise<void> => passFace(phone, { purpose: 'step-up' });

async function passFace(
  phone: Client,
  claim: { purpose: 'login' | 'step-up'; name?: string; idNumber?: string },
): Promise<void> {
  const check = await phone.call(loginApi.openFace, claim);
  await phone.call(loginSimulatorApi.face, { verifyId: check.verifyId, verdict: 'pass' });
  const raised = await phone.call(loginApi.finishFace, { id: check.id });
  phone.token = raised.token;
}

/** A member of staff at a browser; `enrolmentCode` first makes it a window's terminal. */
export async function staffAtDesk(
  origin: string,
  staffNumber: string,
  enrolmentCode?: string,
  watch?: Watch,
): Promise<Client> {
  const desk = new Client(origin, watch);
  if (enrolmentCode !== undefined) await desk.call(staffApi.enrolTerminal, { enrolmentCode });
  const session = await desk.call(staffApi.login, { staffNumber, password: DEMO_STAFF_PASSWORD });
  desk.csrfToken = session.csrfToken;
  return desk;
}
