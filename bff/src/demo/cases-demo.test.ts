import { expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { caseStatuses } from 'shared/case-steps.ts';
import { openCasesStage, people } from '../../test/harness/cases.ts';
import { openTestDatabase } from '../../test/harness/database.ts';
import { textOf } from '../database/row.ts';
import { seedCases } from './cases-demo.ts';

test('the demo has calls in every state, photos included, and lights of three colors', async () => {
  const database = await openTestDatabase();
  const stage = await openCasesStage(database);
  try {
    const calendar = await stage.deps.calendar();
    await stage.deps.inTransaction((stores) => seedCases({ ...stage.deps, stores, calendar, now: stage.deps.now() }));
    const rows = await database.rows('SELECT DISTINCT status FROM service_case');
    expect(rows.map((row) => textOf(row, 'status')).sort()).toEqual([...caseStatuses].sort());
    const board = async (view: string, who: string) =>
      z.parse(
        z.object({ counts: z.object({ red: z.int(), yellow: z.int(), green: z.int() }) }),
        (await stage.http.get(`/handling/cases?view=${view}`, who)).body,
      ).counts;
    for (const count of Object.values(await board('todo', people.unit))) expect(count).toBeGreaterThan(0);
    expect(stage.fileNames()).toHaveLength(4);
  } finally {
    await stage.http.close();
    await database.close();
  }
});
