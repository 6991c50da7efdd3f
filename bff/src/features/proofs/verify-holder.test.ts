import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { idNumberCheck } from 'shared/identity.ts';
import { Proof } from 'shared/proofs.ts';
import { ulid } from 'ulid';
import * as z from 'zod/mini';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { openProofsOffice, type ProofsOffice } from '../../../test/harness/proofs.ts';
import { demoPerson, firmToken, tokenOf } from '../../../test/harness/proofs-people.ts';
import type { Database } from '../../database/data-source.ts';
import { fieldCipher } from '../../database/field-cipher.ts';
import { firms } from '../../demo/city.ts';
import { softwareKeys } from '../../integrations/keys/software-keys.ts';
import { proofStore } from './proof-store.sql.ts';

const START = new Date('2026-11-22T05:00:00.000Z');
const DAY_MS = 86_400_000;

let database: Database;
let office: ProofsOffice;
/** Of residents 1 to 8, each used by one test; made at the start, while everybody's step-up is fresh. */
let made: Proof[];
beforeAll(async () => {
  database = await openTestDatabase();
  office = await openProofsOffice(database);
  made = await Promise.all(Array.from({ length: 8 }, (_, index) => issue(tokenOf(index + 1))));
});
beforeEach(async () => {
  office.clock.now = START;
  await database.execute("DELETE FROM attempt_limit WHERE limit_key <> ''", []);
});
afterAll(async () => {
  await office.close();
  await database.close();
});

async function issue(token: string, body: object = { type: 'housing-status', purpose: '买房资格审核' }) {
  return z.parse(Proof, (await office.http.post('/proofs', body, token)).body);
}

function of(person: number): Proof {
  const proof = made[person - 1];
  if (!proof) throw new Error('no proof was issued');
  return proof;
}

const codeOf = ({ verifyUrl }: Proof) => verifyUrl.slice(verifyUrl.lastIndexOf('/') + 1);
const ask = (proof: object, holderCode: string) => office.http.post('/verifications/holder', { proof, holderCode });
const askByCode = (proof: Proof, holderCode: string) => ask({ code: codeOf(proof) }, holderCode);
const idOf = (person: number) => demoPerson(person).idNumber;
const later = (days: number) => void (office.clock.now = new Date(START.getTime() + days * DAY_MS));

/** Another number of the same district and birthday. */
function guess(person: number, serial: number): string {
  const first = `${idOf(person).slice(0, 14)}${String(serial).padStart(3, '0')}`;
  return first + idNumberCheck(first);
}

/** A refusal without the number of the request, which differs each time. */
function refusal({ status, body }: Awaited<ReturnType<typeof ask>>) {
  return { status, body: { ...z.parse(z.record(z.string(), z.unknown()), body), requestId: '' } };
}

async function statusesOf(person: number, serials: number[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const serial of serials) statuses.push((await askByCode(of(person), guess(person, serial))).status);
  return statuses;
}
const serialsFrom = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index);

test('a clerk learns whether a proof is about the ID number of the person at hand, and nothing else', async () => {
  const mine = of(1);
  const ways = [{ code: codeOf(mine) }, { number: mine.number.toLowerCase(), checkCode: mine.checkCode }];
  for (const shown of ways) {
    expect((await ask(shown, idOf(1))).body).toEqual({ holder: 'H-00' });
    expect((await ask(shown, idOf(2))).body).toEqual({ holder: 'H-01' });
  }
});

test('the number may be typed with spaces, full-width digits or a small x; a slip of the finger is refused, not counted', async () => {
  const wide = [...idOf(1)].map((digit) => (digit === '0' ? '０' : digit)).join('');
  for (const typed of [wide, `${idOf(1).slice(0, 6)} ${idOf(1).slice(6)}`])
    expect((await askByCode(of(1), typed)).body).toEqual({ holder: 'H-00' });
  const endsWithX =
    serialsFrom(400, 100)
      .map((serial) => guess(1, serial))
      .find((number) => number.endsWith('X')) ?? '';
  expect((await askByCode(of(1), endsWithX.toLowerCase())).body).toEqual({ holder: 'H-01' });
  const swapped = `${idOf(1).slice(0, 16)}${idOf(1)[17]}${idOf(1)[16]}`;
  for (let slip = 0; slip < 10; slip++) {
    const refused = await askByCode(of(1), swapped);
    expect(refused).toMatchObject({
      status: 422,
      body: { fields: { holderCode: expect.stringContaining('身份证号') } },
    });
    expect(JSON.stringify(refused.body)).not.toContain(swapped.slice(0, 8));
  }
  for (const odd of ['', '林秀英', '9'.repeat(18), null, 12])
    expect((await ask({ code: codeOf(of(1)) }, String(odd))).status).toBe(422);
  expect((await askByCode(of(1), idOf(1))).body).toEqual({ holder: 'H-00' });
});

test('a firm’s proof is compared with its credit code', async () => {
  const firm = await issue(firmToken(1, 1), { type: 'real-estate-query', purpose: '申请贷款', about: 'firm' });
  expect((await askByCode(firm, firms[0]?.creditCode ?? '')).body).toEqual({ holder: 'H-00' });
  expect((await askByCode(firm, firms[1]?.creditCode ?? '')).body).toEqual({ holder: 'H-01' });
});

