import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Inquiry } from 'shared/inquiries.ts';
import * as z from 'zod/mini';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Answer } from '../../../test/harness/http.ts';
import {
  aQuestion,
  openInquiriesStage,
  people,
  PERSON,
  PERSON_ID,
  type InquiriesStage,
} from '../../../test/harness/inquiries.ts';
import type { Database } from '../../database/data-source.ts';
import { AppError } from '../../kernel/app-error.ts';
import { dataSets } from './data-sets.ts';

let database: Database;
let stage: InquiriesStage;

beforeEach(async () => {
  database = await openTestDatabase();
  stage = await openInquiriesStage(database);
});
afterEach(async () => {
  await stage.http.close();
  await database.close();
});

const codeOf = ({ status, body }: Answer) => `${status} ${z.parse(z.object({ code: z.string() }), body).code}`;
const ask = (more: Record<string, unknown> = {}, who: string = people.justice) =>
  stage.http.post('/handling/inquiries', { ...aQuestion, ...more }, who);
const asked = async (more: Record<string, unknown> = {}) => z.parse(Inquiry, (await ask(more)).body);
const take = (id: string, version: number, details: Record<string, unknown>, who: string = people.police) =>
  stage.http.post(`/handling/inquiries/${id}/steps`, { version, details }, who);
const byPerson = { dataSet: 'household-members' };
const ANSWER = { step: 'answer', findings: { registered: '在本区登记', members: '王样例，配偶' } };
const aboutMe = (who: string) => stage.http.get('/inquiries', who);

describe('an inquiry that data answer', () => {
  test('comes back at once with a sealed sheet that names who asked, for which matter, on which basis', async () => {
    const inquiry = await asked();
    expect(inquiry).toMatchObject({
      number: 'HY20261123-00001',
      asker: '云溪区SFJ（样例）',
      holder: '云溪区SBZ（样例）',
      legalBasis: '《中华人民共和国法律援助法》',
      status: 'answered',
      hasSheet: true,
      steps: [],
    });
    expect(stage.sealed).toHaveLength(1);
    expect(stage.sealed[0]).toMatchObject({
      inquiryId: inquiry.id,
      holder: 'SBZ',
      made: '云溪区SFJ（样例）通过“随办”部门核验查询、系统即时答复',
      statement: {
        opening: [
          '云溪区SFJ（样例）因办理YL-2026-00300号事项（法律援助经济困难核查），依据《中华人民共和国法律援助法》，' +
            `查询${PERSON.name}（身份证号${PERSON.idNumber}）的信息，核验号HY20261123-00001。`,
          '截至今日，参保状态为在职参保。',
        ],
      },
    });
  });

  test.each([
    ['', 'pdf'],
    ['?format=pdf', 'pdf'],
    ['?format=ofd', 'ofd'],
  ])('its sheet is a file to keep: with the query 「%s」 as %s, each look recorded', async (query, format) => {
    const { id } = await asked();
    const sheet = await stage.http.get(`/handling/inquiries/${id}/sheet${query}`, people.justice);
    expect([sheet.status, sheet.body]).toEqual([200, `sheet as ${format}`]);
    expect(sheet.headers.get('content-type')).toBe(`application/${format}`);
    const name = encodeURIComponent(`政务数据查询单 SBZ-2026-000001.${format}`);
    expect(sheet.headers.get('content-disposition')).toMatch(new RegExp(`^attachment.*${name}`));
    const looks = await database.rows("SELECT id FROM audit_entry WHERE action = 'inquiry.read-sheet'");
    expect(looks).toHaveLength(1);
  });

  test('its sheet in a format there is not is refused', async () => {
    const { id } = await asked();
    expect(codeOf(await stage.http.get(`/handling/inquiries/${id}/sheet?format=docx`, people.justice))).toBe(
      '422 request.invalid',
    );
  });

  test('says so on the sheet when nothing is on record', async () => {
    stage.answerWith(() => Promise.resolve(null));
    await asked();
    expect(stage.sealed[0]?.statement.opening[1]).toBe('经查询，没有查到被查询人的记录。');
  });

  test.each(['upstream.timeout', 'upstream.invalid', 'proof.record-of-another'] as const)(
    'attack row 75: when the department answers with %s nothing is kept, sealed or numbered',
    async (code) => {
      stage.answerWith(() => Promise.reject(new AppError(code)));
      expect(codeOf(await ask())).toMatch(code);
      expect(await database.rows('SELECT id FROM inquiry')).toEqual([]);
      expect(stage.sealed).toEqual([]);
      stage.answerWith(() => Promise.resolve(null));
      expect((await asked()).number).toBe('HY20261123-00001');
    },
  );
});

