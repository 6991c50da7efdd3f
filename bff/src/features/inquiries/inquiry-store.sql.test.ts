import { expect, test } from '@jest/globals';
import { Inquiry } from 'shared/inquiries.ts';
import * as z from 'zod/mini';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import { aQuestion, openInquiriesStage, people, type InquiriesStage } from '../../../test/harness/inquiries.ts';

describeOnEachDatabase('inquiries between departments', (open) => {
  async function onStage(work: (stage: InquiriesStage) => Promise<void>): Promise<void> {
    const stage = await openInquiriesStage(await open());
    try {
      await work(stage);
    } finally {
      await stage.http.close();
    }
  }
  const ask = async ({ http }: InquiriesStage, more = {}, key?: string) =>
    http.post('/handling/inquiries', { ...aQuestion, ...more }, people.justice, key);

  test('attack row 71: of two who answer at once one wins, the other gets 409, and one sheet is sealed', () =>
    onStage(async (stage) => {
      for (let round = 0; round < 5; round += 1) {
        const { id } = z.parse(Inquiry, (await ask(stage, { dataSet: 'household-members' })).body);
        const before = stage.sealed.length;
        const details = { step: 'answer', findings: { registered: '在本区登记' } };
        const step = (who: string) => stage.http.post(`/handling/inquiries/${id}/steps`, { version: 1, details }, who);
        const answers = await Promise.all([step(people.police), step(people.policeToo)]);
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        expect(stage.sealed.length).toBe(before + 1);
      }
    }));

  test('30 questions at once have 30 numbers, counted from 1 without a gap', () =>
    onStage(async (stage) => {
      const answers = await Promise.all(Array.from({ length: 30 }, () => ask(stage)));
      const numbers = answers.map(({ body }) => z.parse(Inquiry, body).number).sort();
      expect(numbers).toEqual(Array.from({ length: 30 }, (_, n) => `HY20261123-${String(n + 1).padStart(5, '0')}`));
    }));

  test('a question sent again with its key asks the other department once', () =>
    onStage(async (stage) => {
      const key = 'one-question-of-one-reviewer';
      const first = await ask(stage, {}, key);
      const again = await ask(stage, {}, key);
      expect(z.parse(Inquiry, again.body).id).toBe(z.parse(Inquiry, first.body).id);
      expect(stage.questions).toHaveLength(1);
      expect(stage.sealed).toHaveLength(1);
    }));
});
