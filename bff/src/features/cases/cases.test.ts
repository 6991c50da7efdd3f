import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { CaseDetail, StepTaken } from 'shared/cases.ts';
import { HandledCase } from 'shared/handling.ts';
import { aCall, openCasesStage, people, unitIds, type CasesStage } from '../../../test/harness/cases.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Answer } from '../../../test/harness/http.ts';
import type { Database } from '../../database/data-source.ts';

let database: Database;
let stage: CasesStage;

beforeEach(async () => {
  database = await openTestDatabase();
  stage = await openCasesStage(database);
});
afterEach(async () => {
  await stage.http.close();
  await database.close();
});

const submit = async (more: Record<string, unknown> = {}, who: string = people.caller) =>
  z.parse(CaseDetail, (await stage.http.post('/cases', { ...aCall, ...more }, who)).body);
const take = (id: string, version: number, details: Record<string, unknown>, who: string): Promise<Answer> =>
  stage.http.post(`/handling/cases/${id}/steps`, { version, details }, who);
const codeOf = ({ status, body }: Answer) => ({ status, code: z.parse(z.object({ code: z.string() }), body).code });
const taken = (answer: Answer) => z.parse(StepTaken, answer.body);

/** The whole way of a case up to the unit's claim. */
async function resolved(more: Record<string, unknown> = {}) {
  const { id } = await submit(more);
  await take(id, 1, { step: 'accept' }, people.hotline);
  await take(id, 2, { step: 'triage', nature: 'help', urgency: 'normal', category: 'street-light' }, people.hotline);
  await take(id, 3, { step: 'dispatch', unitId: unitIds.city }, people.hotline);
  const answer = await take(
    id,
    4,
    { step: 'resolve', statement: '更换灯泡 2 个，现场试亮正常。', photoIds: [] },
    people.unit,
  );
  expect(taken(answer)).toEqual({ id, status: 'resolved', version: 5 });
  return id;
}
const mine = async (id: string, who: string = people.caller) =>
  z.parse(CaseDetail, (await stage.http.get(`/cases/${id}`, who)).body);

