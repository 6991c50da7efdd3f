import { calendarDate } from 'shared/text.ts';
import * as z from 'zod/mini';
import { label, longDate, longMonth, money, proofType } from '../proof-type.ts';
import { fen, month, words } from './record-values.ts';

const percent = () => z.int().check(z.gte(5), z.lte(12));

const Account = z.object({
  account: z.string().check(z.regex(/^\d{6,20}$/)),
  state: z.enum(['正常', '封存']),
  employer: words(60),
  openedOn: calendarDate(),
  baseFen: fen(),
  monthlyFen: fen(),
  balanceFen: fen(),
  employerPercent: percent(),
  ownPercent: percent(),
  paidUntil: month(),
});

export const fundDeposit = proofType(
  {
    code: 'fund-deposit',
    title: '公积金缴存证明',
    heading: '个人住房公积金缴存证明',
    department: 'GJJ',
    dataSet: 'housing-fund.account',
    needs: ['买房', '贷款', '求职'],
    contains: ['您的姓名、身份证号', '单位名称、账号', '缴存基数、月缴存额、余额'],
    source: '向公积金中心现查，不用旧数据',
    legalBasis: ['《住房公积金管理条例》'],
    purposes: ['申请贷款', '买房资格审核', '异地转移接续', '其他事项'],
    askers: ['self'],
    sensitivity: 'ordinary',
    negative: false,
    validDays: 30,
    perDay: 10,
    whenNothing: '没查到账户会直接告诉您，不开证明。',
  },
  z.nullable(Account),
  {
    account: '9932050000123456',
    state: '正常',
    employer: '云江市样例智造有限公司',
    openedOn: '2015-07-01',
    baseFen: 1_210_000,
    monthlyFen: 290_400,
    balanceFen: 18_610_035,
    employerPercent: 12,
    ownPercent: 12,
    paidUntil: '2026-10',
  },
  (account, { name, code, codeName, askedAt }) =>
    account && {
      opening: [`截至${askedAt}，下列职工在本中心的住房公积金缴存情况如下。`],
      tables: [
        {
          columns: [26, 50, 27, 57],
          size: 4,
          rows: [
            [label('姓名'), { text: name }, label(codeName), { text: code }],
            [label('个人账号'), { text: account.account }, label('账户状态'), { text: account.state }],
            [label('单位名称'), { text: account.employer, span: 3 }],
            [
              label('开户日期'),
              { text: longDate(account.openedOn) },
              label('缴至月份'),
              { text: longMonth(account.paidUntil) },
            ],
            [
              label('缴存基数'),
              { text: money(account.baseFen) },
              label('月缴存额'),
              { text: money(account.monthlyFen) },
            ],
            [
              label('缴存比例'),
              { text: `单位${account.employerPercent}% 个人${account.ownPercent}%` },
              label('账户余额'),
              { text: money(account.balanceFen) },
            ],
          ],
        },
      ],
    },
);
