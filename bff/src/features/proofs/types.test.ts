import { describe, expect, test } from '@jest/globals';
import { calendarDate } from 'shared/text.ts';
import { Proof, proofsApi } from 'shared/proofs.ts';
import * as z from 'zod/mini';
import { openTestDatabase } from '../../../test/harness/database.ts';
import { openProofsOffice } from '../../../test/harness/proofs.ts';
import { tokenOf } from '../../../test/harness/proofs-people.ts';
import { departmentCodes } from './departments.ts';
import { label, longDate, proofType } from './proof-type.ts';
import { proofTypes } from './types.ts';

const asked = {
  name: '林秀英',
  code: '990104195504280025',
  codeName: '身份证号',
  district: '云溪区',
  askedAt: '2026年11月22日13时05分',
};

describe.each(proofTypes)('$title', (type) => {
  test('has everything a resident wants to know before asking', () => {
    expect(type.code).toMatch(/^[a-z][a-z-]{1,31}$/);
    expect(departmentCodes).toContain(type.department);
    for (const list of [type.needs, type.contains, type.legalBasis, type.purposes])
      expect(list.length).toBeGreaterThan(0);
    expect(Math.max(...type.purposes.map((purpose) => [...purpose].length))).toBeLessThanOrEqual(20);
    expect([...type.title].length).toBeLessThanOrEqual(10);
  });

  test('reads the record the department agreed to send, and nothing else', () => {
    expect(type.read(type.example, asked)).not.toBeNull();
    for (const garbage of ['', 7, [], { homes: {} }, { account: 1 }]) expect(() => type.read(garbage, asked)).toThrow();
  });
});

test('codes are different', () => {
  expect(new Set(proofTypes.map(({ code }) => code)).size).toBe(proofTypes.length);
});

test('who has no home is told so, who has homes sees each of them', () => {
  const [housing] = proofTypes;
  const home = { place: '青石路1号', unitNumber: '990104001001', areaDecimetres: 8_956, share: '单独所有' };
  expect(housing?.read({ homes: [] }, asked)).toMatchObject({
    opening: [expect.any(String), expect.stringContaining('无住房登记信息')],
    tables: [],
  });
  const two = housing?.read({ homes: [home, home] }, asked);
  expect(two?.opening[1]).toContain('共2处');
  expect(two?.tables[0]?.rows[0]?.map(({ text }) => text)).toEqual([
    '青石路1号',
    '990104001001',
    '89.56㎡',
    '单独所有',
  ]);
});

// What a new file in types/ looks like; the line in types.ts is the list given to the office below.
const contractFiling = proofType(
  {
    code: 'rent-filing',
    title: '租房备案证明',
    heading: '房屋租赁登记备案证明',
    department: 'BDC',
    dataSet: 'real-estate.rent-filing',
    needs: ['租房'],
    contains: ['您的姓名', '租的房子在哪', '租到哪天'],
    source: '向登记中心现查，不用旧数据',
    legalBasis: ['《住房租赁条例》'],
    purposes: ['公积金提取', '孩子入学'],
    askers: ['self'],
    sensitivity: 'ordinary',
    negative: false,
    validDays: 30,
    perDay: 5,
    whenNothing: '没查到备案会直接告诉您，不开证明。',
  },
  z.nullable(z.object({ place: z.string(), until: calendarDate() })),
  { place: '云江市云溪区学府巷3号', until: '2027-06-30' },
  (filing, { name }) =>
    filing && {
      opening: [`承租人${name}的房屋租赁合同已登记备案。`],
      tables: [
        {
          columns: [40, 120],
          size: 4,
          rows: [
            [label('坐落'), { text: filing.place }],
            [label('租期至'), { text: longDate(filing.until) }],
          ],
        },
      ],
    },
);

test('a further type is one file and one line: it is listed, issued, drawn and verified like the others', async () => {
  const database = await openTestDatabase();
  const office = await openProofsOffice(database, {
    types: [...proofTypes, contractFiling],
    records: ({ dataSet }) => (dataSet === contractFiling.dataSet ? { record: contractFiling.example } : null),
  });
  const { types } = z.parse(proofsApi.types.output, (await office.http.get('/proof-types')).body);
  expect(types.map(({ code }) => code)).toContain('rent-filing');
  const issued = await office.http.post('/proofs', { type: 'rent-filing', purpose: '孩子入学' }, tokenOf(1));
  const { number, verifyUrl, id } = z.parse(Proof, issued.body);
  expect((await office.http.get(`/proofs/${id}/picture`, tokenOf(1))).status).toBe(200);
  const verified = await office.http.get(`/verifications/${verifyUrl.split('/').at(-1)}`);
  expect(verified.body).toMatchObject({ status: 'S-00', proof: { title: '租房备案证明', number } });
  await office.close();
  await database.close();
});