describe('a call through four roles', () => {
  test('gets a readable number, a deadline and a course, and is solved only when the caller says so', async () => {
    const submitted = await submit();
    expect(submitted.number).toBe('YH20261123-00001');
    expect(submitted.dueAt).toBe('2026-11-24T10:00:00.000Z');
    expect(submitted.light).toEqual({ color: 'yellow', words: '明天 18:00 前' });
    expect(submitted.course.map(({ step }) => step)).toEqual(['submit']);

    const id = await resolved();
    const claimed = await mine(id);
    expect(claimed.status).toBe('resolved');
    expect(claimed.facts.unit?.statement).toBe('更换灯泡 2 个，现场试亮正常。');
    expect(claimed.facts.caller).toBeNull();
    expect(claimed.facts.followUp).toBeNull();
    expect(claimed.steps).toEqual(['confirm', 'reopen']);

    const answered = await stage.http.post(
      `/cases/${id}/answer`,
      { version: 5, solved: true, comment: null },
      people.caller,
    );
    expect(taken(answered).status).toBe('answered');
    const rated = await stage.http.post(`/cases/${id}/rate`, { version: 6, stars: 5, comment: '很快' }, people.caller);
    expect(taken(rated).status).toBe('rated');
    expect(taken(await take(id, 7, { step: 'archive' }, people.supervisor)).status).toBe('archived');
    const end = await mine(id);
    expect(end.facts.caller?.solved).toBe(true);
    expect(end.stars).toBe(5);
    expect(end.steps).toEqual([]);
    expect(end.course.map(({ step }) => step)).toEqual([
      'archive',
      'rate',
      'confirm',
      'resolve',
      'dispatch',
      'triage',
      'accept',
      'submit',
    ]);
  });

  test('「没解决」 reopens it, keeps the claim beside the answer, and a second claim asks again', async () => {
    const id = await resolved();
    await stage.http.post(`/cases/${id}/answer`, { version: 5, solved: false, comment: '还是不亮' }, people.caller);
    const reopened = await mine(id);
    expect(reopened.status).toBe('reopened');
    expect(reopened.facts.unit?.statement).toContain('更换灯泡');
    expect(reopened.facts.caller).toMatchObject({ solved: false, comment: '还是不亮' });
    await take(id, 6, { step: 'dispatch', unitId: unitIds.city }, people.hotline);
    await take(id, 7, { step: 'resolve', statement: '换了整套灯具，已经亮了。', photoIds: [] }, people.unit);
    const again = await mine(id);
    expect(again.facts.unit?.statement).toContain('换了整套灯具');
    expect(again.facts.caller).toBeNull();
  });

  test('a unit that contests gives the case back and no longer sees it', async () => {
    const { id } = await submit();
    await take(id, 1, { step: 'accept' }, people.hotline);
    await take(id, 2, { step: 'triage', nature: 'help', urgency: 'urgent', category: 'noise' }, people.hotline);
    await take(id, 3, { step: 'dispatch', unitId: unitIds.city }, people.hotline);
    const details = { step: 'contest', reason: '这盏灯归物业管', basis: '云溪区照明设施移交清单第 3 条' };
    expect(taken(await take(id, 4, details, people.unit)).status).toBe('triaged');
    expect(codeOf(await stage.http.get(`/handling/cases/${id}`, people.unit))).toEqual({
      status: 404,
      code: 'case.not-found',
    });
    const seen = await mine(id);
    expect(seen.course[0]).toMatchObject({ step: 'contest', text: null });
    expect(seen.category).toBe('noise');
  });

  test('the caller may remind once a day while a clock runs; the board shows it until the next step', async () => {
    const { id } = await submit();
    const remind = (version: number) => stage.http.post(`/cases/${id}/remind`, { version }, people.caller);
    expect((await mine(id)).mayRemind).toBe(true);
    expect(taken(await remind(1))).toEqual({ id, status: 'submitted', version: 2 });
    expect(await mine(id)).toMatchObject({ mayRemind: false, reminded: true, dueAt: '2026-11-24T10:00:00.000Z' });
    expect(codeOf(await remind(2))).toEqual({ status: 409, code: 'case.not-to-remind' });
    expect(codeOf(await take(id, 1, { step: 'accept' }, people.hotline)).code).toBe('request.conflict');
    expect((await stage.http.post(`/cases/${id}/remind`, { version: 2 }, people.stranger)).status).toBe(404);
    stage.setNow('2026-11-23T16:00:00.000Z');
    expect((await remind(2)).status).toBe(200);
    await take(id, 3, { step: 'accept' }, people.hotline);
    expect((await mine(id)).reminded).toBe(false);
    await take(id, 4, { step: 'triage', nature: 'help', urgency: 'normal', category: 'noise' }, people.hotline);
    await take(id, 5, { step: 'dispatch', unitId: unitIds.city }, people.hotline);
    await take(id, 6, { step: 'resolve', statement: '已经处理好了。', photoIds: [] }, people.unit);
    expect(codeOf(await remind(7)).code).toBe('case.not-to-remind');
  });

  test('declining needs a reason, and the caller reads it', async () => {
    const { id } = await submit();
    expect((await take(id, 1, { step: 'decline', reason: '' }, people.hotline)).status).toBe(422);
    await take(id, 1, { step: 'decline', reason: '已进入诉讼，请按法院通知办理。' }, people.hotline);
    expect((await mine(id)).course[0]).toMatchObject({ step: 'decline', text: '已进入诉讼，请按法院通知办理。' });
  });

  test('the deadline of the unit is counted once, from the next working day, and says how', async () => {
    stage.setNow('2026-09-30T08:00:00.000Z');
    const { id } = await submit();
    await take(id, 1, { step: 'accept' }, people.hotline);
    await take(id, 2, { step: 'triage', nature: 'help', urgency: 'normal', category: 'noise' }, people.hotline);
    await take(id, 3, { step: 'dispatch', unitId: unitIds.city }, people.hotline);
    const { deadline, light } = await mine(id);
    expect(deadline).toMatchObject({ from: '2026-09-30', days: 5, date: '2026-10-13', provisional: false });
    expect(deadline?.skipped.length).toBe(8);
    expect(light).toEqual({ color: 'green', words: '还有 5 个工作日' });
  });

  test('a deadline in a year without a notice is marked provisional', async () => {
    stage.setNow('2026-12-31T02:00:00.000Z');
    expect((await submit()).deadline).toMatchObject({ date: '2027-01-01', provisional: true });
  });
});

