import { calendarDate } from 'shared/text.ts';
import * as z from 'zod/mini';
import { label, longDate, longMonth, money, proofType } from '../proof-type.ts';
import { fen, month, words } from './record-values.ts';

const Allowance = z.object({
  kind: z.enum(['城市最低生活保障', '农村最低生活保障']),
  since: calendarDate(),
  familySize: z.int().check(z.gte(1), z.lte(20)),
  monthlyFen: fen(),
  paidUntil: month(),
  office: words(60),
});

export const minimumAllowance = proofType(
  {
    code: 'minimum-allowance',
    title: '低保证明',
    heading: '最低生活保障证明',
    department: 'MZJ',
    dataSet: 'civil-affairs.minimum-allowance',
    needs: ['求助减免', '孩子入学'],
    contains: ['您的姓名、身份证号', '保障种类、人口、每月金额', '从哪天起、发到哪个月'],
    source: '向民政局现查，不用旧数据',
    legalBasis: ['《社会救助暂行办法》', '《最低生活保障审核确认办法》'],
    purposes: ['学费减免', '医疗救助', '法律援助', '水电气费减免', '其他事项'],
    askers: ['self'],
    sensitivity: 'high',
    negative: false,
    validDays: 30,
    perDay: 5,
    whenNothing: '不在保障中会直接告诉您，不开证明。',
  },
  z.nullable(Allowance),
  {
    kind: '城市最低生活保障',
    since: '2021-04-01',
    familySize: 2,
    monthlyFen: 152_000,
    paidUntil: '2026-11',
    office: '云溪区柳湖街道办事处（样例）',
  },
  (allowance, { name, code, codeName, askedAt }) =>
    allowance && {
      opening: [`截至${askedAt}，下列人员的家庭正在享受最低生活保障。`],
      tables: [
        {
          columns: [30, 50, 26, 54],
          size: 4,
          rows: [
            [label('姓名'), { text: name }, label(codeName), { text: code }],
            [label('保障种类'), { text: allowance.kind, span: 3 }],
            [
              label('保障人口'),
              { text: `${allowance.familySize}人` },
              label('每月金额'),
              { text: money(allowance.monthlyFen) },
            ],
            [
              label('起始日期'),
              { text: longDate(allowance.since) },
              label('发至月份'),
              { text: longMonth(allowance.paidUntil) },
            ],
            [label('经办单位'), { text: allowance.office, span: 3 }],
          ],
        },
      ],
    },
);
