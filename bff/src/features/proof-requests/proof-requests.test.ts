import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ProofRequest, RequestStepTaken } from 'shared/proof-requests.ts';
import { ReviewedRequest } from 'shared/reviews.ts';
import * as z from 'zod/mini';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Answer } from '../../../test/harness/http.ts';
import { jpegPhoto } from '../../../test/harness/pictures.ts';
import {
  ADDRESS,
  APPLICANT,
  APPLICANT_ID,
  aRequest,
  FINDINGS,
  openRequestsStage,
  people,
  smallPdf,
  uploadMaterial,
  type RequestsStage,
} from '../../../test/harness/proof-requests.ts';
import type { Database } from '../../database/data-source.ts';
import { sweepMaterials } from './sweep-materials.ts';

let database: Database;
let stage: RequestsStage;

beforeEach(async () => {
  database = await openTestDatabase();
  stage = await openRequestsStage(database);
});
afterEach(async () => {
  await stage.http.close();
  await database.close();
});

const codeOf = ({ status, body }: Answer) => `${status} ${z.parse(z.object({ code: z.string() }), body).code}`;
const fieldsOf = ({ body }: Answer) => z.parse(z.object({ fields: z.record(z.string(), z.string()) }), body).fields;
const idOf = async (response: Response) => z.parse(z.object({ id: z.string() }), await response.json()).id;
const material = async (bytes: Uint8Array = smallPdf, who: string = people.applicant) =>
  idOf(await uploadMaterial(stage, bytes, who));
const post = async (more: Record<string, unknown> = {}, who: string = people.applicant) =>
  stage.http.post('/proof-requests', { ...aRequest, materials: { 'identity-card': [await material()] }, ...more }, who);
const submit = async (more: Record<string, unknown> = {}) => z.parse(ProofRequest, (await post(more)).body);
const take = (id: string, version: number, details: Record<string, unknown>, who: string = people.police) =>
  stage.http.post(`/handling/proof-requests/${id}/steps`, { version, details }, who);
const taken = (answer: Answer) => z.parse(RequestStepTaken, answer.body);
const mine = async (id: string) =>
  z.parse(ProofRequest, (await stage.http.get(`/proof-requests/${id}`, people.applicant)).body);

