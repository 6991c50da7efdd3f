import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { claimOf, demoPerson, openLoginOffice, type LoginOffice, type Phone } from '../../../test/harness/login.ts';
import type { Database } from '../../database/data-source.ts';

let database: Database;
let office: LoginOffice;
let phone: Phone;
beforeEach(async () => {
  database = await openTestDatabase();
  office = await openLoginOffice(database);
  phone = office.phone();
});
afterEach(async () => {
  await office.close();
  await database.close();
});

const minutes = (count: number) => {
  office.clock.now = new Date(office.clock.now.getTime() + count * 60_000);
};

describe('logging in by face', () => {
  test('WeChat makes a visitor, the face a resident, each time with a new token', async () => {
    expect((await phone.get('/session')).body).toMatchObject({ level: 'none', simulated: true, district: '云溪区' });
    const visited = await phone.visit(1);
    expect(visited).toMatchObject({
      status: 200,
      body: { session: { level: 'visitor', resident: null, knownAs: null } },
    });
    const first = phone.token;
    await phone.consent();
    const proven = await phone.finishFace(await phone.openFace(claimOf(1)));
    expect(proven).toMatchObject({
      status: 200,
      body: { session: { level: 'resident', resident: { name: '林秀英' }, acting: null, steppedUpUntil: null } },
    });
    expect(phone.token).not.toBe(first);
    expect((await phone.get('/session')).body).toMatchObject({ level: 'resident', resident: { name: '林秀英' } });
  });

  test('a returning visitor is known, masked, and types nothing', async () => {
    await phone.prove(1);
    const again = await phone.visit(1);
    expect(again.body).toMatchObject({ session: { level: 'visitor', knownAs: { maskedName: '林*英' } } });
    expect(JSON.stringify(again.body)).not.toContain(demoPerson(1).idNumber);
    const proven = await phone.finishFace(await phone.openFace({}));
    expect(proven.body).toMatchObject({ session: { level: 'resident', resident: { name: '林秀英' } } });
  });

  test('rare characters and a name with a middle dot arrive exactly', async () => {
    for (const number of [3, 4, 5, 6, 7]) {
      const other = office.phone();
      await other.prove(number);
      expect((await other.get('/session')).body).toMatchObject({ resident: { name: demoPerson(number).name } });
    }
  });

  test('a browser finds its token in a __Host- cookie only, and must repeat the CSRF token', async () => {
    const code = await phone.wechatCode(1);
    const post = (path: string, body: object, headers: Record<string, string>) =>
      office.http.fetch(`/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'key-of-the-browser', ...headers },
        body: JSON.stringify(body),
      });
    const answer = await post('/login/wechat', { code, client: 'h5' }, {});
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-suiban=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=43200$/);
    const { session, token } = Object(await answer.json());
    expect(token).toBeNull();
    const consent = { kind: 'face-verification', version: 1 };
    const bare = { cookie: cookie.split(';')[0] ?? '' };
    expect((await post('/consents', consent, bare)).status).toBe(403);
    expect((await post('/consents', consent, { ...bare, 'x-csrf-token': session.csrfToken })).status).toBe(201);
    const both = await post('/consents', consent, { ...bare, authorization: `Bearer ${'a'.repeat(43)}` });
    expect(both.status).toBe(400);
  });
});

describe('who may and when not', () => {
  test('no face check without consent to the present text, nor after withdrawing it', async () => {
    await phone.visit(1);
    expect(await phone.openFace(claimOf(1))).toMatchObject({ status: 403, body: { code: 'consent.required' } });
    expect(await phone.post('/consents', { kind: 'face-verification', version: 99 })).toMatchObject({ status: 409 });
    const given = await phone.consent();
    expect(given).toMatchObject({ status: 201, body: { version: 1, withdrawnAt: null } });
    await phone.consent();
    expect(Object((await phone.get('/consents')).body).consents).toHaveLength(2);
    const withdrawn = await phone.post(`/consents/${Object(given.body).id}/withdraw`);
    expect(withdrawn.body).toMatchObject({ withdrawnAt: office.clock.now.toISOString() });
    expect(await phone.openFace(claimOf(1))).toMatchObject({ status: 403, body: { code: 'consent.required' } });
  });

  test("another's consent cannot be seen or withdrawn", async () => {
    await phone.visit(1);
    const given = await phone.consent();
    const other = office.phone();
    await other.visit(2);
    expect((await other.get('/consents')).body).toEqual({ consents: [] });
    expect((await other.post(`/consents/${Object(given.body).id}/withdraw`)).status).toBe(404);
  });

  test('attack row 1: no, empty, Basic or two Authorization headers are refused', async () => {
    const status = async (headers: Record<string, string>) =>
      (await office.http.fetch('/api/v1/sessions', { headers })).status;
    expect(await status({})).toBe(401);
    expect(await status({ authorization: '' })).toBe(401);
    expect(await status({ authorization: 'Basic YTpi' })).toBe(401);
    expect(await status({ authorization: 'Bearer' })).toBe(401);
    await phone.visit(1);
    const bearer = `Bearer ${phone.token}`;
    expect(await status({ authorization: bearer })).toBe(200);
    const twice = request(`${office.http.origin}/api/v1/sessions`, {
      headers: ['Host', '127.0.0.1', 'Authorization', bearer, 'Authorization', bearer],
    });
    twice.end();
    const [answer] = await once(twice, 'response');
    expect(answer.statusCode).toBe(401);
    answer.resume();
  });

  test.each([
    ['2: alg none', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'],
    ['3: signed with a public key', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
    ['4: kid with a path', `${Buffer.from('{"alg":"HS256","kid":"../../dev/null"}').toString('base64url')}.e30.AA`],
    ['5: changed payload', 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIyIn0.AAAA'],
    ['6: never expires', `${Buffer.from('{"alg":"ES256"}').toString('base64url')}.eyJleHAiOjllMTV9.AAAA`],
  ])('attack row %s: any JWT is just an unknown token', async (_what, jwt) => {
    const answer = await office.http.get('/sessions', jwt);
    expect(answer).toMatchObject({ status: 401, body: { code: 'session.required' } });
  });

  test('attack row 7: a staff token opens no page of residents, and theirs none of staff', async () => {
    await phone.prove(1);
    const clerk = await office.clerk(1);
    expect((await office.http.get('/sessions', clerk)).status).toBe(403);
    expect((await office.http.get('/organizations', clerk)).status).toBe(403);
    expect((await phone.post('/desk/identifications', { code: '0123456789' })).status).toBe(403);
  });

  test('attack row 9: an empty, huge or crooked code never reaches WeChat', async () => {
    for (const code of ['', 'a'.repeat(1_000_000), 'x&secret=1', 'a\r\nHost: evil', '../x', 'a b']) {
      const { status } = await phone.post('/login/wechat', { code, client: 'weapp' });
      expect([413, 422]).toContain(status);
    }
  });

  test('an unknown code is refused, and an expired one', async () => {
    expect(await phone.post('/login/wechat', { code: 'nobody-gave-this', client: 'weapp' })).toMatchObject({
      status: 401,
      body: { code: 'login.code-invalid' },
    });
    const code = await phone.wechatCode(1);
    minutes(5);
    expect((await phone.post('/login/wechat', { code, client: 'weapp' })).status).toBe(401);
  });

  test('attack row 22: no field beside the contract gets in', async () => {
    const code = await phone.wechatCode(1);
    const answer = await phone.post('/login/wechat', { code, client: 'weapp', level: 'resident', residentId: '1' });
    expect(answer).toMatchObject({ status: 422, body: { fields: { level: '不认识的内容' } } });
  });
});

describe('the verdict', () => {
  beforeEach(async () => {
    await phone.visit(1);
    await phone.consent();
  });

  test('attack row 13: a "pass" sent by the phone means nothing, the provider is asked', async () => {
    const opened = await phone.openFace(claimOf(1));
    const finish = `/identity/face/${Object(opened.body).id}/finish`;
    expect((await phone.post(finish, { verdict: 'pass', verify_ret: 10000 })).status).toBe(422);
    expect(await phone.post(finish)).toMatchObject({ status: 403, body: { code: 'identity.not-passed' } });
    expect((await phone.get('/session')).body).toMatchObject({ level: 'visitor' });
  });

  test('attack row 13: a verdict is used once, by its own session, within 5 minutes', async () => {
    const opened = await phone.openFace(claimOf(1));
    const other = office.phone();
    await other.visit(2);
    const finish = `/identity/face/${Object(opened.body).id}/finish`;
    const invalid = { status: 403, body: { code: 'identity.verification-invalid' } };
    await phone.post(`/simulator/face/${Object(opened.body).verifyId}`, { verdict: 'pass' });
    expect(await other.post(finish)).toMatchObject(invalid);
    expect((await phone.post(finish)).status).toBe(200);
    expect(await phone.post(finish)).toMatchObject(invalid);

    const late = await phone.openFace(claimOf(1));
    minutes(5);
    expect(await phone.finishFace(late)).toMatchObject(invalid);
  });

  test('a second check makes the first worthless', async () => {
    const first = await phone.openFace(claimOf(1));
    await phone.openFace(claimOf(1));
    expect(await phone.finishFace(first)).toMatchObject({ body: { code: 'identity.verification-invalid' } });
  });

  test("another person's face, a wrong name or a cancelled check all end alike and keep no name", async () => {
    const wrongName = { name: '林秀', idNumber: demoPerson(1).idNumber };
    expect(await phone.finishFace(await phone.openFace(wrongName))).toMatchObject({
      body: { code: 'identity.not-passed' },
    });
    for (const verdict of ['fail', 'cancel'] as const) {
      const ended = await phone.finishFace(await phone.openFace(claimOf(1)), verdict);
      expect(ended).toMatchObject({ status: 403, body: { code: 'identity.not-passed' } });
    }
    const rows = await database.rows('SELECT name_cipher, id_number_cipher, ticket_cipher FROM identity_check');
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row).toMatchObject({ name_cipher: null, id_number_cipher: null });
      expect(row['ticket_cipher']).not.toBeNull();
    }
  });

  test('the same request repeated opens one check; finishing twice with one key is done once', async () => {
    const one = await phone.post('/identity/face', claimOf(1), 'the-key-of-this-check');
    const two = await phone.post('/identity/face', claimOf(1), 'the-key-of-this-check');
    expect(two.body).toEqual(one.body);
    const { id, verifyId } = Object(one.body);
    await phone.post(`/simulator/face/${verifyId}`, { verdict: 'pass' });
    const before = phone.token;
    expect((await phone.post(`/identity/face/${id}/finish`, {}, 'the-key-of-the-end')).status).toBe(200);
    expect((await office.http.post(`/identity/face/${id}/finish`, {}, before, 'the-key-of-the-end')).status).toBe(401);
  });

  test('attack row 14: the sixth try within the hour is refused with Retry-After, and works again after it', async () => {
    for (let i = 0; i < 5; i += 1) await phone.finishFace(await phone.openFace(claimOf(1)), 'fail');
    const sixth = await phone.openFace(claimOf(1));
    expect(sixth).toMatchObject({ status: 429, body: { code: 'identity.too-many-attempts' } });
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(3_500);
    minutes(61);
    // The session idled out meanwhile, and the phone forgot its token.
    phone.token = undefined;
    await phone.visit(1);
    expect((await phone.openFace(claimOf(1))).status).toBe(201);
  });

  test('one address asks WeChat 300 times a minute at the most, with right and with wrong codes', async () => {
    const wrong = () => phone.post('/login/wechat', { code: 'no-such-code-000000', client: 'weapp' });
    for (let round = 0; round < 6; round += 1) await Promise.all(Array.from({ length: 50 }, wrong));
    const code = await phone.wechatCode(1);
    const login = () => phone.post('/login/wechat', { code, client: 'weapp' });
    const refused = await login();
    expect(refused).toMatchObject({ status: 429, body: { code: 'request.too-many' } });
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    office.clock.now = new Date(office.clock.now.getTime() + 60_000);
    expect((await login()).status).toBe(200);
  });

  test('attack row 15: a number that exists and one that does not get the same answer', async () => {
    const absent = { name: '林秀英', idNumber: '110101199003070177' };
    const shape = ({ status, body }: { status: number; body: unknown }) => [status, Object.keys(Object(body)).sort()];
    const statements = { known: 0, unknown: 0 };
    const counted = async (which: 'known' | 'unknown', body: object) => {
      const rows = database.rows;
      let count = 0;
      Object.assign(database, { rows: (...args: Parameters<typeof rows>) => ((count += 1), rows(...args)) });
      const answer = await phone.openFace(body);
      Object.assign(database, { rows });
      statements[which] = count;
      return shape(answer);
    };
    expect(await counted('known', claimOf(1))).toEqual(await counted('unknown', absent));
    expect(statements.known).toBe(statements.unknown);
    const failed = await phone.finishFace(await phone.openFace(absent));
    const refused = await phone.finishFace(await phone.openFace(claimOf(1)), 'fail');
    const same = (answer: { body: unknown }) => ({ ...Object(answer.body), requestId: '' });
    expect(same(failed)).toEqual(same(refused));
  });

  test.each([
    ['wrong check digit', '990104195504280021', 422],
    ['15 digits', '990104550428002', 422],
    ['letters', 'ABCDEFGHIJKLMNOPQR', 422],
    [
      'full-width digits and spaces',
      (id: string) => ` ${[...id].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join('')} `,
      201,
    ],
    ['lower-case x', (id: string) => id.toLowerCase(), 201],
  ])('attack row 16: an ID number with %s', async (_what, number, status) => {
    const idNumber = typeof number === 'string' ? number : number(demoPerson(1).idNumber);
    expect((await phone.openFace({ name: '林秀英', idNumber })).status).toBe(status);
  });
});

describe('step-up', () => {
  test('attack row 18: a fresh check of the same person lasts 5 minutes and kills the old token', async () => {
    await phone.prove(1);
    const old = phone.token;
    const raised = await phone.finishFace(await phone.openFace({ purpose: 'step-up' }));
    expect(raised.body).toMatchObject({
      session: { level: 'resident', steppedUpUntil: new Date(office.clock.now.getTime() + 300_000).toISOString() },
    });
    expect((await office.http.get('/sessions', old)).status).toBe(401);
    expect((await phone.get('/sessions')).status).toBe(200);
  });

  test('a visitor cannot step up, and a step-up is about the person of the session, whoever is typed', async () => {
    await phone.visit(1);
    await phone.consent();
    expect(await phone.openFace({ purpose: 'step-up' })).toMatchObject({ status: 403 });
    await phone.finishFace(await phone.openFace(claimOf(1)));
    await phone.finishFace(await phone.openFace({ purpose: 'step-up', ...claimOf(2) }));
    expect((await phone.get('/session')).body).toMatchObject({ resident: { name: '林秀英' } });
  });

  test('somebody else who proves themselves on the same phone inherits nothing', async () => {
    await phone.prove(2);
    await phone.finishFace(await phone.openFace({ purpose: 'step-up' }));
    const firm = Object((await phone.get('/organizations')).body).organizations[0];
    await phone.post('/acting', { organizationId: firm.id });
    await phone.finishFace(await phone.openFace(claimOf(1)));
    expect((await phone.get('/session')).body).toMatchObject({
      resident: { name: '林秀英' },
      acting: null,
      steppedUpUntil: null,
    });
  });
});
