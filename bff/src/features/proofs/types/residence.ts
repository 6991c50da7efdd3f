import { calendarDate } from 'shared/text.ts';
import * as z from 'zod/mini';
import { label, longDate, proofType } from '../proof-type.ts';
import { words } from './record-values.ts';

const Residence = z.object({
  kind: z.enum(['常住户口', '居住证', '居住登记']),
  registeredOn: calendarDate(),
  /** Until when a residence permit is good; null for a registered household. */
  goodUntil: z.nullable(calendarDate()),
  address: words(100),
  office: words(60),
});

export const residence = proofType(
  {
    code: 'residence',
    title: '居住登记证明',
    heading: '居住登记证明',
    department: 'GAJ',
    dataSet: 'population.residence',
    needs: ['孩子入学', '求职'],
    contains: ['姓名、身份证号', '登记的住址、种类和日期'],
    source: '向公安现查，不用旧数据',
    legalBasis: ['《中华人民共和国户口登记条例》', '《居住证暂行条例》'],
    purposes: ['孩子入学', '租房备案', '车辆登记', '求职', '其他事项'],
    askers: ['self', 'ward'],
    sensitivity: 'ordinary',
    negative: false,
    validDays: 30,
    perDay: 10,
    whenNothing: '没查到在本区的登记会直接告诉您，不开证明。',
  },
  z.nullable(Residence),
  {
    kind: '居住证',
    registeredOn: '2024-09-02',
    goodUntil: '2027-09-01',
    address: '云江市云溪区青石街道青石路1号2栋302室',
    office: '云溪区公安分局青石派出所（样例）',
  },
  (found, { name, code, codeName, district, askedAt }) =>
    found && {
      opening: [`截至${askedAt}，下列人员在${district}的居住登记情况如下。`],
      tables: [
        {
          columns: [30, 50, 26, 54],
          size: 4,
          rows: [
            [label('姓名'), { text: name }, label(codeName), { text: code }],
            [label('登记种类'), { text: found.kind }, label('登记日期'), { text: longDate(found.registeredOn) }],
            [label('登记住址'), { text: found.address, span: 3 }],
            ...(found.goodUntil === null ? [] : [[label('登记有效至'), { text: longDate(found.goodUntil), span: 3 }]]),
            [label('登记机关'), { text: found.office, span: 3 }],
          ],
        },
      ],
    },
);
