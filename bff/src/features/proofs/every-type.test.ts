import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Proof, proofsApi } from 'shared/proofs.ts';
import { readZip } from 'shared/sealed-documents/zip-reader.ts';
import * as z from 'zod/mini';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { testWith } from '../../../test/harness/programs.ts';
import { openProofsOffice, type ProofsOffice } from '../../../test/harness/proofs.ts';
import { demoPerson, tokenOf } from '../../../test/harness/proofs-people.ts';
import type { Database } from '../../database/data-source.ts';
import { SHEET_WIDTH } from '../../documents/official-sheet.ts';
import { proofTypes } from './types.ts';

let database: Database;
let office: ProofsOffice;
beforeAll(async () => {
  database = await openTestDatabase();
  office = await openProofsOffice(database);
});
afterAll(async () => {
  await office.close();
  await database.close();
});

/** What of the demo city's records must stand in the document. */
const EVERYBODY: readonly [type: string, person: number, stated: readonly string[]][] = [
  ['housing-status', 1, ['有下列住房登记信息，共1处', '990104001001GB00100F00010001']],
  ['housing-status', 2, ['在云溪区无住房登记信息']],
  ['fund-deposit', 3, ['账户余额', '单位']],
  ['social-insurance', 3, ['企业职工基本养老保险', '2026年10月', '2024年11月', '第 2 页 共 2 页']],
  ['residence', 5, ['居住证', '登记有效至']],
  ['real-estate-query', 10, ['共4处', '有抵押登记', '无抵押登记', '无查封登记']],
  ['real-estate-query', 2, ['未查到查询人在云溪区的不动产登记信息']],
  ['blood-donation', 3, ['共无偿献血', '献血日期']],
  ['marriage-record', 2, ['结婚登记', '自1994年2月1日至']],
  ['marriage-record', 3, ['未查到申请人的婚姻登记记录']],
  ['minimum-allowance', 9, ['城市最低生活保障', '980.00元']],
];

async function fileOf(id: string, person: number, format: string): Promise<Response> {
  return office.http.fetch(`/api/v1/proofs/${id}/file?format=${format}`, {
    headers: { authorization: `Bearer ${tokenOf(person)}` },
  });
}

test('all eight types are tried', () => {
  expect(new Set(EVERYBODY.map(([type]) => type))).toEqual(new Set(proofTypes.map(({ code }) => code)));
});

