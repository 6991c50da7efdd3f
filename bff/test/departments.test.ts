import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { casesApi } from 'shared/cases.ts';
import { handlingApi } from 'shared/handling.ts';
import { inquiriesApi } from 'shared/inquiries.ts';
import { proofRequestsApi } from 'shared/proof-requests.ts';
import { proofsDeskApi } from 'shared/proofs-desk.ts';
import { proofsApi } from 'shared/proofs.ts';
import { reviewsApi } from 'shared/reviews.ts';
import { demoTerminals } from '../src/demo/staff-demo.ts';
import { residents, unitNamed } from '../src/demo/city.ts';
import type { Client } from './harness/client.ts';
import { residentOnPhone, staffAtDesk, stepUp } from './harness/people.ts';
import { jpegPhoto } from './harness/pictures.ts';
import { atDesk, bearer, callRoute, codeOf, readRoutes, type Known, type Route } from './harness/routes.ts';
import { startServer, type RunningServer } from './harness/server.ts';
import * as z from 'zod/mini';

/** A thing of one department's, and somebody with the right role of another one. */
interface Owned {
  readonly ids: Known;
  readonly body?: object;
  readonly owner: Client;
  readonly stranger: Client;
}

let server: RunningServer;
let routes: readonly Route[];
let owned: Readonly<Record<string, Owned>>;
let applicant: Client;
let police: Client;
let justice: Client;
let estates: Client;
let insurance: Client;
let requestId: string;

beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'error' });
  routes = (await readRoutes(server.url)).filter(({ path }) => path.startsWith('/handling/'));
  applicant = await residentOnPhone(server.url, 2);
  police = await staffAtDesk(server.url, '4001');
  justice = await staffAtDesk(server.url, '4002');
  estates = await staffAtDesk(server.url, '4004');
  insurance = await staffAtDesk(server.url, '4006');
  const [queued] = (await police.call(reviewsApi.queue, { view: 'todo' })).items.filter(
    ({ status }) => status === 'submitted',
  );
  const request = await police.call(reviewsApi.read, { id: queued?.id ?? '' });
  requestId = request.id;
  const [question] = (await police.call(inquiriesApi.list, { view: 'to-answer' })).items;
  const inquiry = await police.call(inquiriesApi.read, { id: question?.id ?? '' });
  const answered = await justice.call(inquiriesApi.ask, {
    dataSet: 'homes',
    purpose: '法律援助经济困难核查',
    matterNumber: 'YL-2026-00900',
    person: { name: residents[1]?.name ?? '', idNumber: residents[1]?.idNumber ?? '' },
  });
  await stepUp(applicant);
  const proof = await applicant.call(proofsApi.issue, { type: 'housing-status', purpose: '其他事项' });
  const { id: caseId, version, photo } = await caseOf(applicant);
  const [works, market] = [await staffAtDesk(server.url, '2101'), await staffAtDesk(server.url, '2102')];
  const ofPolice = { owner: police, stranger: justice };
  const ofEstates = { owner: estates, stranger: police };
  const ofWorks = { owner: works, stranger: market };
  const proofIds = { id: proof.id };
  owned = {
    '/handling/proof-requests/{id}': { ids: { id: request.id }, ...ofPolice },
    '/handling/proof-requests/{id}/steps': {
      ids: { id: request.id },
      body: { version: request.version, details: { step: 'accept' } },
      ...ofPolice,
    },
    '/handling/proof-request-materials/{id}': { ids: { id: request.materials[0]?.id ?? '' }, ...ofPolice },
    '/handling/inquiries/{id}': { ids: { id: inquiry.id }, owner: police, stranger: insurance },
    '/handling/inquiries/{id}/steps': {
      ids: { id: inquiry.id },
      body: { version: inquiry.version, details: { step: 'decline', reason: '样例：不在本单位办理。' } },
      owner: police,
      stranger: insurance,
    },
    '/handling/inquiries/{id}/sheet': { ids: { id: answered.id }, owner: justice, stranger: police },
    '/handling/issued-proofs/{id}/revoke': { ids: proofIds, body: { reason: 'wrong-record' }, ...ofEstates },
    '/handling/issued-proofs/{id}/correct': { ids: proofIds, ...ofEstates },
    '/handling/cases/{id}': { ids: { id: caseId }, ...ofWorks },
    '/handling/cases/{id}/steps': {
      ids: { id: caseId },
      body: { version, details: { step: 'resolve', statement: '样例：别的单位来办结。', photoIds: [] } },
      ...ofWorks,
    },
    '/handling/photos/{id}': { ids: { id: photo }, ...ofWorks },
  };
});
afterAll(() => server?.stop());

/** A call with a photo, dispatched to 城市管理. */
async function caseOf(caller: Client) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await jpegPhoto())], { type: 'image/jpeg' }), 'photo.jpg');
  const kept = await fetch(`${server.url}/api/v1/photos`, { method: 'POST', headers: bearer(caller), body: form });
  const photo = z.parse(z.object({ id: z.string() }), await kept.json()).id;
  const submitted = await caller.call(casesApi.submit, {
    kind: 'help',
    text: '样例：东门路灯不亮了。',
    category: 'street-light',
    photoIds: [photo],
    place: null,
    hideIdentity: false,
    contactPhone: null,
  });
  const hotline = await staffAtDesk(server.url, '2001');
  const { id } = submitted;
  let { version } = submitted;
  for (const details of [
    { step: 'accept' },
    { step: 'triage', nature: 'help', urgency: 'normal', category: 'street-light' },
    { step: 'dispatch', unitId: unitNamed('城市管理').id },
  ] as const)
    version = (await hotline.call(handlingApi.take, { id, version, details })).version;
  return { id, version, photo };
}

