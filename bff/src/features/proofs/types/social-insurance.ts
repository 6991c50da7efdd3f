import * as z from 'zod/mini';
import { label, longMonth, money, proofType } from '../proof-type.ts';
import { fen, month, words } from './record-values.ts';

const Insurance = z.object({
  kind: z.enum(['企业职工基本养老保险', '城乡居民基本养老保险', '失业保险', '工伤保险']),
  state: z.enum(['参保缴费', '暂停缴费', '享受待遇']),
  since: month(),
  /** Months paid in all. */
  months: z.int().check(z.gte(0), z.lte(900)),
});
const Payment = z.object({ month: month(), employer: words(60), baseFen: fen() });
const Insured = z.object({
  insurances: z.array(Insurance).check(z.minLength(1), z.maxLength(4)),
  /** The last two years at most, newest first. */
  payments: z.array(Payment).check(z.maxLength(24)),
});

export const socialInsurance = proofType(
  {
    code: 'social-insurance',
    title: '社保参保证明',
    heading: '社会保险参保证明',
    department: 'SBZ',
    dataSet: 'social-insurance.account',
    needs: ['买房', '贷款', '求职', '孩子入学'],
    contains: ['您的姓名、身份证号', '参加了哪些保险、交了多久', '近两年每月的单位和缴费基数'],
    source: '向社保中心现查，不用旧数据',
    legalBasis: ['《中华人民共和国社会保险法》第七十四条', '《社会保险经办条例》'],
    purposes: ['买房资格审核', '申请贷款', '招标投标', '孩子入学', '求职', '其他事项'],
    askers: ['self'],
    sensitivity: 'ordinary',
    negative: false,
    validDays: 30,
    perDay: 10,
    whenNothing: '没查到参保记录会直接告诉您，不开证明。',
  },
  z.nullable(Insured),
  {
    insurances: [
      { kind: '企业职工基本养老保险', state: '参保缴费', since: '2012-08', months: 171 },
      { kind: '失业保险', state: '参保缴费', since: '2012-08', months: 171 },
      { kind: '工伤保险', state: '参保缴费', since: '2012-08', months: 171 },
    ],
    payments: [{ month: '2026-10', employer: '云江市样例智造有限公司', baseFen: 1_210_000 }],
  },
  (insured, { name, code, codeName, askedAt }) =>
    insured && {
      opening: [`${name}，${codeName}${code}，截至${askedAt}的社会保险参保情况如下。`],
      tables: [
        {
          columns: [60, 32, 36, 32],
          size: 4,
          header: ['险种', '参保状态', '参保起始', '累计月数'].map(label),
          rows: insured.insurances.map((insurance) => [
            { text: insurance.kind },
            { text: insurance.state, align: 'center' as const },
            { text: longMonth(insurance.since) },
            { text: `${insurance.months}个月`, align: 'right' as const },
          ]),
        },
        ...(insured.payments.length === 0 ? [] : [paymentsTable(insured.payments)]),
      ],
    },
);

const paymentsTable = (payments: readonly z.output<typeof Payment>[]) => ({
  columns: [34, 86, 40],
  size: 3.8,
  header: ['缴费月份', '缴费单位', '缴费基数'].map(label),
  rows: payments.map((payment) => [
    { text: longMonth(payment.month) },
    { text: payment.employer },
    { text: money(payment.baseFen), align: 'right' as const },
  ]),
});
