import { casesApi } from 'shared/cases.ts';
import { handlingApi, type StepDetails } from 'shared/handling.ts';
import { organizationsApi } from 'shared/organizations.ts';
import { deskApi } from 'shared/presentation-desk.ts';
import { presentationApi } from 'shared/presentation.ts';
import { proofsApi } from 'shared/proofs.ts';
import { sessionsApi } from 'shared/sessions.ts';
import { verificationApi } from 'shared/verification.ts';
import { walletApi } from 'shared/wallet.ts';
import { residents, unitNamed } from '../../src/demo/city.ts';
import { demoTerminals } from '../../src/demo/staff-demo.ts';
import { dayOfProofs } from './a-day-of-proofs.ts';
import { Refused, type Client, type Exchange } from './client.ts';
import { residentOnPhone, staffAtDesk, stepUp } from './people.ts';

export interface Secret {
  readonly what: string;
  readonly value: string;
}

/** What one person wrote in a call; nobody else may find it anywhere. */
export const SAID = '样例：这句话只有来电的人和经办的人可以看到。';

/**
 * Everything the product does, once, over the API: face login, wallet, both flows at the window, proofs of every kind
 * and their verification, inquiries, a call through four roles, and refusals. Resolves to what must not be found afterwards.
 */
export async function liveThroughADay(origin: string, watch: (exchange: Exchange) => void): Promise<Secret[]> {
  const secrets: Secret[] = [{ what: 'the text of a call', value: SAID }];
  const note = (what: string, value: string | null | undefined) => void (value && secrets.push({ what, value }));
  const phone = await residentOnPhone(origin, 1, watch);
  note('a session token', phone.token);
  await stepUp(phone);
  note('a session token', phone.token);
  const clerk = await staffAtDesk(origin, '0312', demoTerminals[0]?.enrolmentCode, watch);
  note('a CSRF token', clerk.csrfToken);

  const wallet = await phone.call(walletApi.list, {});
  for (const { id } of wallet.items) {
    await phone.call(walletApi.read, { id });
    await phone.call(walletApi.reveal, { id });
  }
  await showCodeAtWindow(phone, clerk, note);
  await scanTheWindow(phone, clerk, note);
  await phone.call(presentationApi.history, {});
  await clerk.call(deskApi.history, {});

  const proof = await phone.call(proofsApi.issue, { type: 'housing-status', purpose: '买房资格审核' });
  note('a check code', proof.checkCode);
  const code = proof.verifyUrl.split('/').at(-1) ?? '';
  note('a verification code', code);
  await phone.bytes(`/proofs/${proof.id}/file`);
  await phone.call(verificationApi.code, { code });
  await phone.call(verificationApi.number, { number: proof.number, checkCode: proof.checkCode });
  for (const { idNumber: holderCode } of residents.slice(0, 2))
    await phone.call(verificationApi.holder, { proof: { code }, holderCode });
  await phone.call(proofsApi.revoke, { id: proof.id });
  await phone.call(verificationApi.code, { code });
  await phone.call(proofsApi.list, {});

  await dayOfProofs(origin, watch, note);
  await callThroughFourRoles(phone, origin, watch);
  await phone.call(sessionsApi.list, {});
  await provoke(phone);
  return secrets;
}

type Note = (what: string, value: string | null | undefined) => void;

