import { createHash } from 'node:crypto';
import { inquiriesApi } from 'shared/inquiries.ts';
import { organizationsApi } from 'shared/organizations.ts';
import { proofRequestsApi } from 'shared/proof-requests.ts';
import { proofsDeskApi } from 'shared/proofs-desk.ts';
import { proofsApi } from 'shared/proofs.ts';
import { reviewsApi, type ReviewStep } from 'shared/reviews.ts';
import { verificationApi } from 'shared/verification.ts';
import * as z from 'zod/mini';
import { residents } from '../../src/demo/city.ts';
import type { Client, Exchange } from './client.ts';
import { residentOnPhone, staffAtDesk, stepUp } from './people.ts';
import { smallPdf } from './proof-requests.ts';

type Watch = (exchange: Exchange) => void;
type Note = (what: string, value: string | null | undefined) => void;

/** Proofs of a child and a firm, a reviewed one by post, inquiries, verification of files, and what departments do with them. */
export async function dayOfProofs(origin: string, watch: Watch, note: Note): Promise<void> {
  await proofsForOthers(origin, watch, note);
  await reviewedByPost(origin, watch, note);
  await askAnotherDepartment(origin, watch);
}

async function proofsForOthers(origin: string, watch: Watch, note: Note): Promise<void> {
  const agent = await residentOnPhone(origin, 10, watch);
  await stepUp(agent);
  note('a session token', agent.token);
  const [child] = (await agent.call(proofsApi.wards, {})).wards;
  const recipient = '样例第一小学招生办公室';
  note('a recipient', recipient);
  const about = { about: 'ward', wardKey: child?.key ?? '' } as const;
  const residence = await agent.call(proofsApi.issue, { type: 'residence', purpose: '孩子入学', recipient, ...about });
  note('a check code', residence.checkCode);
  const ofd = await agent.bytes(`/proofs/${residence.id}/file?format=ofd`);
  const sha256 = createHash('sha256').update(ofd).digest('hex');
  await agent.call(verificationApi.hash, { sha256 });
  await agent.call(verificationApi.checks, { id: residence.id });
  await agent.bytes(`/proofs/${residence.id}/picture`);
  const [firm] = (await agent.call(organizationsApi.mine, {})).organizations;
  await agent.call(organizationsApi.act, { organizationId: firm?.id ?? '' });
  const query = await agent.call(proofsApi.issue, { type: 'real-estate-query', purpose: '申请贷款', about: 'firm' });
  note('a check code', query.checkCode);
  const office = await staffAtDesk(origin, '4004', undefined, watch);
  await office.call(proofsDeskApi.list, { number: query.number });
  const corrected = await office.call(proofsDeskApi.correct, { id: query.id });
  await office.call(proofsDeskApi.revoke, { id: corrected.id, reason: 'wrong-record' });
  await agent.call(proofsApi.list, { only: 'ended' });
}

async function reviewedByPost(origin: string, watch: Watch, note: Note): Promise<void> {
  const applicant = await residentOnPhone(origin, 5, watch);
  await stepUp(applicant);
  const address = {
    name: residents[4]?.name ?? '',
    phone: residents[4]?.phone ?? '',
    address: '样例路99号只有收件人知道',
  };
  note('a post address', address.address);
  const submitted = await applicant.call(proofRequestsApi.submit, {
    type: 'household-record',
    purpose: '办理公证',
    recipient: null,
    answers: { reason: '户口簿写得不全', 'household-address': '样例巷77号户籍所在' },
    materials: { 'identity-card': [await handIn(applicant)] },
    collection: 'post',
    address,
  });
  note('an answer', '样例巷77号户籍所在');
  const { id } = submitted;
  const reviewer = await staffAtDesk(origin, '4001', undefined, watch);
  await reviewer.call(reviewsApi.queue, { view: 'todo' });
  const read = await reviewer.call(reviewsApi.read, { id });
  await reviewer.bytes(`/handling/proof-request-materials/${read.materials[0]?.id}`);
  let { version } = submitted;
  const take = async (details: ReviewStep) => {
    version = (await reviewer.call(reviewsApi.take, { id, version, details })).version;
  };
  const wanted = '样例：请补身份证国徽面。';
  note('what a reviewer wrote', wanted);
  await take({ step: 'ask', wanted });
  const materials = { 'identity-card': [await handIn(applicant, ' ')] };
  version = (await applicant.call(proofRequestsApi.supply, { id, version, materials, note: null })).version;
  await take({ step: 'accept' });
  const findings = { address: '样例巷77号户籍所在', kind: '家庭户', relation: '户主', since: '1998-03-12' };
  await take({ step: 'approve', findings });
  await take({ step: 'post', carrier: '样例快递', number: 'SAMPLE99887766' });
  await applicant.call(proofRequestsApi.looks, { id });
  await applicant.call(proofRequestsApi.read, { id });
}

async function handIn(phone: Client, more = ''): Promise<string> {
  const body = new FormData();
  body.append('file', new Blob([Uint8Array.from(smallPdf), more]), 'card.pdf');
  const headers = { authorization: `Bearer ${phone.token}` };
  const kept = await fetch(`${phone.origin}/api/v1/proof-request-materials`, { method: 'POST', headers, body });
  return z.parse(proofRequestsApi.addMaterial.output, await kept.json()).id;
}

async function askAnotherDepartment(origin: string, watch: Watch): Promise<void> {
  const asker = await staffAtDesk(origin, '4002', undefined, watch);
  const { name = '', idNumber = '' } = residents[5] ?? {};
  const matter = { purpose: '法律援助经济困难核查', matterNumber: 'YL-2026-00777', person: { name, idNumber } };
  const homes = await asker.call(inquiriesApi.ask, { dataSet: 'homes', ...matter });
  await asker.bytes(`/handling/inquiries/${homes.id}/sheet?format=ofd`);
  const household = await asker.call(inquiriesApi.ask, { dataSet: 'household-members', ...matter });
  const holder = await staffAtDesk(origin, '4003', undefined, watch);
  const { id, version } = await holder.call(inquiriesApi.read, { id: household.id });
  const details = { step: 'decline', reason: '样例：户口不在本区。' } as const;
  await holder.call(inquiriesApi.take, { id, version, details });
  const person = await residentOnPhone(origin, 6, watch);
  await person.call(inquiriesApi.aboutMe, {});
}
