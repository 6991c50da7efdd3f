import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Proof, proofsApi } from 'shared/proofs.ts';
import * as z from 'zod/mini';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { testWith } from '../../../test/harness/programs.ts';
import { openProofsOffice, type ProofsOffice } from '../../../test/harness/proofs.ts';
import { demoPerson, subjectOf, tokenOf } from '../../../test/harness/proofs-people.ts';
import type { Database } from '../../database/data-source.ts';
import { residents, type DemoResident } from '../../demo/city.ts';
import { demoDepartmentRecords } from '../../demo/department-records.ts';

let database: Database;
let office: ProofsOffice;
beforeAll(async () => {
  database = await openTestDatabase();
  office = await openProofsOffice(database, {
    identityOf: (id) => Promise.resolve(named(residents.find((resident) => resident.id === id))),
    records: (question) => {
      if (question.subject.name === demoPerson(20).name) return { record: { homes: [] }, holder: subjectOf(21) };
      if (question.subject.name === demoPerson(22).name) return { record: { homes: 'none' } };
      if (question.subject.name === demoPerson(23).name && question.dataSet === 'housing-fund.account')
        return { record: null };
      return demoDepartmentRecords(question);
    },
  });
});
afterAll(async () => {
  await office.close();
  await database.close();
});

/** demo-25 has a name with a character of Extension G, which no font of the house has. */
const named = (person: DemoResident | undefined) =>
  person ? { ...person, name: person.id === demoPerson(25).id ? '王𰻝' : person.name } : null;

const housing = { type: 'housing-status', purpose: '买房资格审核' };
const fund = { type: 'fund-deposit', purpose: '申请贷款', recipient: '云溪区样例银行' };

async function issue(person: number, body: object = housing) {
  const answer = await office.http.post('/proofs', body, tokenOf(person));
  expect(answer.status).toBe(201);
  return z.parse(Proof, answer.body);
}

