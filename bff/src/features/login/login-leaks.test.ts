import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { claimOf, demoPerson, openLoginOffice, type LoginOffice } from '../../../test/harness/login.ts';
import type { Database } from '../../database/data-source.ts';
import { textOf } from '../../database/row.ts';
import { claimedPerson } from './claim.ts';
import { CounterCode } from 'shared/login.ts';
import { counterCode } from './identity-check.ts';
import * as z from 'zod/mini';

let database: Database;
let office: LoginOffice;
beforeEach(async () => {
  database = await openTestDatabase();
  office = await openLoginOffice(database);
});
afterEach(async () => {
  await office.close();
  await database.close();
});

const forms = (value: string): string[] => [
  value,
  Buffer.from(value).toString('base64'),
  Buffer.from(value).toString('base64url'),
  Buffer.from(value).toString('hex'),
  encodeURIComponent(value),
];

async function everyRow(): Promise<string> {
  const tables = await database.rows("SELECT name FROM sqlite_master WHERE type = 'table'");
  const dumps = await Promise.all(tables.map((row) => database.rows(`SELECT * FROM ${textOf(row, 'name')}`)));
  return JSON.stringify(dumps);
}

test('attack rows 11 and 64: neither log nor database holds a name, number, openid, code or token', async () => {
  const phone = office.phone();
  const wechatCode = await phone.wechatCode(1);
  await phone.post('/login/wechat', { code: wechatCode, client: 'weapp' });
  const tokens = [phone.token ?? ''];
  await phone.consent();
  await phone.finishFace(await phone.openFace(claimOf(1)), 'fail');
  const face = await phone.openFace(claimOf(1));
  await phone.finishFace(face);
  tokens.push(phone.token ?? '');
  const { code } = Object((await phone.post('/identity/counter', { purpose: 'step-up' })).body);
  await office.http.post('/desk/identifications', { code }, await office.clerk(1));
  await phone.post('/identity/face', { name: '林秀英', idNumber: '990104195504280021' });
  await phone.post('/login/wechat', { code: wechatCode, client: 'weapp' });

  const { name, idNumber } = demoPerson(1);
  const secrets = [name, idNumber, 'simulated-openid-of-demo-1', wechatCode, String(code), ...tokens];
  secrets.push(String(Object(face.body).verifyId));
  const kept = { log: office.logged.join('\n'), database: await everyRow() };
  expect(kept.log.length).toBeGreaterThan(500);
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(1);
    for (const form of forms(secret)) {
      expect(kept.log).not.toContain(form);
      expect(kept.database).not.toContain(form);
    }
  }
});

test('attack row 23: an answer shows the person their own name, and never the whole number', async () => {
  const phone = office.phone();
  const proven = await phone.prove(1);
  expect(JSON.stringify(proven.body)).not.toContain(demoPerson(1).idNumber);
  expect(Object.keys(Object(Object(proven.body).session)).sort()).toEqual(
    ['acting', 'csrfToken', 'district', 'knownAs', 'level', 'resident', 'simulated', 'steppedUpUntil'].sort(),
  );
});

test('production refuses the numbers of the demo city', async () => {
  const nobody = { accounts: { residentOf: async () => null }, residents: { find: async () => null } };
  const visitor = { kind: 'visitor', accountId: 'A', sessionId: 'S' } as const;
  const claim = { purpose: 'login', ...claimOf(1) } as const;
  await expect(claimedPerson({ ...nobody, production: true }, visitor, claim)).rejects.toMatchObject({
    code: 'login.demo-in-production',
  });
  expect(await claimedPerson({ ...nobody, production: false }, visitor, claim)).toEqual(claimOf(1));
});

test('a code for the counter is ten characters nobody confuses, read back as it may be typed', () => {
  for (const seed of ['0', 'ffffffffffffffff', '0123456789abcdef', 'deadbeefcafebabe']) {
    const code = counterCode(seed.padEnd(64, '7'));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    const typed = `${code.slice(0, 5)} ${code.slice(5)}`.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect(z.parse(CounterCode, typed)).toBe(code);
  }
});
