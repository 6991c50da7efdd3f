import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inquiriesApi } from 'shared/inquiries.ts';
import { organizationsApi } from 'shared/organizations.ts';
import { proofRequestsApi } from 'shared/proof-requests.ts';
import { proofsApi } from 'shared/proofs.ts';
import { residents } from '../src/demo/city.ts';
import { Refused, type Client } from './harness/client.ts';
import { residentOnPhone, staffAtDesk, stepUp } from './harness/people.ts';
import { atDesk, bearer, type Headers } from './harness/routes.ts';
import { startServer, type RunningServer } from './harness/server.ts';

let server: RunningServer;
let boss: Client;
let agent: Client;
let firmId: string;
beforeAll(async () => {
  server = await startServer({ LOG_LEVEL: 'error' });
  boss = await residentOnPhone(server.url, 2);
  agent = await residentOnPhone(server.url, 10);
  const [firm] = (await boss.call(organizationsApi.mine, {})).organizations;
  firmId = firm?.id ?? '';
}, 90_000);
afterAll(() => server?.stop());

const refusal = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'let in',
    (error: unknown) => (error instanceof Refused ? error.message : String(error)),
  );
const query = { type: 'real-estate-query', purpose: '申请贷款', about: 'firm' } as const;
/** Every way to one proof. */
const waysTo = (phone: Client, id: string) =>
  Promise.all([
    refusal(phone.call(proofsApi.detail, { id })),
    refusal(phone.bytes(`/proofs/${id}/file`)),
    refusal(phone.bytes(`/proofs/${id}/file?format=ofd`)),
    refusal(phone.bytes(`/proofs/${id}/picture`)),
    refusal(phone.bytes(`/proofs/${id}/checks`)),
  ]);
const CLOSED = Array.from({ length: 5 }, () => '404 proof.not-found');

test('attack row 20: a firm’s proof is there while one acts for the firm, and the key of its request opens it no longer', async () => {
  await agent.call(organizationsApi.act, { organizationId: firmId });
  await stepUp(agent);
  const key = randomUUID();
  const { id } = await agent.call(proofsApi.issue, query, key);
  expect(await waysTo(agent, id)).toEqual(Array.from({ length: 5 }, () => 'let in'));
  await agent.call(organizationsApi.act, { organizationId: null });
  expect(await waysTo(agent, id)).toEqual(CLOSED);
  expect(await refusal(agent.call(proofsApi.issue, query, key))).toBe('404 proof.not-found');
  expect(await refusal(agent.call(proofsApi.revoke, { id }))).toBe('404 proof.not-found');
  expect(await refusal(agent.call(proofsApi.issue, query))).toBe('422 proof.not-for-asker');
  await agent.call(organizationsApi.act, { organizationId: firmId });
  expect((await agent.call(proofsApi.issue, query, key)).id).toBe(id);
});

test('attack row 17: with the end of the power the firm’s proofs are gone for the agent, in the session that is open', async () => {
  const { id } = await agent.call(proofsApi.issue, query);
  const { agents } = await boss.call(organizationsApi.agents, { id: firmId });
  const power = agents.find(({ name, endedAt }) => name === residents[9]?.name && endedAt === null);
  await boss.call(organizationsApi.endAgent, { id: power?.id ?? '' });
  expect(await waysTo(agent, id)).toEqual(CLOSED);
  expect((await agent.call(proofsApi.list, {})).proofs.map((proof) => proof.id)).not.toContain(id);
  expect(await refusal(agent.call(proofsApi.issue, query))).toBe('422 proof.not-for-asker');
  expect(await refusal(agent.call(organizationsApi.act, { organizationId: firmId }))).toBe('404 request.not-found');
  await boss.call(organizationsApi.act, { organizationId: firmId });
  expect((await boss.call(proofsApi.detail, { id })).state).toBe('valid');
});

test('attack row 37: whatever is given out as a file is never cached, sniffed or framed, and shown only when we drew it', async () => {
  const person = await residentOnPhone(server.url, 1);
  await stepUp(person);
  const proof = await person.call(proofsApi.issue, { type: 'housing-status', purpose: '其他事项' });
  const [request] = (await person.call(proofRequestsApi.mine, {})).items;
  const { materials } = await person.call(proofRequestsApi.read, { id: request?.id ?? '' });
  const justice = await staffAtDesk(server.url, '4002');
  const police = await staffAtDesk(server.url, '4001');
  const { name = '', idNumber = '' } = residents[0] ?? {};
  const matter = { purpose: '法律援助经济困难核查', matterNumber: 'YL-2026-00950', person: { name, idNumber } };
  const inquiry = await justice.call(inquiriesApi.ask, { dataSet: 'homes', ...matter });
  const material = materials[0]?.id ?? '';
  const files: readonly [path: string, Headers, type: string, disposition: RegExp][] = [
    [`/proofs/${proof.id}/file`, bearer(person), 'application/pdf', /^attachment; /],
    [`/proofs/${proof.id}/file?format=ofd`, bearer(person), 'application/ofd', /^attachment; /],
    [`/proofs/${proof.id}/picture`, bearer(person), 'image/svg+xml', /^inline; /],
    [`/proof-request-materials/${material}`, bearer(person), 'image/jpeg', /^inline; /],
    [`/handling/proof-request-materials/${material}`, atDesk(police), 'image/jpeg', /^inline; /],
    [`/handling/inquiries/${inquiry.id}/sheet`, atDesk(justice), 'application/pdf', /^attachment; /],
    [`/handling/inquiries/${inquiry.id}/sheet?format=ofd`, atDesk(justice), 'application/ofd', /^attachment; /],
  ];
  for (const [path, headers, type, disposition] of files) {
    const answer = await fetch(`${server.url}/api/v1${path}`, { headers });
    await answer.arrayBuffer();
    const got = Object.fromEntries(answer.headers);
    expect([path, answer.status, got['content-type']?.split(';')[0]]).toEqual([path, 200, type]);
    expect(got).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'; frame-ancestors 'none'"),
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(got['content-disposition']).toMatch(disposition);
    expect(got['content-disposition']).toMatch(/^\w+; filename="[\w.-]+"; filename\*=UTF-8''[\w.~!'()*%-]+$/);
    expect(got['content-disposition']).not.toContain(encodeURIComponent(name));
  }
});