async function pdfOf(person: number, id: string): Promise<Buffer> {
  const response = await office.http.fetch(`/api/v1/proofs/${id}/file`, {
    headers: { authorization: `Bearer ${tokenOf(person)}` },
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

const sizeOf = ({ files }: Proof) => files.find(({ format }) => format === 'pdf')?.sizeBytes;

const counted = async () => {
  const [row] = await database.rows(
    'SELECT count(*) AS proofs, (SELECT sum(last) FROM proof_number) AS numbers FROM proof',
  );
  return { proofs: Number(row?.['proofs']), numbers: Number(row?.['numbers'] ?? 0) };
};

test('a resident sees what each proof will contain before asking for it', async () => {
  const answer = await office.http.get('/proof-types');
  const { types } = z.parse(proofsApi.types.output, answer.body);
  expect(types).toHaveLength(8);
  for (const type of types) {
    expect(type.organization).toMatch(/^云溪区.+（样例）$/);
    expect(type.contains.length).toBeGreaterThan(0);
    expect(type.whenNothing).not.toBe('');
  }
});

testWith(
  ['pdftotext', 'qpdf', 'certutil', 'pdfsig'],
  '陈国强 gets a proof that he owns no home, and readers of other makers believe it',
  async () => {
    const proof = await issue(2);
    expect(proof).toMatchObject({ number: 'BDC-2026-000001', state: 'valid', validUntil: '2026-12-22' });
    const file = join(office.folder, 'proof.pdf');
    writeFileSync(file, await pdfOf(2, proof.id));

    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
    expect(text).toContain('申请人陈国强，身份证号' + demoPerson(2).idNumber);
    expect(text).toContain('申请人在云溪区无住房登记信息');
    expect(text).toContain('本证明仅用于买房资格审核，有效期至2026年12月22日');
    expect(text).toContain(`编号：${proof.number}`);
    expect(text).toContain(`校验码：${proof.checkCode}`);

    expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    );
    const store = join(office.folder, 'nss');
    execFileSync('mkdir', [store]);
    execFileSync('certutil', ['-N', '-d', store, '--empty-password']);
    execFileSync('certutil', [
      '-A',
      '-d',
      store,
      '-n',
      'root',
      '-t',
      'CT,C,C',
      '-i',
      join(office.folder, 'demo-root.pem'),
    ]);
    const seal = execFileSync('pdfsig', ['-nssdir', store, file], { encoding: 'utf8' });
    expect(seal).toContain('Signature is Valid.');
    expect(seal).toContain('Certificate is Trusted.');
    expect(seal).toContain('Total document signed');
    expect(seal).toContain('云溪区不动产登记中心（样例）');
  },
);

for (const [number, name] of [
  [3, '王㛃'],
  [4, '李𬭚'],
  [5, '龚䶮'],
  [6, '𠮷田春'],
  [7, '阿卜杜热西提·买买提明'],
] as const) {
  testWith(
    ['pdftotext'],
    `attack row 39: the name of demo-${number} stands in the proof exactly as on the card: ${name}`,
    async () => {
      expect(demoPerson(number).name).toBe(name);
      const proof = await issue(number);
      const file = join(office.folder, `name-${number}.pdf`);
      writeFileSync(file, await pdfOf(number, proof.id));
      expect(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')).toContain(
        `申请人${name}，`,
      );
    },
  );
}

test('attack row 39: a name no font of the house can write is refused with the way to the counter, nothing is numbered', async () => {
  const before = await counted();
  const answer = await office.http.post('/proofs', housing, tokenOf(25));
  expect(answer).toMatchObject({ status: 422, body: { code: 'proof.character-unsupported' } });
  expect(JSON.stringify(answer.body)).toContain('窗口');
  expect(await counted()).toEqual(before);
});

testWith(['pdftotext'], 'the fund proof carries the amounts and the recipient the applicant named', async () => {
  const proof = await issue(10, fund);
  expect(proof).toMatchObject({ number: 'GJJ-2026-000001', recipient: '云溪区样例银行', purpose: '申请贷款' });
  const file = join(office.folder, 'fund.pdf');
  writeFileSync(file, await pdfOf(10, proof.id));
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
  expect(text).toContain('本证明仅用于申请贷款，交给云溪区样例银行（申请人自填）');
  expect(text).toMatch(/账户余额[\d,]+\.\d\d元/);
});

test('the file is an attachment nobody may sniff or cache, the picture is an inline SVG', async () => {
  const proof = await issue(11);
  const headers = { authorization: `Bearer ${tokenOf(11)}` };
  const file = await office.http.fetch(`/api/v1/proofs/${proof.id}/file`, { headers });
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-disposition': expect.stringMatching(/^attachment; filename="[ -~]+"; filename\*=UTF-8''/),
  });
  expect(Number(file.headers.get('content-length'))).toBe(sizeOf(proof));
  const picture = await office.http.fetch(`/api/v1/proofs/${proof.id}/picture`, { headers });
  expect(picture.headers.get('content-type')).toMatch(/^image\/svg\+xml/);
  expect(await picture.text()).toMatch(/^<svg [^>]+viewBox="0 0 210 297">/);
});

test('without a fresh confirmation nothing is asked, numbered or issued', async () => {
  const before = await counted();
  const answer = await office.http.post('/proofs', housing, tokenOf(1, false));
  expect(answer).toMatchObject({ status: 403, body: { code: 'session.step-up-required' } });
  office.clock.now = new Date(office.clock.now.getTime() + 301_000);
  expect(await office.http.post('/proofs', housing, tokenOf(1))).toMatchObject({ status: 403 });
  office.clock.now = new Date(office.clock.now.getTime() - 301_000);
  expect(await counted()).toEqual(before);
});

test.each([
  ['another person’s record', 20, housing, 502, 'proof.record-of-another'],
  ['a record that is not what was agreed', 22, housing, 502, 'upstream.invalid'],
  ['no record', 23, fund, 422, 'proof.nothing-on-record'],
  ['a department that is down', 9, fund, 503, 'upstream.unavailable'],
])('attack row 75: %s means no proof, no number and a clear answer', async (_what, person, body, status, code) => {
  const before = await counted();
  expect(await office.http.post('/proofs', body, tokenOf(person))).toMatchObject({ status, body: { code } });
  expect(await counted()).toEqual(before);
});

test('another person’s record raises an alarm and is audited, without a word about either of them', async () => {
  await office.http.post('/proofs', housing, tokenOf(20));
  const alarm = office.logged.find((line) => line.startsWith('department.other-person'));
  expect(alarm).toBeDefined();
  expect(office.logged.join('\n')).not.toContain(demoPerson(21).name);
  expect(office.logged.join('\n')).not.toContain(demoPerson(21).idNumber);
  const rows = await database.rows("SELECT outcome FROM audit_entry WHERE action = 'department.other-person'");
  expect(rows[0]).toMatchObject({ outcome: 'refused' });
});