describe('a request for a reviewed proof', () => {
  test('gets a number and a clock, is accepted, approved and sealed with what was proven, filled in and found', async () => {
    const request = await submit();
    expect(request).toMatchObject({
      number: 'SQ20261123-00001',
      title: '无犯罪记录证明',
      organization: '云溪区公安分局（样例）',
      status: 'submitted',
      dueAt: '2026-11-24T10:00:00.000Z',
      answers: [{ field: 'from', label: '从哪天查起', value: '2016-01-01' }],
      materials: [{ slot: 'identity-card', label: '身份证照片', kind: 'pdf' }],
      steps: ['withdraw'],
    });
    const accepted = taken(await take(request.id, 1, { step: 'accept' }));
    expect(accepted).toMatchObject({ status: 'accepted', version: 2, proofId: null });
    expect((await mine(request.id)).dueAt).toBe('2026-11-26T10:00:00.000Z');

    const approved = taken(await take(request.id, 2, { step: 'approve', findings: FINDINGS }));
    expect(approved).toMatchObject({ status: 'approved', version: 3 });
    expect(stage.sealed).toHaveLength(1);
    expect(stage.sealed[0]).toMatchObject({
      id: approved.proofId,
      residentId: APPLICANT_ID,
      holder: APPLICANT,
      purpose: '求职入职',
      recipient: '云江市样例智造有限公司',
      statement: {
        opening: [
          '申请人𠮷田春，身份证号990104199307190103。',
          '经查询，自2016年1月1日至2026年11月23日期间，未发现申请人有犯罪记录。',
        ],
      },
    });
    const done = await mine(request.id);
    expect(done).toMatchObject({ status: 'approved', proofId: approved.proofId, steps: [], dueAt: null });
    expect(done.course.map(({ step, by }) => [step, by])).toEqual([
      ['approve', 'department'],
      ['accept', 'department'],
      ['submit', 'applicant'],
    ]);
    expect(stage.pushed).toEqual([`resident:${APPLICANT_ID}`, `resident:${APPLICANT_ID}`]);
  });

  test('is sent back for material, supplied, and starts its clock again', async () => {
    const { id } = await submit();
    await take(id, 1, { step: 'ask', wanted: '身份证背面没有拍全，请补一张。' });
    const asked = await mine(id);
    expect(asked).toMatchObject({
      status: 'more-material',
      dueAt: '2026-12-07T10:00:00.000Z',
      steps: ['supply', 'withdraw'],
    });
    expect(asked.course[0]?.text).toBe('身份证背面没有拍全，请补一张。');
    stage.setNow('2026-11-30T01:00:00.000Z');
    const nothing = await stage.http.post(
      `/proof-requests/${id}/supply`,
      { version: 2, materials: {}, note: null },
      people.applicant,
    );
    expect(codeOf(nothing)).toBe('422 request.invalid');
    const photo = await material(await jpegPhoto());
    const supplied = await stage.http.post(
      `/proof-requests/${id}/supply`,
      { version: 2, materials: { 'identity-card': [photo] }, note: '补了背面' },
      people.applicant,
    );
    expect(taken(supplied)).toMatchObject({ status: 'submitted', version: 3 });
    const again = await mine(id);
    expect(again.dueAt).toBe('2026-12-01T10:00:00.000Z');
    expect(again.materials.map(({ kind }) => kind)).toEqual(['pdf', 'picture']);
  });

  test('refused: the applicant reads the reason, and nothing is sealed', async () => {
    const { id } = await submit();
    await take(id, 1, { step: 'refuse', reason: '户籍不在本区，请到户籍地公安机关申请。' });
    const refused = await mine(id);
    expect([refused.status, refused.proofId, refused.steps]).toEqual(['refused', null, []]);
    expect(refused.course[0]?.text).toContain('户籍不在本区');
    expect(stage.sealed).toEqual([]);
  });

  test('by post: the department enters the tracking number, the applicant reads it', async () => {
    const { id } = await submit({ collection: 'post', address: ADDRESS });
    await take(id, 1, { step: 'accept' });
    expect(taken(await take(id, 2, { step: 'approve', findings: FINDINGS })).status).toBe('to-post');
    const bad = await take(id, 3, { step: 'post', carrier: '中国邮政', number: '12' });
    expect(fieldsOf(bad)).toEqual({ 'details.number': '快递单号是8到24位字母或数字，请核对' });
    await take(id, 3, { step: 'post', carrier: '中国邮政', number: 'ems1234567890cn' });
    expect(await mine(id)).toMatchObject({
      status: 'posted',
      address: ADDRESS,
      tracking: { carrier: '中国邮政', number: 'EMS1234567890CN' },
    });
  });

  test('withdrawn it stands still, and another can be made', async () => {
    const { id } = await submit();
    expect(codeOf(await post())).toBe('409 proof-request.already-open');
    const answer = await stage.http.post(`/proof-requests/${id}/withdraw`, { version: 1 }, people.applicant);
    expect(taken(answer).status).toBe('withdrawn');
    expect(codeOf(await take(id, 2, { step: 'accept' }))).toBe('409 proof-request.step-not-open');
    expect((await post()).status).toBe(201);
  });
});