describe('an inquiry that a person answers', () => {
  test('waits with a deadline, is answered, and the asker reads the sheet', async () => {
    const inquiry = await asked(byPerson);
    expect(inquiry).toMatchObject({ status: 'asked', hasSheet: false, steps: ['cancel'], deadline: { days: 3 } });
    const seen = await stage.http.get(`/handling/inquiries/${inquiry.id}`, people.police);
    expect(seen.body).toMatchObject({
      steps: ['answer', 'decline'],
      findings: [{ id: 'registered' }, { id: 'members' }],
    });
    const answered = z.parse(Inquiry, (await take(inquiry.id, 1, ANSWER)).body);
    expect(answered).toMatchObject({ status: 'answered', hasSheet: true, deadline: null, steps: [] });
    expect(stage.sealed[0]?.statement.opening.slice(1)).toEqual([
      '经查阅人口登记信息，被查询人户口在本区登记。',
      '同户人员和关系：王样例，配偶。',
    ]);
    expect((await stage.http.get(`/handling/inquiries/${inquiry.id}/sheet`, people.justice)).status).toBe(200);
  });

  test('can be declined with a reason, or cancelled by who asked', async () => {
    const first = await asked(byPerson);
    const declined = await take(first.id, 1, { step: 'decline', reason: '被查询人不在本区登记，请向邻区查询。' });
    expect(z.parse(Inquiry, declined.body)).toMatchObject({ status: 'declined', hasSheet: false });
    const second = await asked(byPerson);
    expect(codeOf(await take(second.id, 1, { step: 'cancel' }))).toBe('403 actor.forbidden');
    expect(z.parse(Inquiry, (await take(second.id, 1, { step: 'cancel' }, people.justice)).body).status).toBe(
      'cancelled',
    );
    expect(codeOf(await take(second.id, 2, ANSWER))).toBe('409 inquiry.step-not-open');
    expect(codeOf(await take(second.id, 1, ANSWER))).toBe('409 request.conflict');
    expect(stage.sealed).toEqual([]);
  });

  test('an answer without its findings is refused with the field named', async () => {
    const { id } = await asked(byPerson);
    const answer = await take(id, 1, { step: 'answer', findings: { members: '无' } });
    expect([answer.status, answer.body]).toMatchObject([
      422,
      { fields: { 'details.findings.registered': '请选是否在本区登记' } },
    ]);
  });
});

describe('who may ask what', () => {
  test('a purpose that is not registered is refused, recorded, and never reaches the other department', async () => {
    expect(codeOf(await ask({ purpose: '随便看看' }))).toBe('403 inquiry.not-registered');
    expect(codeOf(await ask({ dataSet: 'marriage', purpose: '投靠落户审核' }))).toBe('403 inquiry.not-registered');
    expect(codeOf(await ask({}, people.housing))).toBe('403 inquiry.not-registered');
    expect(stage.questions).toEqual([]);
    const rows = await database.rows(
      "SELECT outcome FROM audit_entry WHERE action = 'inquiry.ask' AND outcome = 'refused'",
    );
    expect(rows).toHaveLength(3);
    expect(await database.rows('SELECT id FROM inquiry')).toEqual([]);
  });

  test('each department is offered only what is registered for it', async () => {
    const offered = async (who: string) => (await stage.http.get('/handling/inquiry-data-sets', who)).body;
    expect(await offered(people.housing)).toMatchObject({
      items: [{ code: 'homes', grants: [{ purpose: '公积金提取审核', legalBasis: '《住房公积金管理条例》' }] }],
    });
  });

  test('attack row 24: an inquiry is not there for a third department, nor for staff who are no reviewers', async () => {
    const { id } = await asked(byPerson);
    for (const path of [`/handling/inquiries/${id}`, `/handling/inquiries/${id}/sheet`]) {
      expect(codeOf(await stage.http.get(path, people.housing))).toBe('404 inquiry.not-found');
      expect(codeOf(await stage.http.get(path, people.handler))).toBe('403 actor.forbidden');
    }
    expect(codeOf(await take(id, 1, ANSWER, people.housing))).toBe('404 inquiry.not-found');
    expect(codeOf(await stage.http.get('/handling/inquiries?view=to-answer', people.handler))).toBe(
      '403 actor.forbidden',
    );
  });

  test('the asker cannot answer its own question', async () => {
    const { id } = await asked(byPerson);
    expect(codeOf(await take(id, 1, ANSWER, people.justice))).toBe('403 actor.forbidden');
  });

  test.each<[string, Record<string, unknown>]>([
    ['a data set nobody holds', { dataSet: 'salaries' }],
    ['a wrong ID number', { person: { name: '王㛃', idNumber: '990104199109030046' } }],
    ['a matter number with markup', { matterNumber: '<b>1234</b>' }],
    ['a matter number that begins a formula', { matterNumber: '-1-1-1-1' }],
    ['no purpose', { purpose: '' }],
  ])('%s is refused', async (_what, more) => {
    expect((await ask(more)).status).toBe(422);
    expect(stage.questions).toEqual([]);
  });
});

