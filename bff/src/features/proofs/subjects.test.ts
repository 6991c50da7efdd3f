import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ageOn } from 'shared/identity.ts';
import { Proof, proofsApi } from 'shared/proofs.ts';
import * as z from 'zod/mini';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { openProofsOffice, type ProofsOffice } from '../../../test/harness/proofs.ts';
import { demoPerson, firmToken, subjectOf, tokenOf } from '../../../test/harness/proofs-people.ts';
import type { Database } from '../../database/data-source.ts';
import { firms } from '../../demo/city.ts';
import { demoDepartmentRecords } from '../../demo/department-records.ts';
import { ofAgeOn } from './wards.ts';

const MOTHER = 10;
const CHILD = 8;

let database: Database;
let office: ProofsOffice;
let asked: string[];
beforeAll(async () => {
  database = await openTestDatabase();
  asked = [];
  office = await openProofsOffice(database, {
    records: (question) => {
      asked.push(`${question.dataSet} ${question.subject.kind} ${question.subject.code}`);
      if (question.dataSet === 'population.wards' && question.subject.name === demoPerson(11).name)
        return { record: { wards: [{ ...ward(15), relation: '父亲' }] } };
      if (question.dataSet === 'population.wards' && question.subject.name === demoPerson(12).name)
        return { record: { wards: [] }, holder: subjectOf(13) };
      return demoDepartmentRecords(question);
    },
  });
});
afterAll(async () => {
  await office.close();
  await database.close();
});

const ward = (number: number) => ({ name: demoPerson(number).name, idNumber: demoPerson(number).idNumber });
const residence = { type: 'residence', purpose: '孩子入学' };
const firmQuery = { type: 'real-estate-query', purpose: '申请贷款', about: 'firm' };

const wardsOf = async (person: number) =>
  z.parse(proofsApi.wards.output, (await office.http.get('/proof-wards', tokenOf(person))).body).wards;
const issue = (token: string, body: object) => office.http.post('/proofs', body, token);
const counted = async () => (await database.rows('SELECT id FROM proof')).length;

test('a mother sees her child by name, without the ID number, and others see nobody', async () => {
  const wards = await wardsOf(MOTHER);
  expect(wards).toEqual([{ key: expect.stringMatching(/^[0-9a-f]{32}$/), name: '周小满', relation: '母亲' }]);
  expect(JSON.stringify(wards)).not.toContain(demoPerson(CHILD).idNumber);
  expect(await wardsOf(1)).toEqual([]);
});

test('she gets the residence proof of her child: it names the child and lies with her, not with the child', async () => {
  const [child] = await wardsOf(MOTHER);
  const issued = await issue(tokenOf(MOTHER), { ...residence, about: 'ward', wardKey: child?.key });
  expect(issued).toMatchObject({ status: 201, body: { about: 'ward', holder: '周小满' } });
  const { id } = z.parse(Proof, issued.body);
  expect(asked.slice(-2)).toEqual([
    `population.wards person ${demoPerson(MOTHER).idNumber}`,
    `population.residence person ${demoPerson(CHILD).idNumber}`,
  ]);
  expect((await office.http.get(`/proofs/${id}`, tokenOf(MOTHER))).status).toBe(200);
  expect((await office.http.get(`/proofs/${id}`, tokenOf(CHILD))).status).toBe(404);
});