describe('a correction', () => {
  const NEW = '全国犯罪人员信息库未发现犯罪记录';
  const what = '查询结果的措辞写错了。';
  const correct = (id: string, version: number, more: Record<string, unknown> = {}, who: string = people.police) =>
    take(id, version, { step: 'correct', findings: { checked: NEW }, what, ...more }, who);
  const approved = async (more: Record<string, unknown> = {}) => {
    const { id } = await submit(more);
    await take(id, 1, { step: 'accept' });
    return { id, proofId: taken(await take(id, 2, { step: 'approve', findings: FINDINGS })).proofId ?? '' };
  };
  const seen = async (id: string) =>
    z.parse(ReviewedRequest, (await stage.http.get(`/handling/proof-requests/${id}`, people.police)).body);

  test('seals a new proof in the place of the wrong one, says what was wrong, and starts from what was filled in', async () => {
    const { id, proofId } = await approved();
    expect(await seen(id)).toMatchObject({ found: FINDINGS, proof: { state: 'valid' }, steps: ['correct'] });
    const corrected = taken(await correct(id, 3));
    expect(corrected).toMatchObject({ status: 'approved', version: 4, proofId: stage.sealed[1]?.id });
    expect(stage.revoked).toEqual([proofId]);
    expect(stage.sealed[1]).toMatchObject({ residentId: APPLICANT_ID, holder: APPLICANT, purpose: '求职入职' });
    const done = await mine(id);
    expect(done).toMatchObject({ status: 'approved', proofId: corrected.proofId, steps: [] });
    expect(done.course[0]).toMatchObject({ step: 'correct', by: 'department', text: what });
    expect(stage.pushed.at(-1)).toBe(`resident:${APPLICANT_ID}`);
    const [audit] = await database.rows("SELECT id FROM audit_entry WHERE action = 'proof-request.correct'");
    expect(audit).toBeDefined();
  });

  test('can be made again, and of a posted proof the paper copy is to be posted again', async () => {
    const { id } = await approved({ collection: 'post', address: ADDRESS });
    await take(id, 3, { step: 'post', carrier: '中国邮政', number: 'EMS1234567890CN' });
    expect(taken(await correct(id, 4))).toMatchObject({ status: 'to-post', version: 5 });
    expect(await mine(id)).toMatchObject({ tracking: null, deadline: { days: 2 } });
    expect(taken(await correct(id, 5))).toMatchObject({ status: 'to-post', version: 6 });
    expect(stage.revoked).toEqual([stage.sealed[0]?.id, stage.sealed[1]?.id]);
    await take(id, 6, { step: 'post', carrier: '中国邮政', number: 'EMS1234567891CN' });
    expect(await mine(id)).toMatchObject({ status: 'posted', tracking: { number: 'EMS1234567891CN' } });
  });

  test('of a proof that was taken back is not offered and refused', async () => {
    const { id, proofId } = await approved();
    stage.revoked.push(proofId);
    expect(await seen(id)).toMatchObject({ proof: { state: 'revoked' }, steps: [] });
    expect(codeOf(await correct(id, 3))).toBe('409 proof-request.cannot-correct');
    expect(stage.sealed).toHaveLength(1);
  });

  test('before there is a proof, by others, without a reason or its findings, or on a stale page is refused', async () => {
    const { id } = await submit();
    expect(codeOf(await correct(id, 1))).toBe('409 proof-request.step-not-open');
    const done = await (await stage.http.post(`/proof-requests/${id}/withdraw`, { version: 1 }, people.applicant)).body;
    expect(done).toMatchObject({ status: 'withdrawn' });
    const proven = await approved();
    expect(codeOf(await correct(proven.id, 3, {}, people.justice))).toBe('404 proof-request.not-found');
    expect(codeOf(await correct(proven.id, 3, {}, people.handler))).toBe('403 actor.forbidden');
    expect(codeOf(await correct(proven.id, 2))).toBe('409 request.conflict');
    expect(fieldsOf(await correct(proven.id, 3, { what: '错了' }))).toHaveProperty(['details.what']);
    expect(fieldsOf(await correct(proven.id, 3, { findings: {} }))).toEqual({
      'details.findings.checked': '请选查询结果',
    });
    expect(stage.revoked).toEqual([]);
    expect(stage.sealed).toHaveLength(1);
  });

  test('attack row 77: a sealing that fails takes the correction back with it', async () => {
    const { id, proofId } = await approved();
    stage.breakSealing();
    expect((await correct(id, 3)).status).toBe(503);
    expect(await mine(id)).toMatchObject({ status: 'approved', version: 3, proofId });
  });
});