for (const [code, number, stated] of EVERYBODY) {
  testWith(
    ['pdftotext', 'pdffonts', 'qpdf'],
    `${code} for demo-${number} says ${stated[0] ?? ''}, in both formats`,
    async () => {
      const type = proofTypes.find((known) => known.code === code);
      const purpose = type?.purposes[0] ?? '';
      const answer = await office.http.post('/proofs', { type: code, purpose }, tokenOf(number));
      expect(answer.status).toBe(201);
      const proof = z.parse(Proof, answer.body);
      expect(proof.number).toMatch(new RegExp(`^${type?.department}-2026-\\d{6}$`));
      const file = join(office.folder, `${proof.id}.pdf`);
      writeFileSync(file, Buffer.from(await (await fileOf(proof.id, number, 'pdf')).arrayBuffer()));
      const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
      const { name, idNumber } = demoPerson(number);
      for (const words of [
        type?.heading ?? '',
        name,
        idNumber,
        `仅用于${purpose}`,
        type?.legalBasis[0] ?? '',
        ...stated,
      ])
        expect(text).toContain(words.replaceAll(' ', ''));
      expect(execFileSync('pdffonts', [file], { encoding: 'utf8' })).not.toMatch(/ no +(yes|no) +(yes|no) +\d+ +\d+$/m);
      expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain('No syntax or stream');

      const ofd = await fileOf(proof.id, number, 'ofd');
      expect(ofd.headers.get('content-type')).toBe('application/ofd');
      expect(ofd.headers.get('content-disposition')).toMatch(/\.ofd"/);
      const package_ = Buffer.from(await ofd.arrayBuffer());
      const files = readZip(package_);
      const partOf = (name: string) => Buffer.from(files.get(name) ?? []).toString();
      const said = Array.from(
        partOf('Doc_0/Pages/Page_0/Content.xml').matchAll(/>([^<>]+)<\/ofd:TextCode/g),
        ([, t]) => t,
      );
      for (const words of [type?.heading ?? '', name, idNumber]) expect(said.join('')).toContain(words);
      expect(partOf('OFD.xml')).toContain(`<ofd:CustomData Name="ZZBH">${proof.number}</ofd:CustomData>`);
      expect(partOf('Doc_0/Attachs/metadata.xml')).toContain(`<CZZTDM>${idNumber}</CZZTDM>`);
      expect(proof.files).toEqual([
        { format: 'pdf', sizeBytes: expect.any(Number) },
        { format: 'ofd', sizeBytes: package_.length },
      ]);
    },
  );
}

test.each(proofTypes)('the tables of $title fill the sheet and give an ID number room', (type) => {
  const asked = {
    name: '林秀英',
    code: '99010419550428002X',
    codeName: '身份证号',
    district: '云溪区',
    askedAt: '此刻',
  };
  for (const table of type.read(type.example, asked)?.tables ?? []) {
    expect(table.columns.reduce((sum, width) => sum + width, 0)).toBe(SHEET_WIDTH);
    for (const row of [...(table.header ? [table.header] : []), ...table.rows])
      expect(row.reduce((cells, { span = 1 }) => cells + span, 0)).toBe(table.columns.length);
    for (const row of table.rows)
      row.forEach((cell, at) => {
        // Digits are half an em wide; a reader with fonts of its own may need a quarter more.
        if (cell.text === asked.code)
          expect((table.columns[at] ?? 0) - 4).toBeGreaterThan(18 * 0.5 * table.size * 1.25);
      });
  }
});

test('a list shows what is still good, what is not, or both', async () => {
  const token = tokenOf(40);
  const make = async (purpose: string) =>
    z.parse(Proof, (await office.http.post('/proofs', { type: 'housing-status', purpose }, token)).body).id;
  const [good, gone] = [await make('其他事项'), await make('孩子入学')];
  await office.http.post(`/proofs/${gone}/revoke`, {}, token);
  const ids = async (query: string) =>
    z.parse(proofsApi.list.output, (await office.http.get(`/proofs${query}`, token)).body).proofs.map(({ id }) => id);
  expect(await ids('')).toEqual([gone, good]);
  expect(await ids('?only=valid')).toEqual([good]);
  expect(await ids('?only=ended')).toEqual([gone]);
  const day = office.clock.now;
  office.clock.now = new Date('2027-01-01T00:00:00.000Z');
  expect(await ids('?only=valid')).toEqual([]);
  expect(await ids('?only=ended')).toEqual([gone, good]);
  office.clock.now = day;
  expect((await office.http.get('/proofs?only=all', token)).status).toBe(422);
});

test('a proof from before OFD keeps its PDF, and says plainly that it has no OFD', async () => {
  const token = tokenOf(41);
  const issued = await office.http.post('/proofs', { type: 'housing-status', purpose: '其他事项' }, token);
  const { id } = z.parse(Proof, issued.body);
  await database.execute(
    'UPDATE proof SET ofd_sha256 = NULL, ofd_file_name = NULL, ofd_size_bytes = NULL, facts_sha256 = NULL, about = NULL WHERE id = ?',
    [id],
  );
  expect((await office.http.get(`/proofs/${id}`, token)).body).toMatchObject({
    about: 'self',
    files: [{ format: 'pdf' }],
  });
  expect((await fileOf(id, 41, 'pdf')).status).toBe(200);
  const missing = await fileOf(id, 41, 'ofd');
  expect([missing.status, await missing.json()]).toMatchObject([404, { code: 'proof.format-missing' }]);
  expect((await fileOf(id, 41, 'docx')).status).toBe(422);
  expect((await fileOf(id, 42, 'ofd')).status).toBe(404);
});
