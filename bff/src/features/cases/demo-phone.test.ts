import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aCall, openCasesStage, people, type CasesStage } from '../../../test/harness/cases.ts';
import { openTestDatabase } from '../../../test/harness/database.ts';
import type { Database } from '../../database/data-source.ts';

let database: Database;
let stage: CasesStage;
beforeAll(async () => {
  database = await openTestDatabase();
  stage = await openCasesStage(database, true);
});
afterAll(async () => {
  await stage.http.close();
  await database.close();
});

const call = (contactPhone: string) => stage.http.post('/cases', { ...aCall, contactPhone }, people.caller);

test('in production a phone of the made-up people is refused, and a real one is taken', async () => {
  expect(await call('19900000001')).toMatchObject({
    status: 422,
    body: { fields: { contactPhone: expect.stringContaining('演示') } },
  });
  expect((await call('13800138000')).status).toBe(201);
});
