import { expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../../test/harness/database.ts';
import { claimOf, openLoginOffice } from '../../../test/harness/login.ts';

const statuses = (answers: readonly { status: number }[]) =>
  answers.reduce<Record<number, number>>(
    (counts, { status }) => ({ ...counts, [status]: (counts[status] ?? 0) + 1 }),
    {},
  );

describeOnEachDatabase('login under load', (open) => {
  test('attack row 8: one WeChat code 20 times at once opens one session of one account', async () => {
    const database = await open();
    const office = await openLoginOffice(database);
    const code = await office.phone().wechatCode(1);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => office.http.post('/login/wechat', { code, client: 'weapp' })),
    );
    expect(statuses(answers)).toEqual({ 200: 1, 401: 19 });
    for (const { status, body } of answers) {
      if (status === 401) expect(body).toMatchObject({ code: 'login.code-used' });
    }
    expect(await database.rows('SELECT id FROM account')).toHaveLength(1);
    expect(await database.rows('SELECT id FROM login_session')).toHaveLength(1);
    await office.close();
  });

  test('twenty phones of one WeChat account at once are one account', async () => {
    const database = await open();
    const office = await openLoginOffice(database);
    const answers = await Promise.all(Array.from({ length: 20 }, () => office.phone().visit(1)));
    expect(statuses(answers)).toEqual({ 200: 20 });
    expect(await database.rows('SELECT id FROM account')).toHaveLength(1);
    expect(await database.rows('SELECT id FROM login_session')).toHaveLength(20);
    await office.close();
  });

  test('attack row 14: 50 checks at once are 5 checks', async () => {
    const database = await open();
    const office = await openLoginOffice(database);
    const phone = office.phone();
    await phone.visit(1);
    await phone.consent();
    const answers = await Promise.all(Array.from({ length: 50 }, () => phone.openFace(claimOf(1))));
    expect(statuses(answers)).toEqual({ 201: 5, 429: 45 });
    await office.close();
  });

  test('one verdict finished 20 times at once raises the session once', async () => {
    const database = await open();
    const office = await openLoginOffice(database);
    const phone = office.phone();
    await phone.visit(1);
    await phone.consent();
    const { id, verifyId } = Object((await phone.openFace(claimOf(1))).body);
    await phone.post(`/simulator/face/${verifyId}`, { verdict: 'pass' });
    const { token } = phone;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => office.http.post(`/identity/face/${id}/finish`, {}, token)),
    );
    const counts = statuses(answers);
    expect(counts[200]).toBe(1);
    expect((counts[401] ?? 0) + (counts[403] ?? 0)).toBe(19);
    const proofs = await database.rows("SELECT id FROM audit_entry WHERE action = 'identity.prove'");
    expect(proofs).toHaveLength(1);
    await office.close();
  });

  test('ten people proving themselves as the same new resident at once are one resident', async () => {
    const database = await open();
    const office = await openLoginOffice(database);
    const phones = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const phone = office.phone();
        await phone.visit(index + 1);
        await phone.consent();
        return phone;
      }),
    );
    const opened = await Promise.all(phones.map((phone) => phone.openFace(claimOf(30))));
    const answers = await Promise.all(
      phones.map((phone, index) => {
        const check = opened[index];
        if (!check) throw new Error('no check');
        return phone.finishFace(check);
      }),
    );
    expect(statuses(answers)).toEqual({ 200: 10 });
    expect(await database.rows('SELECT id FROM resident')).toHaveLength(21);
    await office.close();
  });

  test('a code two clerks type at once belongs to one terminal, and one of confirm and refuse wins', async () => {
    const database = await open();
    const office = await openLoginOffice(database);
    const phone = office.phone();
    await phone.visit(1);
    const { id, code } = Object((await phone.post('/identity/counter', claimOf(1))).body);
    const clerks = [await office.clerk(1), await office.clerk(2)];
    const shown = await Promise.all(
      clerks.flatMap((clerk) =>
        Array.from({ length: 10 }, () => office.http.post('/desk/identifications', { code }, clerk)),
      ),
    );
    expect(statuses(shown)).toEqual({ 200: 10, 404: 10 });
    const winner = shown[0]?.status === 200 ? clerks[0] : clerks[1];
    const decided = await Promise.all(
      ['confirm', 'refuse', 'confirm', 'refuse'].map((word) =>
        office.http.post(`/desk/identifications/${id}/${word}`, {}, winner),
      ),
    );
    expect(statuses(decided)[200]).toBe(1);
    await office.close();
  });
});