test('what cannot be asked for is refused field by field', async () => {
  const refused = async (body: object) => (await office.http.post('/proofs', body, tokenOf(1))).body;
  expect(await refused({ ...housing, purpose: '本人无债务' })).toMatchObject({ fields: { purpose: '请选一个用途' } });
  expect(await refused({ ...housing, type: 'no-such-proof' })).toMatchObject({ fields: { type: '没有这种证明' } });
  expect(await refused({ ...housing, recipient: '<b>行长</b>' })).toMatchObject({
    fields: { recipient: expect.any(String) },
  });
  expect(await refused({ ...housing, number: 'BDC-2026-000001' })).toMatchObject({
    fields: { number: '不认识的内容' },
  });
});

test('attack row 65: nothing a resident has printed on a proof can begin a formula in anybody’s table', async () => {
  const before = await counted();
  for (const recipient of ["=cmd|' /C calc'!A0", '=1+1', '+1', '-1', '@SUM(1)', '·1', '、1', ' =1'])
    expect(await office.http.post('/proofs', { ...fund, recipient }, tokenOf(11))).toMatchObject({
      status: 422,
      body: { fields: { recipient: expect.any(String) } },
    });
  expect(await counted()).toEqual(before);
});

test('attack row 66: no words of a resident become an address, and only the department is asked', async () => {
  const before = await counted();
  for (const recipient of ['http://169.254.169.254/', 'file:///etc/passwd', '//0/', '[::ffff:127.0.0.1]', 'a@b:80'])
    expect((await office.http.post('/proofs', { ...fund, recipient }, tokenOf(11))).status).toBe(422);
  for (const strange of [{ callback: 'http://0/' }, { url: 'http://0/' }, { host: '0' }])
    expect((await office.http.post('/proofs', { ...housing, ...strange }, tokenOf(11))).status).toBe(422);
  expect(await counted()).toEqual(before);
  const { number } = await issue(11, { ...fund, recipient: '169 254 169 254' });
  expect(number).toMatch(/^GJJ-2026-/);
});

test('the eleventh proof of a kind on one day is refused, also when asked for in parallel', async () => {
  const answers = await Promise.all(
    Array.from({ length: 14 }, () => office.http.post('/proofs', housing, tokenOf(40))),
  );
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(4);
});

test('attack row 77: when the file cannot be stored there is no proof and no number, and the retry gets the number', async () => {
  const folder = join(office.folder, 'files', 'proofs');
  const before = await counted();
  const key = 'a-key-for-a-full-disk';
  renameSync(folder, `${folder}-away`);
  writeFileSync(folder, 'a file stands where the folder was');
  const refused = await office.http.post('/proofs', housing, tokenOf(41), key);
  expect(refused).toMatchObject({ status: 503, body: { code: 'storage.unavailable' } });
  expect(await counted()).toEqual(before);
  rmSync(folder);
  renameSync(`${folder}-away`, folder);
  const again = await office.http.post('/proofs', housing, tokenOf(41), key);
  expect(again.status).toBe(201);
  expect(await counted()).toEqual({ proofs: before.proofs + 1, numbers: before.numbers + 1 });
});

test('attack row 77: a file left behind by a crash is swept away, the files of proofs stay', async () => {
  const folder = join(office.folder, 'files', 'proofs');
  const proof = await issue(42);
  const shard = join(folder, 'ab');
  mkdirSync(shard, { recursive: true });
  const orphan = join(shard, `ab${'0'.repeat(30)}`);
  writeFileSync(orphan, 'half a proof');
  const longAgo = new Date(Date.now() - 3_600_000);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    utimesSync(join(folder, name), longAgo, longAgo);
  office.wired.start();
  for (let wait = 0; existsSync(orphan) && wait < 1_000; wait += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(existsSync(orphan)).toBe(false);
  expect((await pdfOf(42, proof.id)).length).toBe(sizeOf(proof));
});

test('nothing of a person can be read on the disk', async () => {
  const names = readdirSync(join(office.folder, 'files', 'proofs'), { recursive: true, encoding: 'utf8' });
  expect(names.join('\n')).not.toMatch(/林|BDC|pdf/);
});
