import { expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import { claimOf, openLoginOffice } from '../../../test/harness/login.ts';
import { firms } from '../../demo/city.ts';

const counted = (answers: readonly { status: number }[]) =>
  answers.reduce<Record<number, number>>(
    (counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }),
    {},
  );

describeOnEachDatabase('firms under load', (open) => {
  test('a firm bound from ten devices at once is one firm', async () => {
    const database = await open();
    const office = await openLoginOffice(database);
    const phone = office.phone();
    await phone.prove(12);
    const before = (await database.rows('SELECT id FROM organization')).length;
    const creditCode = firms[10]?.creditCode;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => phone.post('/organizations/bind', { creditCode })),
    );
    expect(counted(answers)).toEqual({ 201: 10 });
    expect(new Set(answers.map(({ body }) => Object(body).id)).size).toBe(1);
    expect(await database.rows('SELECT id FROM organization')).toHaveLength(before + 1);
    await office.close();
  });

  test('a person authorised ten times at once is one agent, and again after the end', async () => {
    const database = await open();
    const office = await openLoginOffice(database);
    const boss = office.phone();
    await boss.prove(2);
    const path = `/organizations/${firms[0]?.id}/agents`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => boss.post(path, claimOf(15))));
    expect(counted(answers)).toEqual({ 201: 1, 409: 9 });
    const id = Object(answers.find(({ status }) => status === 201)?.body).id;
    const ends = await Promise.all(Array.from({ length: 5 }, () => boss.post(`/organizations/agents/${id}/end`)));
    expect(counted(ends)).toEqual({ 200: 5 });
    const ended = await database.rows("SELECT id FROM audit_entry WHERE action = 'organization.end-agent'");
    expect(ended).toHaveLength(1);
    expect((await boss.post(path, claimOf(15))).status).toBe(201);
    await office.close();
  });
});
