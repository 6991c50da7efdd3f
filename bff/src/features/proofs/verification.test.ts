import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Proof } from 'shared/proofs.ts';
import { LONGEST_LINK } from 'shared/signed-code.ts';
import { Verification, verdictOf } from 'shared/verification.ts';
import * as z from 'zod/mini';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { openProofsOffice, type ProofsOffice } from '../../../test/harness/proofs.ts';
import { tokenOf } from '../../../test/harness/proofs-people.ts';
import type { Database } from '../../database/data-source.ts';
import { openFonts } from '../../documents/fonts.ts';
import { openSampleOffice } from '../../documents/sample-office.ts';
import { sampleSheet } from '../../documents/sample-sheet.ts';

let database: Database;
let office: ProofsOffice;
let proof: Proof;
let pdf: Buffer;
beforeAll(async () => {
  database = await openTestDatabase();
  office = await openProofsOffice(database);
  proof = await issue(1);
  pdf = await fileOf(proof.id);
});
afterAll(async () => {
  await office.close();
  await database.close();
});

async function issue(person: number): Promise<Proof> {
  const body = { type: 'housing-status', purpose: '买房资格审核' };
  return z.parse(Proof, (await office.http.post('/proofs', body, tokenOf(person))).body);
}

async function fileOf(id: string): Promise<Buffer> {
  const headers = { authorization: `Bearer ${tokenOf(1)}` };
  return Buffer.from(await (await office.http.fetch(`/api/v1/proofs/${id}/file`, { headers })).arrayBuffer());
}

async function drop(bytes: Uint8Array, origin?: string) {
  const body = new FormData();
  body.append('file', new Blob([Uint8Array.from(bytes)]), '../../etc/<script>.pdf');
  const headers: Record<string, string> = origin === undefined ? {} : { origin };
  return office.http.fetch('/api/v1/verifications/file', { method: 'POST', body, headers });
}

async function verify(bytes: Uint8Array): Promise<Verification> {
  const answer = await drop(bytes);
  expect(answer.status).toBe(200);
  return z.parse(Verification, await answer.json());
}

const codeOf = ({ verifyUrl }: Proof) => verifyUrl.slice(verifyUrl.lastIndexOf('/') + 1);
const pass = (ms: number) => void (office.clock.now = new Date(office.clock.now.getTime() + ms));
/** The misses of one test must not stop the next one. */
const newWindow = () => pass(601_000);

test('the QR code of a proof holds an upper-case link with a signed code, short enough to print', () => {
  expect(proof.verifyUrl).toMatch(/^HTTP:\/\/127\.0\.0\.1:8080\/V\/[0-9A-HJKMNP-TV-Z]{200,}$/);
  expect(proof.verifyUrl.length).toBeLessThanOrEqual(LONGEST_LINK);
});

test('a stranger with the link learns that its code is genuine and it is good, and the holder’s masked name only', async () => {
  const answer = await office.http.get(`/verifications/${codeOf(proof)}`);
  expect(answer.body).toEqual({
    integrity: 'I-05',
    status: 'S-00',
    issuer: 'O-02',
    organization: '云溪区不动产登记中心（样例）',
    proof: {
      title: '有无房证明',
      number: proof.number,
      holder: '林*英',
      purpose: '买房资格审核',
      issuedOn: '2026-11-22',
      validUntil: '2026-12-22',
      revokedOn: null,
      revokedWhy: null,
    },
    checkedAt: office.clock.now.toISOString(),
  });
  expect(verdictOf(z.parse(Verification, answer.body))).toBe('genuine-code');
});

test('number and check code do the same however they are typed; the number alone does not', async () => {
  for (const [number, checkCode] of [
    [proof.number, proof.checkCode],
    [proof.number.toLowerCase().replaceAll('-', ' '), proof.checkCode.replaceAll('-', '').toLowerCase()],
  ]) {
    const answer = await office.http.post('/verifications/number', { number, checkCode });
    expect(answer).toMatchObject({ status: 200, body: { status: 'S-00', proof: { number: proof.number } } });
  }
  const wrong = await office.http.post('/verifications/number', {
    number: proof.number,
    checkCode: 'AAAA-AAAA-AAAA-A',
  });
  expect(wrong).toMatchObject({ status: 404, body: { code: 'verification.not-found' } });
  expect((await office.http.post('/verifications/number', { number: proof.number })).status).toBe(422);
});

test('the file itself gets three times yes', async () => {
  const verification = await verify(pdf);
  expect(verification).toMatchObject({ integrity: 'I-00', status: 'S-00', issuer: 'O-00' });
  expect(verdictOf(verification)).toBe('genuine');
});

test('attack row 38: no byte of a proof can be changed and stay genuine', async () => {
  const step = Math.floor(pdf.length / 400);
  for (let at = 0; at < pdf.length; at += step) {
    newWindow();
    const forged = Buffer.from(pdf);
    forged[at] = (forged[at] ?? 0) ^ (1 << (at % 8));
    const verification = await verify(forged);
    expect(verdictOf(verification)).toBe('not-valid');
    expect(verification.proof).toBeNull();
    expect(verification.organization).toBeNull();
  }
});

