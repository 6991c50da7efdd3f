import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromBase32, toBase32 } from 'shared/base32.ts';
import type { CodeFacts } from 'shared/code-facts.ts';
import { judgeCode } from 'shared/judge-code.ts';
import { Proof } from 'shared/proofs.ts';
import { encodeUnsigned, formatCode, parseCode } from 'shared/signed-code.ts';
import { Verification, VerificationKeys, verdictOf } from 'shared/verification.ts';
import { ulid } from 'ulid';
import * as z from 'zod/mini';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { openProofsOffice, type ProofsOffice } from '../../../test/harness/proofs.ts';
import { demoPerson, tokenOf } from '../../../test/harness/proofs-people.ts';
import type { Database } from '../../database/data-source.ts';
import { fieldCipher } from '../../database/field-cipher.ts';
import type { Sm2Key } from '../../integrations/keys/key-provider.ts';
import { softwareKeys } from '../../integrations/keys/software-keys.ts';
import { CODES_ALIAS } from '../../integrations/seals/key-aliases.ts';
import { proofStore } from './proof-store.sql.ts';

let database: Database;
let office: ProofsOffice;
let otherCity: { database: Database; office: ProofsOffice };
/** Of residents 1 to 8; made at the start, for a step-up is good for five minutes only. */
let made: Proof[];
let theirs: Proof;
let proof: Proof;
beforeAll(async () => {
  database = await openTestDatabase();
  office = await openProofsOffice(database);
  const elsewhere = await openTestDatabase();
  otherCity = { database: elsewhere, office: await openProofsOffice(elsewhere) };
  made = await Promise.all(Array.from({ length: 8 }, (_, index) => issue(office, index + 1)));
  proof = madeFor(1);
  theirs = await issue(otherCity.office);
});
afterAll(async () => {
  for (const opened of [{ database, office }, otherCity]) {
    await opened.office.close();
    await opened.database.close();
  }
});

async function issue(at: ProofsOffice, person = 1): Promise<Proof> {
  const body = { type: 'housing-status', purpose: '买房资格审核' };
  return z.parse(Proof, (await at.http.post('/proofs', body, tokenOf(person))).body);
}

function madeFor(person: number): Proof {
  const mine = made[person - 1];
  if (!mine) throw new Error('no proof was issued');
  return mine;
}

const codeOf = ({ verifyUrl }: Proof) => verifyUrl.slice(verifyUrl.lastIndexOf('/') + 1);
const ask = (code: string, at = office) => at.http.get(`/verifications/${encodeURIComponent(code)}`);
const pass = (ms: number) => void (office.clock.now = new Date(office.clock.now.getTime() + ms));
const newWindow = () => pass(601_000);

async function verify(code: string): Promise<Verification> {
  const answer = await ask(code);
  expect(answer.status).toBe(200);
  return z.parse(Verification, answer.body);
}

function takenApart(code: string) {
  const parsed = parseCode(code);
  if (!parsed) throw new Error('not a code');
  return parsed;
}

async function codeKey(): Promise<Sm2Key> {
  return (await softwareKeys(join(office.folder, 'keys.json'))).sm2Key(CODES_ALIAS);
}

/** As only somebody with our key could. */
async function signAgain(more: Partial<CodeFacts>): Promise<string> {
  const { keyId, facts } = takenApart(codeOf(proof));
  const unsigned = encodeUnsigned(keyId, { ...facts, ...more });
  return formatCode(unsigned, await (await codeKey()).sign(unsigned));
}

function flipped(code: string, at: number): string {
  const bytes = fromBase32(code) ?? new Uint8Array();
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return toBase32(bytes);
}

test('anybody can fetch the public keys, and judges a code with them as the server does, without the server', async () => {
  const answer = await office.http.get('/verification-keys');
  const keys = z.parse(VerificationKeys, answer.body);
  expect(keys.codeKeys).toHaveLength(1);
  expect(keys.codeKeys[0]).toMatchObject({ from: '2026-11-21', revoked: false });
  expect(keys.issuers['BDC']).toBe('云溪区不动产登记中心（样例）');
  expect(keys.types['housing-status']).toBe('有无房证明');
  expect(keys.roots.length).toBeGreaterThanOrEqual(2);
  const judged = judgeCode(codeOf(proof), keys, office.clock.now);
  expect(judged?.verification).toMatchObject({
    integrity: 'I-05',
    status: 'S-01',
    issuer: 'O-02',
    organization: proof.organization,
    proof: { title: proof.title, number: proof.number, holder: '林*英', validUntil: proof.validUntil },
  });
});

