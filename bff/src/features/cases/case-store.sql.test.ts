import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { CaseDetail } from 'shared/cases.ts';
import { aCall, openCasesStage, people, type CasesStage } from '../../../test/harness/cases.ts';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import type { Answer } from '../../../test/harness/http.ts';
import type { Database } from '../../database/data-source.ts';
import { integerOf, textOf } from '../../database/row.ts';

const codeOf = ({ body }: Answer) => z.safeParse(z.object({ code: z.string() }), body).data?.code;
const idOf = (answer: Answer) => z.parse(z.object({ id: z.string() }), answer.body).id;
const many = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)));
const tally = (values: readonly (string | number | undefined)[]) => {
  const counts = new Map<string | number | undefined, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
};
async function count(database: Database, table: string): Promise<number> {
  const [row = {}] = await database.rows(`SELECT COUNT(*) AS n FROM ${table}`);
  return integerOf(row, 'n');
}

describeOnEachDatabase('cases', (open) => {
  async function onStage(work: (stage: CasesStage, database: Database) => Promise<void>): Promise<void> {
    const database = await open();
    const stage = await openCasesStage(database);
    try {
      await work(stage, database);
    } finally {
      await stage.http.close();
    }
  }

  test('50 parallel retries of one key are one call with one number', () =>
    onStage(async ({ http }, database) => {
      const key = 'one-submission-of-one-phone';
      const answers = await many(50, () => http.post('/cases', aCall, people.caller, key));
      expect(tally(answers.map(({ status }) => status))).toEqual({ 201: 50 });
      expect(new Set(answers.map(idOf)).size).toBe(1);
      expect(await count(database, 'service_case')).toBe(1);
      expect(await count(database, 'case_event')).toBe(1);
      const other = await http.post('/cases', { ...aCall, text: '换一件事：井盖松动。' }, people.caller, key);
      expect([other.status, codeOf(other)]).toEqual([422, 'request.idempotency-key-reused']);
    }));

  test('60 parallel calls have 60 numbers, counted from 1 without a gap', () =>
    onStage(async ({ http }) => {
      const answers = await many(60, () => http.post('/cases', aCall, people.caller));
      const numbers = answers.map(({ body }) => z.parse(CaseDetail, body).number).sort();
      expect(numbers).toEqual(Array.from({ length: 60 }, (_, n) => `YH20261123-${String(n + 1).padStart(5, '0')}`));
    }));

  test('attack row 71: of two handlers on one case one wins and the other gets 409', () =>
    onStage(async ({ http }, database) => {
      for (let round = 0; round < 10; round += 1) {
        const id = idOf(await http.post('/cases', aCall, people.caller));
        const step = (who: string, details: unknown) =>
          http.post(`/handling/cases/${id}/steps`, { version: 1, details }, who);
        const answers = await Promise.all([
          step(people.hotline, { step: 'accept' }),
          step(people.hotlineToo, { step: 'decline', reason: '不属于本区管辖范围。' }),
        ]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        expect(answers.map(codeOf)).toContain('request.conflict');
        const events = await database.rows('SELECT step FROM case_event WHERE case_id = ? ORDER BY version', [id]);
        expect(events).toHaveLength(2);
        const [row = {}] = await database.rows('SELECT status FROM service_case WHERE id = ?', [id]);
        expect(textOf(row, 'status')).toBe(textOf(events[1] ?? {}, 'step') === 'accept' ? 'accepted' : 'declined');
      }
    }));

  test('a step sent again with its key answers the same and happens once', () =>
    onStage(async ({ http }, database) => {
      const id = idOf(await http.post('/cases', aCall, people.caller));
      const body = { version: 1, details: { step: 'accept' } };
      const key = 'one-tap-of-one-handler-0001';
      const answers = await many(20, () => http.post(`/handling/cases/${id}/steps`, body, people.hotline, key));
      expect(answers.map(({ body: said }) => said)).toEqual(
        answers.map(() => ({ id, status: 'accepted', version: 2 })),
      );
      expect(await count(database, 'case_event')).toBe(2);
    }));

  test('a refused call leaves nothing: no case, no number, no event, and its key can be used again', () =>
    onStage(async ({ http }, database) => {
      const key = 'a-call-with-a-missing-photo';
      const gone = await http.post(
        '/cases',
        { ...aCall, photoIds: ['01DEMZ0000PH00000000000000'] },
        people.caller,
        key,
      );
      expect([gone.status, codeOf(gone)]).toEqual([422, 'photo.gone']);
      for (const table of ['service_case', 'case_event']) expect(await count(database, table)).toBe(0);
      const made = await http.post('/cases', aCall, people.caller, key);
      expect(z.parse(CaseDetail, made.body).number).toBe('YH20261123-00001');
    }));

  describe('text', () => {
    test.each([
      ['emoji, four-byte and rare characters', '🍣🍺 𠮷田𬭚䶮㛃 买买提·阿卜杜 路灯不亮'],
      ['HTML and templates', '<img src=x onerror=alert(1)> {{7*7}} ${7*7} **粗体** 路灯'],
      ['quotes and SQL', `' OR 1=1; -- "路灯" \\ % _ 不亮`],
    ])('attack row 57: %s are stored exactly and come back exactly', (_what, text) =>
      onStage(async ({ http }) => {
        const made = await http.post('/cases', { ...aCall, text }, people.caller);
        const read = await http.get(`/cases/${idOf(made)}`, people.caller);
        expect(z.parse(CaseDetail, read.body).text).toBe(text);
        expect(read.headers.get('content-type')).toBe('application/json; charset=utf-8');
      }),
    );
  });
});