describe('who may', () => {
  test('applying needs a confirmation of at most five minutes', async () => {
    expect(codeOf(await post({}, people.unconfirmed))).toBe('403 session.step-up-required');
    stage.setNow('2027-12-30T23:59:59.999Z');
    expect((await post()).status).toBe(201);
    stage.setNow('2027-12-31T00:00:00.000Z');
    expect(codeOf(await post())).toBe('403 session.step-up-required');
  });

  test('attack row 65: nothing that is printed can begin a formula in anybody’s table', async () => {
    const household = { type: 'household-record', purpose: '办理公证' };
    for (const begin of ['=', '+', '-', '@']) {
      expect(fieldsOf(await post({ recipient: `${begin}1` }))).toEqual({ recipient: expect.stringContaining('只能') });
      const answers = { reason: '户口簿写得不全', 'household-address': `${begin}cmd|'/C calc'!A0` };
      expect(fieldsOf(await post({ ...household, answers }))).toEqual({
        'answers.household-address': expect.stringContaining('开头'),
      });
    }
  });

  test('attack row 20: a request and a material are not there for another resident', async () => {
    const { id, materials } = await submit();
    const file = materials[0]?.id ?? '';
    for (const path of [`/proof-requests/${id}`, `/proof-requests/${id}/looks`])
      expect(codeOf(await stage.http.get(path, people.stranger))).toBe('404 proof-request.not-found');
    expect(codeOf(await stage.http.get(`/proof-request-materials/${file}`, people.stranger))).toBe(
      '404 material.not-found',
    );
    const withdrawal = await stage.http.post(`/proof-requests/${id}/withdraw`, { version: 1 }, people.stranger);
    expect(codeOf(withdrawal)).toBe('404 proof-request.not-found');
    const stolen = await post({ materials: { 'identity-card': [await material(smallPdf, people.stranger)] } });
    expect(codeOf(stolen)).toBe('409 proof-request.already-open');
  });

  test('a material of another cannot be handed in', async () => {
    const stolen = await post({ materials: { 'identity-card': [await material(smallPdf, people.stranger)] } });
    expect(codeOf(stolen)).toBe('422 material.gone');
  });

  test('only reviewers of that department see and decide', async () => {
    const { id, materials } = await submit();
    const paths = [`/handling/proof-requests/${id}`, `/handling/proof-request-materials/${materials[0]?.id}`];
    for (const path of paths) {
      expect((await stage.http.get(path, people.justice)).status).toBe(404);
      expect((await stage.http.get(path, people.handler)).status).toBe(403);
      expect((await stage.http.get(path, people.officeless)).status).toBe(403);
      expect((await stage.http.get(path, people.police)).status).toBe(200);
    }
    expect(codeOf(await take(id, 1, { step: 'accept' }, people.justice))).toBe('404 proof-request.not-found');
    expect(codeOf(await take(id, 1, { step: 'accept' }, people.handler))).toBe('403 actor.forbidden');
  });

  test('a reviewer cannot answer for the applicant', async () => {
    const { id } = await submit();
    expect((await take(id, 1, { step: 'withdraw' })).status).toBe(422);
    expect((await take(id, 1, { step: 'supply' })).status).toBe(422);
  });

  test('a draft’s material is no reviewer’s business', async () => {
    const draft = await material();
    expect((await stage.http.get(`/handling/proof-request-materials/${draft}`, people.police)).status).toBe(404);
  });

  test('every look is in the audit trail, and the applicant sees it', async () => {
    const { id, materials } = await submit();
    const shown = await stage.http.get(`/handling/proof-requests/${id}`, people.police);
    expect(z.parse(ReviewedRequest, shown.body)).toMatchObject({ applicant: APPLICANT, findings: [{ id: 'checked' }] });
    await stage.http.get(`/handling/proof-request-materials/${materials[0]?.id}`, people.police);
    const rows = await database.rows(
      "SELECT action FROM audit_entry WHERE action IN ('proof-request.read', 'material.read')",
    );
    expect(rows).toHaveLength(2);
    expect((await stage.http.get(`/proof-requests/${id}/looks`, people.applicant)).body).toMatchObject({
      items: [{ organization: '云溪区公安分局（样例）', at: '2026-11-23T01:00:00.000Z' }],
    });
  });
});