test('a code holds neither the name nor the ID number, and not the same mark for two proofs of one person', async () => {
  const bytes = Buffer.from(fromBase32(codeOf(proof)) ?? []);
  const { name, idNumber } = demoPerson(1);
  expect(bytes.includes(Buffer.from(name))).toBe(false);
  for (const secret of [idNumber, idNumber.slice(6, 14), idNumber.slice(-4)])
    expect(bytes.includes(secret)).toBe(false);
  const [one, other] = [proof, await issue(office)].map((each) => takenApart(codeOf(each)).facts);
  expect(one?.holderMark).not.toEqual(other?.holderMark);
});

test('attack row 28: a forged code is called forged, and tells nothing that stands in it', async () => {
  const length = (fromBase32(codeOf(proof)) ?? []).length;
  for (const at of [length - 1, length - 40, length - 70, length - 90]) {
    newWindow();
    const verification = await verify(flipped(codeOf(proof), at));
    expect(verification).toMatchObject({
      integrity: 'I-06',
      status: 'S-09',
      issuer: 'O-09',
      organization: null,
      proof: null,
    });
    expect(verdictOf(verification)).toBe('not-valid');
  }
});

test('attack row 28: swapped facts under a genuine signature are called forged', async () => {
  newWindow();
  const { keyId, facts, signature } = takenApart(codeOf(proof));
  const swapped = formatCode(encodeUnsigned(keyId, { ...facts, validUntil: '2036-12-22' }), signature);
  expect(await verify(swapped)).toMatchObject({ integrity: 'I-06', proof: null });
});

test('attack row 28: the code of another issuer, genuine there, is unknown here', async () => {
  newWindow();
  expect(await verify(codeOf(theirs))).toMatchObject({
    integrity: 'I-07',
    status: 'S-09',
    issuer: 'O-06',
    proof: null,
  });
  expect(verdictOf(z.parse(Verification, (await ask(codeOf(theirs), otherCity.office)).body))).toBe('genuine-code');
});

test('attack row 28: a key id that is not ours does not make our signature somebody else’s', async () => {
  newWindow();
  const { facts, signature } = takenApart(codeOf(proof));
  const code = formatCode(encodeUnsigned('00000000', facts), signature);
  expect(await verify(code)).toMatchObject({ issuer: 'O-06', proof: null });
});

test('attack row 28: signed with our own key but never issued, it is not on the register and not good', async () => {
  newWindow();
  const code = await signAgain({ running: 999_999 });
  const verification = await verify(code);
  expect(verification).toMatchObject({ integrity: 'I-05', status: 'S-08', issuer: 'O-02', proof: null });
  expect(verdictOf(verification)).toBe('not-valid');
  expect(await verify(await signAgain({ holder: '王*' }))).toMatchObject({ status: 'S-08', proof: null });
});

test('attack row 28: truncated, oversized, padded, lower-case or with look-alike letters it is no code', async () => {
  newWindow();
  const code = codeOf(proof);
  const shapes = [
    code.slice(0, -1),
    code.slice(0, 26),
    `${code}0`,
    code.toLowerCase(),
    `О${code.slice(1)}`,
    `Ｏ${code.slice(1)}`,
    `${code}\u200B`,
    ` ${code}`,
  ];
  for (const shape of shapes)
    expect(await ask(shape)).toMatchObject({ status: 404, body: { code: 'verification.not-found' } });
  expect((await ask(code.repeat(20))).status).toBe(422);
});

test('attack row 29: a replayed code says what holds now, not what held when it was printed', async () => {
  newWindow();
  const mine = madeFor(5);
  expect(verdictOf(await verify(codeOf(mine)))).toBe('genuine-code');
  await office.http.post(`/proofs/${mine.id}/revoke`, {}, tokenOf(5));
  const after = await verify(codeOf(mine));
  expect(after).toMatchObject({ integrity: 'I-05', status: 'S-04', issuer: 'O-02', proof: { revokedWhy: null } });
  expect(verdictOf(after)).toBe('revoked');
});

test.each([
  [2, 'facts-changed', null, 'S-05', '情况已经变化', 'revoked'],
  [3, 'corrected', 'BDC-2026-000999', 'S-03', '内容有误，已更正', 'replaced'],
] as const)(
  'taken back by the department (%i: %s), the verifier hears so and why, but not the new number',
  async (person, reason, successor, status, why, verdict) => {
    newWindow();
    const mine = madeFor(person);
    await database.execute(
      "UPDATE proof SET status = 'revoked', revoked_at = ?, revoke_reason = ?, superseded_by = ? WHERE id = ?",
      [office.clock.now, reason, successor, mine.id],
    );
    const verification = await verify(codeOf(mine));
    expect(verification).toMatchObject({ status, proof: { revokedWhy: why } });
    expect(verdictOf(verification)).toBe(verdict);
    expect(JSON.stringify(verification)).not.toContain('000999');
  },
);

