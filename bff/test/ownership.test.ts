import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { casesApi } from 'shared/cases.ts';
import { residentIdentityCard } from 'shared/certificate-types/resident-identity-card.ts';
import { loginApi } from 'shared/login.ts';
import { organizationsApi } from 'shared/organizations.ts';
import { deskApi } from 'shared/presentation-desk.ts';
import { presentationApi } from 'shared/presentation.ts';
import { proofRequestsApi } from 'shared/proof-requests.ts';
import { proofsApi } from 'shared/proofs.ts';
import { sessionsApi } from 'shared/sessions.ts';
import { walletApi } from 'shared/wallet.ts';
import * as z from 'zod/mini';
import { residents } from '../src/demo/city.ts';
import { demoCreditCode } from '../src/demo/ids.ts';
import { demoTerminals } from '../src/demo/staff-demo.ts';
import { certificateIdentifier } from '../src/integrations/certificate-store/identifier.ts';
import type { Client } from './harness/client.ts';
import { residentOnPhone, staffAtDesk, stepUp } from './harness/people.ts';
import { jpegPhoto } from './harness/pictures.ts';
import { bearer, callRoute, codeOf, readRoutes, type Headers, type Known, type Route } from './harness/routes.ts';
import { startServer, type RunningServer } from './harness/server.ts';

let server: RunningServer;
let routes: readonly Route[];
let resident: Client;
let clerk: Client;

beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'error' });
  routes = await readRoutes(server.url);
  resident = await residentOnPhone(server.url, 1);
  clerk = await staffAtDesk(server.url, '0312', demoTerminals[0]?.enrolmentCode);
});
afterAll(() => server?.stop());

const call = (route: Route, headers: Headers, ids?: Known, body?: object) =>
  callRoute(server.url, route, headers, ids, body);