describe('what is refused', () => {
  test.each<[what: string, more: Record<string, unknown>, field: string]>([
    ['a type nobody issues', { type: 'no-such-proof' }, 'type'],
    ['a purpose that is not on the list', { purpose: '办别的事' }, 'purpose'],
    ['a missing material', { materials: {} }, 'materials.identity-card'],
    ['a material nobody wants', { materials: { passport: [] } }, 'materials.passport'],
    ['a date in the future', { answers: { from: '2026-11-24' } }, 'answers.from'],
    ['a date that is none', { answers: { from: '2026-02-30' } }, 'answers.from'],
    ['an answer to no question', { answers: { salary: '1' } }, 'answers.salary'],
    ['post without an address', { collection: 'post' }, 'address'],
    ['a recipient with markup', { recipient: '<b>' }, 'recipient'],
  ])('%s, with the field named', async (_what, more, field) => {
    const answer = await post(more);
    expect(answer.status).toBe(422);
    expect(Object.keys(fieldsOf(answer))).toContain(field);
    expect(await database.rows('SELECT id FROM proof_request')).toEqual([]);
  });

  test('an approval without its findings, on a stale page, or before acceptance', async () => {
    const { id } = await submit();
    expect(codeOf(await take(id, 1, { step: 'approve', findings: FINDINGS }))).toBe('409 proof-request.step-not-open');
    await take(id, 1, { step: 'accept' });
    expect(codeOf(await take(id, 1, { step: 'approve', findings: FINDINGS }))).toBe('409 request.conflict');
    const bare = await take(id, 2, { step: 'approve', findings: {} });
    expect(fieldsOf(bare)).toEqual({ 'details.findings.checked': '请选查询结果' });
    expect(stage.sealed).toEqual([]);
  });

  test('attack row 39: a character no font has stops the approval before anything is decided', async () => {
    const { id } = await submit({
      type: 'household-record',
      purpose: '办理公证',
      answers: { reason: '其他', 'household-address': '青石路' },
    });
    await take(id, 1, { step: 'accept' });
    const findings = { address: '青石路\u{10FFFF}号', kind: '家庭户', relation: '户主', since: '1998-03-12' };
    expect(codeOf(await take(id, 2, { step: 'approve', findings }))).toBe('422 proof.character-unsupported');
    expect((await mine(id)).status).toBe('accepted');
  });

  test('attack row 77: a sealing that fails takes the approval back with it', async () => {
    const { id } = await submit();
    await take(id, 1, { step: 'accept' });
    stage.breakSealing();
    expect((await take(id, 2, { step: 'approve', findings: FINDINGS })).status).toBe(503);
    expect(await mine(id)).toMatchObject({ status: 'accepted', version: 2, proofId: null });
    expect((await take(id, 2, { step: 'approve', findings: FINDINGS })).status).toBe(200);
    expect(stage.sealed).toHaveLength(1);
  });
});