test('a document with the old random code is still verified by it', async () => {
  newWindow();
  const keys = await softwareKeys(join(office.folder, 'keys.json'));
  const store = proofStore(database, fieldCipher(await keys.ring('fields'), await keys.ring('blind-index')));
  const known = await store.findByLinkCode(codeOf(proof));
  if (!known) throw new Error('not on the register');
  const file = (name: string) => ({ fileName: ulid().toLowerCase(), sha256: name.repeat(64), sizeBytes: 1 });
  const linkCode = '0123456789ABCDEFGHJKMNPQRS';
  await store.insert(
    { ...known, id: ulid(), number: 'BDC-2025-000001', linkCode, pdf: file('1'), ofd: file('2') },
    'page',
  );
  const verification = await verify(linkCode.toLowerCase());
  expect(verification).toMatchObject({ integrity: 'I-01', issuer: 'O-01', status: 'S-00' });
  expect(verdictOf(verification)).toBe('on-record');
});

test('attack row 41: numbers alone, counted up, find nothing and are stopped', async () => {
  newWindow();
  const statuses: number[] = [];
  for (let running = 1; running <= 40; running++) {
    const number = `BDC-2026-${String(running).padStart(6, '0')}`;
    statuses.push((await office.http.post('/verifications/number', { number, checkCode: '0' })).status);
  }
  expect(statuses.slice(0, 30).every((status) => status === 404)).toBe(true);
  expect(statuses.slice(30).every((status) => status === 429)).toBe(true);
});

test('attack row 41: forged codes and unknown hashes are counted like wrong guesses', async () => {
  newWindow();
  const length = (fromBase32(codeOf(proof)) ?? []).length;
  for (let guess = 0; guess < 15; guess++)
    expect((await ask(flipped(codeOf(proof), length - 1 - guess))).status).toBe(200);
  for (let guess = 0; guess < 15; guess++)
    expect((await office.http.post('/verifications/hash', { sha256: String(guess).padStart(64, '0') })).status).toBe(
      200,
    );
  expect((await ask(codeOf(proof))).status).toBe(429);
});

test('of a file verified elsewhere the register is asked by hash: found with its state, or not found', async () => {
  newWindow();
  const [row] = await database.rows('SELECT sha256, ofd_sha256 FROM proof WHERE id = ?', [proof.id]);
  for (const column of ['sha256', 'ofd_sha256']) {
    const answer = await office.http.post('/verifications/hash', { sha256: row?.[column] });
    expect(answer).toMatchObject({
      status: 200,
      body: { integrity: 'I-01', issuer: 'O-01', status: 'S-00', proof: { number: proof.number, holder: '林*英' } },
    });
  }
  const unknown = await office.http.post('/verifications/hash', { sha256: 'f'.repeat(64) });
  expect(unknown.body).toMatchObject({ status: 'S-08', issuer: 'O-09', organization: null, proof: null });
  for (const sha256 of ['', 'F'.repeat(64), `${'f'.repeat(64)} `, 12])
    expect((await office.http.post('/verifications/hash', { sha256 })).status).toBe(422);
});

test('the holder sees how often a proof was verified and when last; nobody else does; a burst counts once', async () => {
  newWindow();
  const mine = madeFor(7);
  const began = office.clock.now.toISOString();
  const seen = async () => (await office.http.get(`/proofs/${mine.id}/checks`, tokenOf(7))).body;
  expect(await seen()).toEqual({ times: 0, lastAt: null, mismatches: 0 });
  await Promise.all(Array.from({ length: 20 }, () => ask(codeOf(mine))));
  expect(await seen()).toEqual({ times: 1, lastAt: began, mismatches: 0 });
  await office.http.post('/verifications/number', { number: mine.number, checkCode: mine.checkCode });
  pass(11_000);
  await ask(codeOf(mine));
  expect(await seen()).toEqual({ times: 3, lastAt: office.clock.now.toISOString(), mismatches: 0 });
  expect((await office.http.get(`/proofs/${mine.id}/checks`, tokenOf(8))).status).toBe(404);
  expect((await office.http.get(`/proofs/${mine.id}/checks`)).status).toBe(401);
});