describe('who may do what', () => {
  const triage = { step: 'triage', nature: 'help', urgency: 'normal', category: 'noise' };
  test.each([
    ['a unit cannot accept', 'unit', { step: 'accept' }, 404],
    ['a supervisor cannot accept in the hotline’s place', 'supervisor', { step: 'accept' }, 403],
    ['a clerk has no desk for cases', 'clerk', { step: 'accept' }, 403],
    ['nothing is triaged before it is accepted', 'hotline', triage, 409],
    ['the caller’s steps are not steps of staff', 'hotline', { step: 'confirm' }, 422],
  ] as const)('%s', async (_what, who, details, status) => {
    const { id } = await submit();
    expect((await take(id, 1, details, people[who])).status).toBe(status);
    expect((await mine(id)).version).toBe(1);
  });

  test('a stale page gets 409 and changes nothing', async () => {
    const { id } = await submit();
    await take(id, 1, { step: 'accept' }, people.hotline);
    expect(codeOf(await take(id, 1, { step: 'decline', reason: '重复反映，已经并案。' }, people.hotlineToo))).toEqual({
      status: 409,
      code: 'request.conflict',
    });
    expect((await mine(id)).status).toBe('accepted');
  });

  test('another’s call and a missing one look alike', async () => {
    const { id } = await submit();
    const other = await stage.http.get(`/cases/${id}`, people.stranger);
    const missing = await stage.http.get('/cases/01DEMZ0000TE00009999999999', people.stranger);
    expect(codeOf(other)).toEqual({ status: 404, code: 'case.not-found' });
    expect(codeOf(missing)).toEqual(codeOf(other));
    const answer = { version: 1, solved: true, comment: null };
    expect(codeOf(await stage.http.post(`/cases/${id}/answer`, answer, people.stranger)).status).toBe(404);
    const body = { version: 1, stars: 1, comment: null };
    expect(codeOf(await stage.http.post(`/cases/${id}/rate`, body, people.stranger)).status).toBe(404);
  });

  test('a firm’s call belongs to the firm: its agents see it, its maker as a person does not', async () => {
    const made = await submit({}, people.firmAgent);
    expect(made).toMatchObject({ callerKind: 'organization', organizationName: '云江市样例智造有限公司' });
    expect((await mine(made.id, people.otherAgent)).id).toBe(made.id);
    expect((await stage.http.get(`/cases/${made.id}`, people.caller)).status).toBe(404);
    const own = await submit();
    expect((await stage.http.get(`/cases/${own.id}`, people.firmAgent)).status).toBe(404);
    const list = z.object({ items: z.array(z.object({ id: z.string() })) });
    expect(z.parse(list, (await stage.http.get('/cases', people.otherAgent)).body).items).toHaveLength(1);
    expect(z.parse(list, (await stage.http.get('/cases', people.caller)).body).items).toEqual([{ id: own.id }]);
  });

  test('a unit never learns who called when the caller asked for that; the hotline sees it masked', async () => {
    const id = await resolved({ hideIdentity: true });
    const read = async (who: string) => z.parse(HandledCase, (await stage.http.get(`/handling/cases/${id}`, who)).body);
    expect((await read(people.unit)).caller).toEqual({ name: null, phone: null });
    expect((await read(people.hotline)).caller).toEqual({ name: '𠮷*春', phone: '199****0006' });
  });

  test('no one reads without a session, and staff and residents do not swap doors', async () => {
    const { id } = await submit();
    expect((await stage.http.get(`/cases/${id}`)).status).toBe(401);
    expect((await stage.http.get(`/cases/${id}`, people.hotline)).status).toBe(403);
    expect((await stage.http.get(`/handling/cases/${id}`, people.caller)).status).toBe(403);
  });

  test('attack row 80: another site cannot take a step with a handler’s cookie, nor can a page without its token', async () => {
    const { id } = await submit();
    const step = (headers: Record<string, string>) =>
      stage.http.fetch(`/api/v1/handling/cases/${id}/steps`, {
        method: 'POST',
        headers: {
          cookie: `__Host-suiban-staff=${people.hotline}`,
          'content-type': 'application/json',
          'idempotency-key': 'step-from-another-site-0001',
          ...headers,
        },
        body: JSON.stringify({ version: 1, details: { step: 'accept' } }),
      });
    expect((await step({ origin: 'https://evil.example', 'x-csrf-token': 'csrf' })).status).toBe(403);
    expect((await step({})).status).toBe(403);
    expect((await mine(id)).status).toBe('submitted');
    expect((await step({ 'x-csrf-token': 'csrf' })).status).toBe(200);
  });

  test('every look of staff leaves a row in the audit trail, and the caller sees which unit looked', async () => {
    const { id } = await submit();
    await stage.http.get(`/handling/cases/${id}`, people.hotline);
    const rows = await database.rows("SELECT id FROM audit_entry WHERE action = 'case.read' AND subject = ?", [id]);
    expect(rows).toHaveLength(1);
    const looks = await stage.http.get(`/cases/${id}/looks`, people.caller);
    expect(looks.body).toMatchObject({
      items: [{ unitName: '云溪区12345 热线中心（样例）', at: '2026-11-23T01:00:00.000Z' }],
    });
    expect(codeOf(await stage.http.get(`/cases/${id}/looks`, people.stranger)).status).toBe(404);
  });
});

