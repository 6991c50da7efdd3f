import { calendarDate } from 'shared/text.ts';
import * as z from 'zod/mini';
import { label, longDate, proofType } from '../proof-type.ts';
import { words } from './record-values.ts';

/** The other person is not part of it: the proof is about the one who asks. */
const Registration = z.object({
  kind: z.enum(['结婚登记', '离婚登记', '补领结婚证', '补领离婚证']),
  registeredOn: calendarDate(),
  certificateNumber: words(40),
  office: words(60),
});
const Archive = z.object({
  /** The first day the electronic archive reaches back to: before it, nothing can be said. */
  reachesBackTo: calendarDate(),
  registrations: z.array(Registration).check(z.maxLength(20)),
});

export const marriageRecord = proofType(
  {
    code: 'marriage-record',
    title: '婚姻登记记录证明',
    heading: '婚姻登记记录证明',
    department: 'MZJ',
    dataSet: 'civil-affairs.marriage',
    needs: ['公证继承'],
    contains: ['您的姓名、身份证号', '在本区的结婚、离婚登记，或没有登记', '查询到哪一天'],
    source: '向民政局现查，不用旧数据',
    legalBasis: ['《婚姻登记条例》', '民函〔2015〕266号通知'],
    // Since that notice the offices state it for notaries only: matters with Taiwan, and the countries on its list.
    purposes: ['办理涉台公证', '办理涉外公证'],
    askers: ['self'],
    sensitivity: 'high',
    negative: true,
    validDays: 30,
    perDay: 5,
    whenNothing: '没有登记记录，会照实写“未查到”，并写明从哪天查到哪天。',
  },
  Archive,
  {
    reachesBackTo: '1994-02-01',
    registrations: [
      {
        kind: '结婚登记',
        registeredOn: '2010-05-20',
        certificateNumber: 'J990104-2010-000123',
        office: '云溪区民政局婚姻登记处（样例）',
      },
    ],
  },
  ({ reachesBackTo, registrations }, { name, code, codeName, district, askedAt }) => ({
    opening: [
      `申请人${name}，${codeName}${code}。`,
      `经查询${district}婚姻登记电子档案，自${longDate(reachesBackTo)}至${askedAt}，` +
        (registrations.length === 0 ? '未查到申请人的婚姻登记记录。' : '申请人有下列婚姻登记记录。'),
    ],
    tables:
      registrations.length === 0
        ? []
        : [
            {
              columns: [30, 36, 44, 50],
              size: 3.8,
              header: ['登记种类', '登记日期', '证件字号', '登记机关'].map(label),
              rows: registrations.map((registration) => [
                { text: registration.kind, align: 'center' as const },
                { text: longDate(registration.registeredOn) },
                { text: registration.certificateNumber },
                { text: registration.office },
              ]),
            },
          ],
  }),
);