describe('the person asked about', () => {
  test('sees who asked which department, why and on which basis, and never what was answered', async () => {
    await asked();
    const { id } = await asked(byPerson);
    await take(id, 1, ANSWER);
    const { body } = await aboutMe(people.asked);
    expect(body).toMatchObject({
      items: [
        { title: '同户人员', asker: '云溪区SFJ（样例）', holder: '云溪区GAJ（样例）', status: 'answered' },
        { title: '社会保险参保信息', purpose: '法律援助经济困难核查', matterNumber: 'YL-2026-00300' },
      ],
      next: null,
    });
    expect(JSON.stringify(body)).not.toContain('王样例');
    expect((await aboutMe(people.stranger)).body).toEqual({ items: [], next: null });
    expect(stage.pushed).toEqual(Array.from({ length: 3 }, () => `resident:${PERSON_ID}`));
  });

  test('pages through their list without skips or doubles', async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) made.unshift((await asked()).id);
    const Page = z.object({ items: z.array(z.object({ id: z.string() })), next: z.nullable(z.string()) });
    const seen: string[] = [];
    for (let after = ''; ;) {
      const page = z.parse(Page, (await stage.http.get(`/inquiries?limit=2${after}`, people.asked)).body);
      seen.push(...page.items.map(({ id }) => id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(seen).toEqual(made);
  });

  test('stands encrypted in the database, with every look in the audit trail', async () => {
    const { id } = await asked(byPerson);
    await stage.http.get(`/handling/inquiries/${id}`, people.police);
    await take(id, 1, { step: 'decline', reason: '被查询人不在本区登记。' });
    const stored = JSON.stringify(await database.rows('SELECT * FROM inquiry'));
    for (const secret of [PERSON.name, PERSON.idNumber, '不在本区']) expect(stored).not.toContain(secret);
    const looks = await database.rows("SELECT id FROM audit_entry WHERE action = 'inquiry.read' AND subject = ?", [id]);
    expect(looks).toHaveLength(1);
  });
});

test('the desk lists hold what each side has to do, names masked', async () => {
  await asked(byPerson);
  const list = async (view: string, who: string) =>
    (await stage.http.get(`/handling/inquiries?view=${view}`, who)).body;
  expect(await list('to-answer', people.police)).toMatchObject({ items: [{ person: '𠮷*春' }], toAnswer: 1 });
  expect(await list('asked', people.justice)).toMatchObject({ items: [{ person: '𠮷*春' }], toAnswer: 0 });
  expect(await list('to-answer', people.justice)).toMatchObject({ items: [] });
  expect(await list('finished', people.police)).toMatchObject({ items: [] });
});

test('every grant of the registry names its law, and no department is its own', () => {
  for (const { holder, grants, title } of dataSets) {
    expect(new Set(grants.map(({ asker, purpose }) => `${asker} ${purpose}`)).size).toBe(grants.length);
    for (const { asker, purpose, legalBasis } of grants) {
      expect([title, asker]).not.toEqual([title, holder]);
      expect(legalBasis).toMatch(/^《.+》$/);
      expect([...purpose].length).toBeLessThanOrEqual(20);
    }
  }
});