describe('attack rows 19-20: what is another’s looks like what is not there', () => {
  interface Owned {
    readonly ids: Known;
    readonly body?: object;
    /** An id of nobody's, where it is no ULID. */
    readonly missing?: Known;
  }
  let owned: Readonly<Record<string, Owned>>;
  let stranger: Client;

  beforeAll(async () => {
    const owner = resident;
    stranger = await residentOnPhone(server.url, 3);
    await stepUp(stranger);
    await stepUp(owner);
    const [certificate] = (await owner.call(walletApi.list, {})).items;
    const [consent] = (await owner.call(loginApi.consents, {})).consents;
    const [session] = (await owner.call(sessionsApi.list, {})).sessions;
    const photo = await uploadPhoto(owner);
    const proof = await owner.call(proofsApi.issue, { type: 'housing-status', purpose: '其他事项' });
    const [applied] = (await owner.call(proofRequestsApi.mine, {})).items;
    const application = await owner.call(proofRequestsApi.read, { id: applied?.id ?? '' });
    const counter = await owner.call(loginApi.openCounter, { purpose: 'step-up' });
    const face = await owner.call(loginApi.openFace, { purpose: 'step-up' });
    const request = await requestOf(owner);
    const submitted = await owner.call(casesApi.submit, {
      kind: 'help',
      text: '样例：东门路灯不亮了。',
      category: 'street-light',
      photoIds: [],
      place: null,
      hideIdentity: false,
      contactPhone: null,
    });
    const boss = await residentOnPhone(server.url, 2);
    const [firm] = (await boss.call(organizationsApi.mine, {})).organizations;
    const [agent] = (await boss.call(organizationsApi.agents, { id: firm?.id ?? '' })).agents;
    const agentInput = { name: residents[4]?.name, idNumber: residents[4]?.idNumber };
    const { version } = submitted;
    const missing = {
      id: certificateIdentifier(residentIdentityCard.catalogCode, demoCreditCode(1), 'SAMPLE999999999'),
    };
    const own = (id: string | undefined, body?: object): Owned => ({ ids: { id: id ?? '' }, ...(body && { body }) });
    owned = {
      '/access-grants/{id}/withdraw': own(request.id),
      '/access-requests/{id}': own(request.id),
      '/access-requests/{id}/consent': own(request.id, { number: request.number, optional: [] }),
      '/access-requests/{id}/refuse': own(request.id, { report: false }),
      '/cases/{id}': own(submitted.id),
      '/cases/{id}/answer': own(submitted.id, { version, solved: true, comment: null }),
      '/cases/{id}/looks': own(submitted.id),
      '/cases/{id}/rate': own(submitted.id, { version, stars: 1, comment: null }),
      '/cases/{id}/remind': own(submitted.id, { version }),
      '/certificates/{id}': { ...own(certificate?.id), missing },
      '/certificates/{id}/reveal': { ...own(certificate?.id), missing },
      '/consents/{id}/withdraw': own(consent?.id),
      '/identity/counter/{id}': own(counter.id),
      '/identity/counter/{id}/finish': own(counter.id),
      '/identity/face/{id}/finish': own(face.id),
      '/organizations/agents/{id}/end': own(agent?.id),
      '/organizations/{id}/agents': own(firm?.id, agentInput),
      '/photos/{id}': own(photo),
      '/proof-request-materials/{id}': own(application.materials[0]?.id),
      '/proof-requests/{id}': own(application.id),
      '/proof-requests/{id}/looks': own(application.id),
      '/proof-requests/{id}/supply': own(application.id, {
        version: application.version,
        materials: {},
        note: '样例',
      }),
      '/proof-requests/{id}/withdraw': own(application.id, { version: application.version }),
      '/proofs/{id}': own(proof.id),
      '/proofs/{id}/checks': own(proof.id),
      '/proofs/{id}/file': own(proof.id),
      '/proofs/{id}/picture': own(proof.id),
      '/proofs/{id}/revoke': own(proof.id),
      '/sessions/{id}/end': own(session?.id),
    };
  });

  // A simulator is never there in production, and asks nobody whose face it plays.
  const withIds = () =>
    routes.filter(
      ({ audience, path }) =>
        (audience === 'visitor' || audience === 'resident') && path.includes('{') && !path.startsWith('/simulator/'),
    );
  const bodyOf = (text: string) => text.replace(/"requestId":"[^"]*"/, '');

  test('every route with an id of a resident’s thing is in this list', () => {
    expect([...new Set(withIds().map(({ path }) => path))].sort()).toEqual(Object.keys(owned).sort());
  });

  test('a stranger gets the same refusal for both, and nothing changes', async () => {
    const wrong: string[] = [];
    for (const route of withIds()) {
      const { ids, body, missing }: Owned = owned[route.path] ?? { ids: {} };
      const theirs = await call(route, bearer(stranger), ids, body);
      const nobodys = await call(route, bearer(stranger), missing, body);
      if (theirs.status < 400 || theirs.status >= 500) wrong.push(`${route.method} ${route.path}: ${theirs.status}`);
      if (theirs.status === 422) wrong.push(`${route.method} ${route.path}: the test's input is wrong: ${theirs.text}`);
      if (bodyOf(theirs.text) !== bodyOf(nobodys.text))
        wrong.push(`${route.method} ${route.path}: ${codeOf(theirs.text)} is not ${codeOf(nobodys.text)}`);
    }
    expect(wrong).toEqual([]);
  });

  test('their owner still finds each of them as it was', async () => {
    for (const path of ['/cases/{id}', '/certificates/{id}', '/photos/{id}', '/proofs/{id}', '/access-requests/{id}'])
      expect([
        path,
        (await call({ method: 'GET', path, audience: 'resident' }, bearer(resident), owned[path]?.ids)).status,
      ]).toEqual([path, 200]);
    const { state } = await resident.call(proofsApi.detail, { id: owned['/proofs/{id}']?.ids['id'] ?? '' });
    expect(state).toBe('valid');
  });

  test('attack row 23: no answer but the one asked to reveal holds a whole citizen number or phone', async () => {
    const lists = routes.filter(
      ({ method, audience, path }) => method === 'GET' && audience !== 'staff' && !path.startsWith('/simulator'),
    );
    for (const route of lists) {
      const { text } = await call(route, bearer(resident), owned[route.path]?.ids);
      for (const person of residents.slice(0, 20)) {
        expect([route.path, text.includes(person.idNumber)]).toEqual([route.path, false]);
        expect([route.path, text.includes(person.phone)]).toEqual([route.path, false]);
      }
    }
  });
});

async function uploadPhoto(phone: Client): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await jpegPhoto())], { type: 'image/jpeg' }), 'photo.jpg');
  const response = await fetch(`${server.url}/api/v1/photos`, { method: 'POST', headers: bearer(phone), body: form });
  return z.parse(z.object({ id: z.string() }), await response.json()).id;
}

async function requestOf(phone: Client) {
  const { qrText } = await phone.call(presentationApi.showCode, {});
  const application = await clerk.call(deskApi.openApplication, { serviceItemId: 'residence-permit' });
  return clerk.call(deskApi.ask, {
    code: qrText,
    serviceItemId: 'residence-permit',
    applicationNumber: application.number,
  });
}