/** Flow A: code, scan, number, consent, reading, filing, withdrawal. */
async function showCodeAtWindow(phone: Client, clerk: Client, note: Note): Promise<void> {
  const shown = await phone.call(presentationApi.showCode, {});
  note('a presentation code', shown.qrText);
  note('a typed code', shown.typedCode);
  const { items } = await clerk.call(deskApi.serviceItems, {});
  const item = items.find(({ holder }) => holder === 'resident');
  if (!item) throw new Error('this window handles nothing for residents');
  const application = await clerk.call(deskApi.openApplication, { serviceItemId: item.id });
  const about = { serviceItemId: item.id, applicationNumber: application.number };
  const asked = await clerk.call(deskApi.ask, { code: shown.qrText, ...about });
  await phone.call(presentationApi.pending, {});
  await phone.call(presentationApi.request, { id: asked.id });
  await phone.call(presentationApi.consent, { id: asked.id, number: asked.number, optional: [] });
  const grant = await clerk.call(deskApi.takeGrant, { id: asked.id });
  note('a grant', grant.token);
  const given = grant.certificates.filter((certificate) => certificate.given).map(({ type }) => type);
  for (const certificateType of given) {
    await clerk.call(deskApi.read, { id: asked.id, token: grant.token, certificateType });
  }
  await clerk.call(deskApi.file, { id: asked.id, token: grant.token, certificateTypes: given });
  await clerk.call(deskApi.finish, { id: asked.id, token: grant.token });
  await phone.call(presentationApi.withdraw, { id: asked.id });
  await clerk.call(deskApi.application, { number: application.number });
}

/** Flow B up to the number on the phone, then refused. */
async function scanTheWindow(phone: Client, clerk: Client, note: Note): Promise<void> {
  const application = await clerk.call(deskApi.openApplication, { serviceItemId: 'residence-permit' });
  const about = { serviceItemId: 'residence-permit', applicationNumber: application.number };
  const offered = await clerk.call(deskApi.offer, about);
  const code = offered.url.split('/').at(-1) ?? '';
  note('a window code', code);
  const claimed = await phone.call(presentationApi.claim, { code });
  const agreed = await phone.call(presentationApi.consent, { id: claimed.id, number: null, optional: [] });
  await clerk.call(deskApi.match, { id: claimed.id, number: agreed.numberToTell ?? '' });
}

async function callThroughFourRoles(phone: Client, origin: string, watch: (exchange: Exchange) => void): Promise<void> {
  const submitted = await phone.call(casesApi.submit, {
    kind: 'help',
    text: SAID,
    category: 'street-light',
    photoIds: [],
    place: { text: '青石路', point: null },
    hideIdentity: true,
    contactPhone: residents[0]?.phone ?? '',
  });
  const { id } = submitted;
  const hotline = await staffAtDesk(origin, '2001', undefined, watch);
  const unit = await staffAtDesk(origin, '2101', undefined, watch);
  const supervisor = await staffAtDesk(origin, '3001', undefined, watch);
  let { version } = submitted;
  const take = async (who: Client, details: StepDetails) => {
    version = (await who.call(handlingApi.take, { id, version, details })).version;
  };
  await take(hotline, { step: 'accept' });
  await take(hotline, { step: 'triage', nature: 'help', urgency: 'normal', category: 'street-light' });
  await hotline.call(handlingApi.units, {});
  await take(hotline, { step: 'dispatch', unitId: unitNamed('城市管理').id });
  await unit.call(handlingApi.board, { view: 'todo' });
  await unit.call(handlingApi.read, { id });
  await take(unit, { step: 'resolve', statement: '已经换了灯泡，晚上都亮了。', photoIds: [] });
  version = (await phone.call(casesApi.answer, { id, version, solved: true, comment: null })).version;
  version = (await phone.call(casesApi.rate, { id, version, stars: 5, comment: null })).version;
  await supervisor.call(handlingApi.board, { view: 'finished' });
  await phone.call(casesApi.read, { id });
  await phone.call(casesApi.mine, {});
}

/** Refusals whose request holds somebody's data. */
async function provoke(phone: Client): Promise<void> {
  const [first] = residents;
  if (!first) throw new Error('no demo people');
  const wrong = [
    () => phone.call(organizationsApi.bind, { creditCode: first.idNumber }),
    () => phone.call(casesApi.read, { id: first.idNumber }),
    () => phone.call(casesApi.read, { id: '01JAAAAAAAAAAAAAAAAAAAAAAA' }),
    () => phone.call(presentationApi.claim, { code: '0'.repeat(26) }),
    () => phone.bytes(`/proofs/${encodeURIComponent(first.name)}/file?idNumber=${first.idNumber}`),
  ];
  for (const request of wrong) {
    const answered = await request().catch((error: unknown) => error);
    if (!(answered instanceof Refused)) throw new Error('a wrong request was not refused');
  }
}