test('attack row 41: of one proof five ID numbers a day can be tried, then the right one is refused like the wrong ones', async () => {
  expect(await statusesOf(2, serialsFrom(100, 7))).toEqual([200, 200, 200, 200, 200, 429, 429]);
  const refused = await askByCode(of(2), idOf(2));
  expect(refused).toMatchObject({ status: 429, body: { code: 'verification.too-many-mismatches' } });
  expect(Number(refused.headers.get('retry-after'))).toBe(86_400);
  expect(refusal(refused)).toEqual(refusal(await askByCode(of(2), guess(2, 200))));
  expect((await askByCode(of(1), idOf(1))).status).toBe(200);
  later(1);
  expect((await askByCode(of(2), idOf(2))).body).toEqual({ holder: 'H-00' });
});

test('attack row 41: fifty ID numbers at once are five', async () => {
  const answers = await Promise.all(serialsFrom(100, 50).map((serial) => askByCode(of(3), guess(3, serial))));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(45);
});

test('attack row 41: day after day of trying ends at twenty, long before the five hundred of one birthday', async () => {
  let tried = 0;
  for (let day = 0; day < 29; day++) {
    later(day);
    tried += (await statusesOf(4, serialsFrom(100 + day * 6, 6))).filter((status) => status === 200).length;
  }
  expect(tried).toBe(20);
  expect((await askByCode(of(4), idOf(4))).status).toBe(429);
});

test('attack row 41: one address may be wrong thirty times a day, whatever proofs it holds', async () => {
  const statuses: number[] = [];
  for (const person of [1, 2, 3, 4, 5, 6, 7]) statuses.push(...(await statusesOf(person, serialsFrom(300, 5))));
  expect(statuses.filter((status) => status === 200)).toHaveLength(30);
  expect(statuses.slice(30)).toEqual([429, 429, 429, 429, 429]);
});

test('a right number takes no try away', async () => {
  for (let times = 0; times < 40; times++) expect((await askByCode(of(5), idOf(5))).status).toBe(200);
  expect(await statusesOf(5, serialsFrom(100, 6))).toEqual([200, 200, 200, 200, 200, 429]);
});

test('attack row 41: a proof nobody has, a wrong check code and a code that is none look alike, with any ID number', async () => {
  const unknown = [
    { code: 'A'.repeat(26) },
    { code: '<script>' },
    { number: of(1).number, checkCode: '0000-0000-0000-0' },
  ];
  const answers = await Promise.all(
    unknown.flatMap((shown) => [idOf(1), idOf(2)].map(async (number) => refusal(await ask(shown, number)))),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ status: 404, body: { code: 'verification.not-found' } });
  for (const shown of [{}, { number: of(1).number }, { code: codeOf(of(1)), number: '1', checkCode: '1' }, 'code'])
    expect((await office.http.post('/verifications/holder', { proof: shown, holderCode: idOf(1) })).status).toBe(422);
});

test('attack row 41: of a proof that is no longer good no number is compared', async () => {
  await office.http.post(`/proofs/${of(6).id}/revoke`, {}, tokenOf(6));
  const [right, wrong] = [refusal(await askByCode(of(6), idOf(6))), refusal(await askByCode(of(6), idOf(7)))];
  expect(right).toEqual(wrong);
  expect(right).toMatchObject({ status: 409, body: { code: 'verification.holder-not-comparable' } });
  later(31);
  expect((await askByCode(of(7), idOf(7))).status).toBe(409);
});

test('a proof with an old random code, which holds no mark, is not compared and costs no try', async () => {
  const keys = await softwareKeys(join(office.folder, 'keys.json'));
  const store = proofStore(database, fieldCipher(await keys.ring('fields'), await keys.ring('blind-index')));
  const known = await store.findByLinkCode(codeOf(of(1)));
  if (!known) throw new Error('not on the register');
  const file = (name: string) => ({ fileName: ulid().toLowerCase(), sha256: name.repeat(64), sizeBytes: 1 });
  const linkCode = '0123456789ABCDEFGHJKMNPQRS';
  const old = { ...known, id: ulid(), number: 'BDC-2025-000001', linkCode, pdf: file('1'), ofd: file('2') };
  await store.insert(old, 'page');
  for (let times = 0; times < 8; times++)
    expect(await ask({ code: linkCode }, idOf(1))).toMatchObject({
      status: 409,
      body: { code: 'verification.holder-not-comparable' },
    });
});

test('the holder sees that somebody compared, and how often it was another’s number', async () => {
  await askByCode(of(8), idOf(8));
  for (const other of [1, 2, 3]) await askByCode(of(8), idOf(other));
  expect((await office.http.get(`/proofs/${of(8).id}/checks`, tokenOf(8))).body).toEqual({
    times: 4,
    lastAt: START.toISOString(),
    mismatches: 3,
  });
});

test('neither a right nor a wrong ID number is written anywhere', async () => {
  const numbers = [idOf(1), guess(1, 321)];
  for (const number of numbers) await askByCode(of(1), number);
  expect(office.logged.filter((line) => numbers.some((number) => line.includes(number)))).toEqual([]);
  for (const table of ['attempt_limit', 'proof_check']) {
    const rows = JSON.stringify(await database.rows(`SELECT * FROM ${table}`));
    for (const number of numbers) expect(rows).not.toContain(number);
    expect(rows).not.toContain('127.0.0.1');
  }
});

test('after a year the counts of checks are gone, a day earlier they are not', async () => {
  const count = async () => (await database.rows('SELECT count(*) AS n FROM proof_check'))[0]?.['n'];
  await database.execute("DELETE FROM proof_check WHERE day <> ''", []);
  later(2);
  await askByCode(of(1), idOf(1));
  expect(Number(await count())).toBe(1);
  later(368);
  await office.wired.tidy();
  expect(Number(await count())).toBe(1);
  later(369);
  await office.wired.tidy();
  expect(Number(await count())).toBe(0);
});