test('attack row 38: cut off, extended, stripped, printed anew or sealed by a stranger is never genuine', async () => {
  const strangers = openSampleOffice(await openFonts());
  const forgeries: [Buffer, string][] = [
    [pdf.subarray(0, -1), 'I-02'],
    [Buffer.concat([pdf, Buffer.from('\n%%EOF\n')]), 'I-02'],
    [Buffer.from(pdf.toString('latin1').replace('/ByteRange', '/ByteRangX'), 'latin1'), 'I-03'],
    [await strangers.write(sampleSheet({ name: '林秀英', number: 1 })), 'O-04'],
    [Buffer.from('{"number":"BDC-2026-000001","valid":true}'), 'I-04'],
    [Buffer.alloc(0), 'I-04'],
  ];
  newWindow();
  for (const [bytes, reason] of forgeries) {
    const verification = await verify(bytes);
    expect(verdictOf(verification)).toBe(reason === 'O-04' ? 'unknown-issuer' : 'not-valid');
    expect(Object.values(verification)).toContain(reason);
    expect(verification.proof).toBeNull();
  }
});

test('a file whose row is gone is not genuine, however good its seal', async () => {
  const row = 'UPDATE proof SET sha256 = ? WHERE id = ?';
  const kept = createHash('sha256').update(pdf).digest('hex');
  await database.execute(row, ['0'.repeat(64), proof.id]);
  const verification = await verify(pdf);
  await database.execute(row, [kept, proof.id]);
  expect(verification).toMatchObject({ integrity: 'I-00', status: 'S-08', issuer: 'O-00', proof: null });
  expect(verdictOf(verification)).toBe('not-valid');
});

test('a revoked proof says so within the same second, whichever way it is asked for; it is revoked once', async () => {
  office.clock.now = new Date('2026-11-22T05:01:00.000Z');
  const mine = await issue(1);
  const bytes = await fileOf(mine.id);
  expect((await office.http.post(`/proofs/${mine.id}/revoke`, {}, tokenOf(2))).status).toBe(404);
  const key = 'revoke-this-one-proof';
  for (let again = 0; again < 2; again += 1) {
    const answer = await office.http.post(`/proofs/${mine.id}/revoke`, {}, tokenOf(1), key);
    expect(answer).toMatchObject({ status: 200, body: { state: 'revoked' } });
  }
  const twice = await office.http.post(`/proofs/${mine.id}/revoke`, {}, tokenOf(1));
  expect(twice).toMatchObject({ status: 409, body: { code: 'proof.already-revoked' } });
  const byFile = await verify(bytes);
  expect(byFile).toMatchObject({
    integrity: 'I-00',
    status: 'S-04',
    issuer: 'O-00',
    proof: { revokedOn: '2026-11-22' },
  });
  expect(verdictOf(byFile)).toBe('revoked');
  expect((await office.http.get(`/verifications/${codeOf(mine)}`)).body).toMatchObject({ status: 'S-04' });
});

test('a proof is good to the end of its last day in Shanghai', async () => {
  const statusAt = async (instant: string) => {
    office.clock.now = new Date(instant);
    return (await verify(pdf)).status;
  };
  expect(await statusAt('2026-12-22T15:59:59.999Z')).toBe('S-00');
  expect(await statusAt('2026-12-22T16:00:00.000Z')).toBe('S-02');
});

test('attack row 37: another’s proof, its file, its picture and a missing one look alike', async () => {
  const missing = '01DEMZ0000PF00000000000001';
  for (const part of ['', '/file', '/picture']) {
    const answers = [
      await office.http.get(`/proofs/${proof.id}${part}`, tokenOf(2)),
      await office.http.get(`/proofs/${missing}${part}`, tokenOf(1)),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ status: 404, body: { code: 'proof.not-found' } });
  }
  expect((await office.http.get('/proofs/..%2F..%2Fetc/file', tokenOf(1))).status).toBe(422);
  expect((await office.http.get(`/proofs/${proof.id}/file`)).status).toBe(401);
  expect((await office.http.get('/proofs', tokenOf(2))).body).toMatchObject({ proofs: [] });
});