test('attack row 20: the day the child turns 18 the proof is the child’s own: to read, keep and take back; the mother’s no more', async () => {
  const [child] = await wardsOf(MOTHER);
  const issued = await issue(tokenOf(MOTHER), { ...residence, about: 'ward', wardKey: child?.key });
  const { id } = z.parse(Proof, issued.body);
  const seenBy = async (person: number) => {
    const paths = [`/proofs/${id}`, `/proofs/${id}/file`, `/proofs/${id}/file?format=ofd`, `/proofs/${id}/picture`];
    const answers = await Promise.all(
      [...paths, `/proofs/${id}/checks`].map((path) => office.http.get(path, tokenOf(person))),
    );
    const list = JSON.stringify((await office.http.get('/proofs', tokenOf(person))).body);
    return [...new Set(answers.map(({ status }) => status)), list.includes(id)];
  };
  const { idNumber } = demoPerson(CHILD);
  const birthday = `${Number(idNumber.slice(6, 10)) + 18}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;
  const midnight = new Date(`${birthday}T00:00:00+08:00`);
  const before = office.clock.now;
  try {
    office.clock.now = new Date(midnight.getTime() - 1);
    expect([await seenBy(MOTHER), await seenBy(CHILD)]).toEqual([
      [200, true],
      [404, false],
    ]);
    office.clock.now = midnight;
    expect([await seenBy(MOTHER), await seenBy(CHILD), await seenBy(1)]).toEqual([
      [404, false],
      [200, true],
      [404, false],
    ]);
    expect((await office.http.get(`/proofs/${id}`, tokenOf(CHILD))).body).toMatchObject({
      about: 'self',
      holder: '周小满',
    });
    const revoke = async (person: number) =>
      (await office.http.post(`/proofs/${id}/revoke`, {}, tokenOf(person))).status;
    expect([await revoke(MOTHER), await revoke(CHILD)]).toEqual([404, 200]);
  } finally {
    office.clock.now = before;
  }
});

test.each([
  ['990104200803050099', '2026-03-05'],
  ['990104200802290091', '2026-03-01'],
  ['990104200012310099', '2018-12-31'],
])('the holder of %s is of age from %s on', (idNumber, day) => {
  expect(ofAgeOn(idNumber)).toBe(day);
  const eve = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  expect([ageOn(idNumber, eve), ageOn(idNumber, day)]).toEqual([17, 18]);
});

test('another’s child, a child come of age and a made-up key are refused alike; nothing is issued', async () => {
  const before = await counted();
  const [child] = await wardsOf(MOTHER);
  expect(await wardsOf(11)).toEqual([]);
  for (const [person, wardKey] of [
    [1, child?.key],
    [11, child?.key],
    [MOTHER, 'f'.repeat(32)],
  ] as const)
    expect(await issue(tokenOf(person), { ...residence, about: 'ward', wardKey })).toMatchObject({
      status: 403,
      body: { code: 'proof.not-guardian' },
    });
  expect(await issue(tokenOf(MOTHER), { ...residence, about: 'ward' })).toMatchObject({
    status: 422,
    body: { fields: { wardKey: '请选择孩子' } },
  });
  expect(await counted()).toBe(before);
});

test('attack row 75: a guardianship record of another person is refused and raises an alarm', async () => {
  expect(await office.http.get('/proof-wards', tokenOf(12))).toMatchObject({
    status: 502,
    body: { code: 'proof.record-of-another' },
  });
  expect(office.logged.some((line) => line.includes('department.other-person'))).toBe(true);
});

test('what a guardian may not ask for, and a firm may not, is refused before any department is asked', async () => {
  const [child] = await wardsOf(MOTHER);
  const before = asked.length;
  for (const [token, body] of [
    [tokenOf(MOTHER), { type: 'marriage-record', purpose: '办理涉外公证', about: 'ward', wardKey: child?.key }],
    [firmToken(MOTHER, 1), { ...residence, about: 'firm' }],
    [tokenOf(MOTHER), firmQuery],
  ] as const)
    expect(await issue(token, body)).toMatchObject({ status: 422, body: { code: 'proof.not-for-asker' } });
  expect(asked.length).toBe(before);
});

test('an agent gets the firm’s proof: the register is asked about the firm, and it belongs to the firm', async () => {
  const issued = await issue(firmToken(MOTHER, 1), firmQuery);
  expect(issued).toMatchObject({ status: 201, body: { about: 'firm', holder: firms[0]?.name } });
  const { id } = z.parse(Proof, issued.body);
  expect(asked.at(-1)).toBe(`real-estate.units firm ${firms[0]?.creditCode}`);
  const statusFor = async (token: string) => (await office.http.get(`/proofs/${id}`, token)).status;
  expect(await statusFor(firmToken(2, 1))).toBe(200);
  expect(await statusFor(tokenOf(MOTHER))).toBe(404);
  expect(await statusFor(firmToken(3, 2))).toBe(404);
  const listed = async (token: string) => JSON.stringify((await office.http.get('/proofs', token)).body);
  expect(await listed(firmToken(2, 1))).toContain(id);
  expect(await listed(tokenOf(MOTHER))).not.toContain(id);
  expect(await listed(firmToken(MOTHER, 1))).not.toContain('周小满');
});

test('whoever verifies reads the firm’s whole name, for it is public, and of a person a masked one', async () => {
  const holderOf = async (token: string, body: object) => {
    const { number, checkCode } = z.parse(Proof, (await issue(token, body)).body);
    const { body: verified } = await office.http.post('/verifications/number', { number, checkCode });
    return verified;
  };
  expect(await holderOf(firmToken(4, 3), firmQuery)).toMatchObject({ proof: { holder: firms[2]?.name } });
  expect(await holderOf(tokenOf(MOTHER), residence)).toMatchObject({ proof: { holder: '欧**清' } });
});

test('the firm’s daily number is the firm’s, whoever of its agents asks', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, at) => issue(firmToken(at % 2 === 0 ? MOTHER : 2, 1), firmQuery)),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(9);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
  expect((await issue(tokenOf(2), { type: 'real-estate-query', purpose: '申请贷款' })).status).toBe(201);
});