const call = (route: Route, desk: Client, ids?: Known, body?: object) =>
  callRoute(server.url, route, atDesk(desk), ids, body);
const withIds = () => routes.filter(({ path }) => path.includes('{'));
const plain = (text: string) => text.replace(/"requestId":"[^"]*"/, '');
const one = (path: string): Owned => {
  const found = owned[path];
  if (!found) throw new Error(`${path} is not in the list`);
  return found;
};

describe('attack row 20: what is another department’s looks like what is not there', () => {
  test('every handling route with an id is in this list', () => {
    expect([...new Set(withIds().map(({ path }) => path))].sort()).toEqual(Object.keys(owned).sort());
  });

  test('a colleague of another department gets one and the same 404 for both', async () => {
    const wrong: string[] = [];
    for (const route of withIds()) {
      const { ids, body, stranger } = one(route.path);
      const theirs = await call(route, stranger, ids, body);
      const nobodys = await call(route, stranger, {}, body);
      if (theirs.status !== 404) wrong.push(`${route.method} ${route.path}: ${theirs.status} ${codeOf(theirs.text)}`);
      if (plain(theirs.text) !== plain(nobodys.text))
        wrong.push(`${route.method} ${route.path}: ${codeOf(theirs.text)} is not ${codeOf(nobodys.text)}`);
    }
    expect(wrong).toEqual([]);
  });

  test('nothing of it stands in another department’s lists', async () => {
    const { ids: proofIds } = one('/handling/issued-proofs/{id}/revoke');
    const listed = async (desk: Client) => [
      ...(await Promise.all(
        (['todo', 'waiting', 'finished'] as const).map((view) => desk.call(reviewsApi.queue, { view })),
      )),
      ...(await Promise.all(
        (['asked', 'to-answer', 'finished'] as const).map((view) => desk.call(inquiriesApi.list, { view })),
      )),
      await desk.call(proofsDeskApi.list, {}),
    ];
    const things = [requestId, one('/handling/inquiries/{id}').ids['id'] ?? '', proofIds['id'] ?? ''];
    const seenBy = async (desk: Client) => {
      const text = JSON.stringify(await listed(desk));
      return things.map((id) => text.includes(id));
    };
    expect(await seenBy(police)).toEqual([true, true, false]);
    expect(await seenBy(estates)).toEqual([false, false, true]);
    expect(await seenBy(insurance)).toEqual([false, false, false]);
  });

  test('the tries left no trace on the things, and their own department may', async () => {
    expect((await applicant.call(proofRequestsApi.mine, {})).items[0]).toMatchObject({
      id: requestId,
      status: 'submitted',
    });
    const { ids } = one('/handling/issued-proofs/{id}/revoke');
    expect((await applicant.call(proofsApi.detail, { id: ids['id'] ?? '' })).state).toBe('valid');
    const wrong: string[] = [];
    for (const route of withIds().toSorted((a, b) => Number(a.method === 'POST') - Number(b.method === 'POST'))) {
      const { ids: known, body, owner } = one(route.path);
      const { status, text } = await call(route, owner, known, body);
      const isDone = status === 200 || status === 201 || codeOf(text) === 'proof.already-revoked';
      if (!isDone) wrong.push(`${route.method} ${route.path}: ${status} ${codeOf(text)}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('attack row 24: a role is not another', () => {
  test('who reviews for no department, works at a window or handles calls gets nowhere near requests, proofs and inquiries', async () => {
    const clerk = await staffAtDesk(server.url, '0312', demoTerminals[0]?.enrolmentCode);
    const handler = await staffAtDesk(server.url, '2101');
    const supervisor = await staffAtDesk(server.url, '3001');
    const wrong: string[] = [];
    for (const route of withIds().filter(({ path }) => !/\/handling\/(?:cases|photos)\//.test(path))) {
      const { ids, body } = one(route.path);
      for (const desk of [clerk, handler, supervisor]) {
        const got = await call(route, desk, ids, body);
        if (codeOf(got.text) !== 'actor.forbidden') wrong.push(`${route.method} ${route.path}: ${got.status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('who asked an inquiry cannot answer it, and who is asked cannot cancel it', async () => {
    const asked = await justice.call(inquiriesApi.ask, {
      dataSet: 'household-members',
      purpose: '法律援助经济困难核查',
      matterNumber: 'YL-2026-00901',
      person: { name: residents[1]?.name ?? '', idNumber: residents[1]?.idNumber ?? '' },
    });
    const steps = { method: 'POST', path: '/handling/inquiries/{id}/steps', audience: 'staff' } as const;
    const { id, version } = asked;
    const answer = { step: 'answer', findings: Object.fromEntries(asked.findings.map((field) => [field.id, '样例'])) };
    const decline = { step: 'decline', reason: '样例：自己回自己。' };
    for (const [desk, details] of [
      [justice, decline],
      [police, { step: 'cancel' }],
    ] as const) {
      const { status, text } = await call(steps, desk, { id }, { version, details });
      expect([status, codeOf(text)]).toEqual([403, 'actor.forbidden']);
    }
    expect((await call(steps, justice, { id }, { version, details: answer })).status).toBeGreaterThanOrEqual(400);
    expect((await justice.call(inquiriesApi.read, { id })).status).toBe('asked');
  });
});