test('attack row 37: a range is answered whole or in part, a strange one with 416', async () => {
  const path = `/api/v1/proofs/${proof.id}/file`;
  const get = (range: string, method = 'GET') =>
    office.http.fetch(path, { method, headers: { authorization: `Bearer ${tokenOf(1)}`, range } });
  const part = await get('bytes=100-199');
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${pdf.length}`]);
  expect(Buffer.from(await part.arrayBuffer()).equals(pdf.subarray(100, 200))).toBe(true);
  const rest = await get(`bytes=${pdf.length - 10}-`);
  expect(Buffer.from(await rest.arrayBuffer()).equals(pdf.subarray(-10))).toBe(true);
  for (const strange of [`bytes=${'0-,'.repeat(1000)}0-`, `bytes=${pdf.length}-`, 'bytes=9-1', 'bytes=-0'])
    expect((await get(strange)).status).toBe(416);
  const head = await get('bytes=0-0', 'HEAD');
  expect([head.status, head.headers.get('content-range'), head.headers.get('content-length')]).toEqual([
    206,
    `bytes 0-0/${pdf.length}`,
    '1',
  ]);
  expect((await office.http.fetch(path, { method: 'HEAD' })).status).toBe(401);
});

test('attack row 40: whatever stands in place of a code is one and the same "not found"', async () => {
  newWindow();
  const answers = await Promise.all(
    [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      'javascript:alert(1)',
      '\u202E𠮷',
      'A'.repeat(26),
      '0',
    ].map(async (code) => {
      const { status, body } = await office.http.get(`/verifications/${encodeURIComponent(code)}`);
      return { status, body: { ...z.parse(z.record(z.string(), z.unknown()), body), requestId: '' } };
    }),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ status: 404, body: { code: 'verification.not-found' } });
});

test('attack row 41: guessing finds nothing and is stopped, for codes, check codes and files alike', async () => {
  newWindow();
  const guesses = Array.from({ length: 60 }, () => randomBytes(16).toString('hex').toUpperCase().slice(0, 26));
  const statuses: number[] = [];
  for (const guess of guesses) statuses.push((await office.http.get(`/verifications/${guess}`)).status);
  expect(statuses.slice(0, 30).every((status) => status === 404)).toBe(true);
  expect(statuses.slice(30).every((status) => status === 429)).toBe(true);
  const stopped = await office.http.post('/verifications/number', { number: proof.number, checkCode: 'AAAAAAAAAAAAA' });
  expect(stopped.status).toBe(429);
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await drop(pdf)).status).toBe(429);
  newWindow();
  expect((await office.http.get(`/verifications/${codeOf(proof)}`)).status).toBe(200);
});

test('attack row 41: 200 guesses at once learn no more than 30 one after the other, not even the right one among them', async () => {
  newWindow();
  const guess = (checkCode: string) => office.http.post('/verifications/number', { number: proof.number, checkCode });
  const wrong = Array.from({ length: 199 }, (_, at) => guess(`7K3M9QX2WZ${String(at).padStart(3, '0')}`));
  const answers = await Promise.all([...wrong, guess(proof.checkCode)]);
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect([count(200), count(404), count(429)]).toEqual([0, 30, 170]);
});

test('attack row 41: of a number that exists and one that does not, one and the same is said', async () => {
  newWindow();
  const answers = [];
  for (const number of [proof.number, 'BDC-2026-999999']) {
    const { status, body } = await office.http.post('/verifications/number', { number, checkCode: 'AAAAAAAAAAAAA' });
    answers.push({ status, body: { ...z.parse(z.record(z.string(), z.unknown()), body), requestId: '' } });
  }
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toMatchObject({ status: 404, body: { code: 'verification.not-found' } });
});

test('attack row 41: files nobody issued are counted too', async () => {
  newWindow();
  for (let at = 0; at < 30; at += 1) expect((await drop(Buffer.from(`%PDF-1.7 ${at}`))).status).toBe(200);
  expect((await drop(Buffer.from('%PDF-1.7 one more'))).status).toBe(429);
});

test('attack row 42: another site gets no access to the answers', async () => {
  const answer = await office.http.fetch(`/api/v1/verifications/${codeOf(proof)}`, {
    headers: { origin: 'https://elsewhere.example' },
  });
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  for (const origin of ['https://elsewhere.example', 'null']) expect((await drop(pdf, origin)).status).toBe(403);
});

test('attack row 43: a file above the limit is refused, and nothing of any file is kept', async () => {
  newWindow();
  const kept = () => readdirSync(office.folder, { recursive: true }).toSorted();
  const before = kept();
  expect((await drop(Buffer.alloc(2 * 1024 * 1024 + 1))).status).toBe(413);
  expect((await drop(Buffer.alloc(2 * 1024 * 1024 - 1))).status).toBe(200);
  expect(kept()).toEqual(before);
  expect(office.logged.join('\n')).not.toMatch(/林秀英|script/);
});

test('attack row 35: a missing or odd Idempotency-Key is refused, keys differing in case are two', async () => {
  office.clock.now = new Date('2026-11-22T05:02:00.000Z');
  const post = (key: string | null) =>
    office.http.fetch('/api/v1/proofs', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${tokenOf(8)}`,
        ...(key === null ? {} : { 'idempotency-key': key }),
      },
      body: JSON.stringify({ type: 'housing-status', purpose: '孩子入学' }),
    });
  expect((await post(null)).status).toBe(400);
  expect((await post('k'.repeat(300))).status).toBe(400);
  const one = await (await post('a-key-in-small-letters')).json();
  const two = await (await post('A-KEY-IN-SMALL-LETTERS')).json();
  expect(z.parse(Proof, one).number).not.toBe(z.parse(Proof, two).number);
});