describe('the board', () => {
  const Board = z.object({
    items: z.array(z.object({ id: z.string(), light: z.nullable(z.object({ color: z.string() })) })),
    next: z.nullable(z.string()),
    counts: z.object({ all: z.int(), red: z.int(), yellow: z.int(), green: z.int() }),
  });
  const board = async (query: string, who: string) =>
    z.parse(Board, (await stage.http.get(`/handling/cases?${query}`, who)).body);

  test('shows each desk what it has to do, the first to run out first, with a light', async () => {
    const first = await submit();
    stage.setNow('2026-11-25T01:00:00.000Z');
    const second = await submit({ text: '第二件：井盖松动，车一过就响。' });
    const todo = await board('view=todo', people.hotline);
    expect(todo.items.map(({ id, light }) => [id, light?.color])).toEqual([
      [first.id, 'red'],
      [second.id, 'yellow'],
    ]);
    expect(todo.counts).toEqual({ all: 2, red: 1, yellow: 1, green: 0 });
    expect((await board('view=todo&light=red', people.hotline)).items.map(({ id }) => id)).toEqual([first.id]);
    expect((await board('view=todo', people.unit)).items).toEqual([]);
  });

  test('pages by place, without skips or doubles', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.push((await submit({ text: `第 ${n} 件：路灯不亮。` })).id);
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = await board(`view=todo&limit=2${after}`, people.hotline);
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    expect(seen).toEqual(made);
  });

  test('a unit sees only what was dispatched to it', async () => {
    const id = await resolved();
    expect((await board('view=waiting', people.unit)).items.map((one) => one.id)).toEqual([id]);
    expect((await board('view=waiting', people.otherUnit)).items).toEqual([]);
  });

  test.each(['view=all', 'view=todo&limit=0', 'view=todo&limit=101', 'view=todo&after=x', 'view=todo&sort=text', ''])(
    'refuses the query 「%s」',
    async (query) => {
      expect((await stage.http.get(`/handling/cases?${query}`, people.hotline)).status).toBe(422);
    },
  );
});

describe('personal data', () => {
  test('name, phone, text and place stand encrypted in the database', async () => {
    await submit({ contactPhone: '19900000077' });
    const rows = await database.rows('SELECT * FROM service_case');
    const stored = JSON.stringify(rows);
    for (const secret of ['𠮷田春', '19900000077', '路灯', '梧桐苑']) expect(stored).not.toContain(secret);
  });
});