describe('materials', () => {
  test('come back to their owner: pictures to look at, PDFs only as a file', async () => {
    const [picture, pdf] = [await material(await jpegPhoto()), await material()];
    const shown = async (id: string) =>
      (await stage.http.get(`/proof-request-materials/${id}`, people.applicant)).headers;
    expect((await shown(picture)).get('content-disposition')).toMatch(/^inline/);
    const headers = await shown(pdf);
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('attack row 50: the same bytes are one material, and twenty without a request are enough', async () => {
    expect(await material()).toBe(await material());
    for (let n = 0; n < 19; n += 1) await material(await jpegPhoto(n * 10));
    const one = await uploadMaterial(stage, await jpegPhoto(250), people.applicant);
    expect([one.status, await one.json()]).toMatchObject([422, { code: 'material.too-many' }]);
  });

  test('attack row 51: those no request took are gone after a day, with files no row names', async () => {
    await submit();
    await material(await jpegPhoto());
    await stage.deps.files.put(Buffer.from('left by a crash'));
    expect(stage.fileNames()).toHaveLength(3);
    stage.setNow('2026-11-24T02:00:00.000Z');
    expect(await sweepMaterials(stage.deps)).toBe(2);
    expect(stage.fileNames()).toHaveLength(1);
  });
});

describe('the queue', () => {
  const Queue = z.object({
    items: z.array(z.object({ id: z.string(), applicant: z.string() })),
    next: z.nullable(z.string()),
    counts: z.object({ todo: z.int(), late: z.int() }),
  });
  const queue = async (query: string, who: string = people.police) =>
    z.parse(Queue, (await stage.http.get(`/handling/proof-requests?${query}`, who)).body);

  test('holds each department’s own, names masked, the first to run out first, with the late ones counted', async () => {
    const first = await submit();
    stage.setNow('2026-11-25T01:00:00.000Z');
    const second = await submit({
      type: 'household-record',
      purpose: '办理公证',
      answers: { reason: '其他', 'household-address': '青石路' },
    });
    const todo = await queue('view=todo');
    expect(todo.items).toEqual([
      { id: first.id, applicant: '𠮷*春' },
      { id: second.id, applicant: '𠮷*春' },
    ]);
    expect(todo.counts).toEqual({ todo: 2, late: 1 });
    expect((await queue('view=todo', people.justice)).items).toEqual([]);
    await take(first.id, 1, { step: 'ask', wanted: '请补身份证背面。' });
    expect((await queue('view=waiting')).items.map(({ id }) => id)).toEqual([first.id]);
    await take(second.id, 1, { step: 'refuse', reason: '户籍不在本区。' });
    expect((await queue('view=finished')).items.map(({ id }) => id)).toEqual([second.id]);
    const page = await queue('view=waiting&limit=1');
    expect(page.next).toBeNull();
  });

  test.each(['view=all', 'view=todo&limit=0', 'view=todo&after=x', ''])('refuses the query 「%s」', async (query) => {
    expect((await stage.http.get(`/handling/proof-requests?${query}`, people.police)).status).toBe(422);
  });
});

test('materials of an ended request can be handed in again, those of another person cannot', async () => {
  const first = await submit();
  const old = first.materials.map(({ id }) => id);
  await stage.http.post(`/proof-requests/${first.id}/withdraw`, { version: 1 }, people.applicant);
  expect(codeOf(await post({ materials: { 'identity-card': old } }, people.stranger))).toBe('422 material.gone');
  const again = await submit({ materials: { 'identity-card': old } });
  expect(again.materials).toMatchObject([{ slot: 'identity-card', kind: 'pdf' }]);
  expect(again.materials[0]?.id).not.toBe(old[0]);
  expect((await mine(first.id)).materials.map(({ id }) => id)).toEqual(old);
  const copy = await stage.http.get(`/proof-request-materials/${again.materials[0]?.id}`, people.applicant);
  expect(copy.status).toBe(200);
  stage.setNow('2026-12-01T01:00:00.000Z');
  await sweepMaterials(stage.deps);
  expect(stage.fileNames()).toHaveLength(1);
});

test('what a person filled in stands encrypted in the database', async () => {
  const { id } = await submit({ collection: 'post', address: ADDRESS });
  await take(id, 1, { step: 'ask', wanted: '请补身份证背面。' });
  const other = await submit({
    ...{ type: 'household-record', purpose: '办理公证' },
    answers: { reason: '其他', 'household-address': '青石路' },
  });
  await take(other.id, 1, { step: 'accept' });
  const findings = { address: '白石路9号', kind: '家庭户', relation: '户主', since: '1998-03-12' };
  await take(other.id, 2, { step: 'approve', findings });
  const stored = JSON.stringify([
    await database.rows('SELECT * FROM proof_request'),
    await database.rows('SELECT * FROM proof_request_event'),
  ]);
  for (const secret of [
    '𠮷田春',
    '990104199307190103',
    '2016-01-01',
    '19900000003',
    '青石路',
    '智造',
    '身份证背面',
    '白石路',
  ])
    expect(stored).not.toContain(secret);
});
