import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Proof } from 'shared/proofs.ts';
import { IssuedProof, proofsDeskApi } from 'shared/proofs-desk.ts';
import * as z from 'zod/mini';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { openProofsOffice, type ProofsOffice } from '../../../test/harness/proofs.ts';
import { staffToken, tokenOf } from '../../../test/harness/proofs-people.ts';
import type { Database } from '../../database/data-source.ts';
import { demoDepartmentRecords } from '../../demo/department-records.ts';

let database: Database;
let office: ProofsOffice;
let areaNow = 5_836;
beforeAll(async () => {
  database = await openTestDatabase();
  office = await openProofsOffice(database, {
    records: (question) => {
      const answer = demoDepartmentRecords(question);
      if (question.dataSet !== 'real-estate.homes' || question.subject.name !== '林秀英') return answer;
      return { record: { homes: [{ ...home, areaDecimetres: areaNow }] } };
    },
  });
  await office.wired.seed();
});
afterAll(async () => {
  await office.close();
  await database.close();
});

const home = { place: '云江市云溪区青石路1号', unitNumber: '990104001001', areaDecimetres: 0, share: '单独所有' };
const registry = () => staffToken('不动产登记', 'reviewer');

async function issue(person: number, body: object = { type: 'housing-status', purpose: '孩子入学' }) {
  const answer = await office.http.post('/proofs', body, tokenOf(person));
  expect(answer.status).toBe(201);
  return z.parse(Proof, answer.body);
}
const listed = async (token: string, query = '') =>
  z.parse(proofsDeskApi.list.output, (await office.http.get(`/handling/issued-proofs${query}`, token)).body);
const revoke = (id: string, token: string, reason = 'wrong-record') =>
  office.http.post(`/handling/issued-proofs/${id}/revoke`, { reason }, token);

test('a reviewer sees what the own department issued, the holders masked, and each look is in the audit', async () => {
  const proof = await issue(1);
  const fund = await issue(11, { type: 'fund-deposit', purpose: '申请贷款' });
  const { organization, proofs } = await listed(registry());
  expect(organization).toBe('云溪区不动产登记中心（样例）');
  expect(proofs[0]).toMatchObject({ id: proof.id, holder: '林*英', state: 'valid', correction: 'data' });
  expect(proofs.map(({ id }) => id)).not.toContain(fund.id);
  expect(JSON.stringify(proofs)).not.toMatch(/林秀英|checkCode|verifyUrl/);
  const byNumber = await listed(registry(), `?number=${proof.number.toLowerCase()}`);
  expect(byNumber.proofs.map(({ id }) => id)).toEqual([proof.id]);
  expect((await listed(registry(), `?number=${fund.number}`)).proofs).toEqual([]);
  const looks = await database.rows("SELECT id FROM audit_entry WHERE action = 'proof.list-issued'");
  expect(looks.length).toBeGreaterThanOrEqual(3);
});

test('a clerk, a unit that issues no proofs, and another department change nothing', async () => {
  const { id } = await issue(1);
  for (const [token, status, code] of [
    [staffToken('不动产登记', 'clerk'), 403, 'actor.forbidden'],
    [staffToken('城市管理', 'reviewer'), 403, 'proof.not-your-department'],
    [staffToken('公安', 'reviewer'), 404, 'proof.not-found'],
  ] as const) {
    expect(await revoke(id, token)).toMatchObject({ status, body: { code } });
    expect(await office.http.post(`/handling/issued-proofs/${id}/correct`, {}, token)).toMatchObject({
      status,
      body: { code },
    });
  }
  expect((await office.http.get('/handling/issued-proofs', tokenOf(1))).status).toBe(403);
  expect(await office.http.get(`/proofs/${id}`, tokenOf(1))).toMatchObject({ body: { state: 'valid' } });
});

test('the department takes a proof back with a reason, once; the holder reads the reason', async () => {
  const { id } = await issue(1);
  expect(await revoke(id, registry(), 'because')).toMatchObject({ status: 422 });
  const taken = await revoke(id, registry(), 'facts-changed');
  expect(taken).toMatchObject({ status: 200, body: { state: 'revoked', revokeReason: 'facts-changed' } });
  expect(await revoke(id, registry())).toMatchObject({ status: 409, body: { code: 'proof.already-revoked' } });
  expect(await office.http.get(`/proofs/${id}`, tokenOf(1))).toMatchObject({
    body: { state: 'revoked', revokeReason: 'facts-changed', supersededBy: null },
  });
  expect(office.pushed).toContain(`resident:${demoOwner} proof.revoked ${id}`);
});

const demoOwner = '01DEMZ0000RE00000000000001';

test('a correction issues today’s truth under a new number to the same holder and names it on the old one', async () => {
  const old = await issue(1, { type: 'housing-status', purpose: '孩子入学', recipient: '云溪区样例小学' });
  areaNow = 9_999;
  const corrected = await office.http.post(`/handling/issued-proofs/${old.id}/correct`, {}, registry());
  expect(corrected.status).toBe(200);
  const next = z.parse(IssuedProof, corrected.body);
  expect(next.number).not.toBe(old.number);
  expect(await office.http.get(`/proofs/${old.id}`, tokenOf(1))).toMatchObject({
    body: { state: 'revoked', revokeReason: 'corrected', supersededBy: next.number },
  });
  expect(await office.http.get(`/proofs/${next.id}`, tokenOf(1))).toMatchObject({
    body: { state: 'valid', purpose: '孩子入学', recipient: '云溪区样例小学' },
  });
  const [facts] = await database.rows(
    'SELECT count(DISTINCT facts_sha256) AS different FROM proof WHERE id IN (?, ?)',
    [old.id, next.id],
  );
  expect(Number(facts?.['different'])).toBe(2);
});

test('ten corrections of one proof at once make one new proof, and no number is lost', async () => {
  const old = await issue(1);
  const before = await database.rows("SELECT last FROM proof_number WHERE department = 'BDC'");
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => office.http.post(`/handling/issued-proofs/${old.id}/correct`, {}, registry())),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
  const after = await database.rows("SELECT last FROM proof_number WHERE department = 'BDC'");
  expect(Number(after[0]?.['last'])).toBe(Number(before[0]?.['last']) + 1);
});
