import { calendarDate } from 'shared/text.ts';
import * as z from 'zod/mini';
import { label, longDate, proofType } from '../proof-type.ts';
import { words } from './record-values.ts';

/** Whole blood is counted in millilitres, platelets in therapeutic doses (治疗量). */
const Donation = z.object({
  donatedOn: calendarDate(),
  kind: z.enum(['全血', '单采血小板']),
  amount: z.int().check(z.gte(1), z.lte(400)),
  place: words(40),
});
const Donations = z.array(Donation).check(z.maxLength(300));
const Donor = z.object({ donations: Donations });

export const bloodDonation = proofType(
  {
    code: 'blood-donation',
    title: '电子献血证明',
    heading: '无偿献血证明',
    department: 'ZXZ',
    dataSet: 'blood.donations',
    needs: ['用血优待'],
    contains: ['您的姓名、身份证号', '每次献血的日期、种类和数量', '累计数量'],
    source: '向血站现查，不用旧数据',
    legalBasis: ['《中华人民共和国献血法》', '《血站管理办法》'],
    purposes: ['本人用血费用减免', '亲属用血费用减免', '荣誉和优待办理', '其他事项'],
    askers: ['self'],
    sensitivity: 'low',
    negative: false,
    validDays: 180,
    perDay: 10,
    whenNothing: '没查到献血记录会直接告诉您，不开证明。',
  },
  Donor,
  {
    donations: [
      { donatedOn: '2025-06-14', kind: '全血', amount: 400, place: '云溪区献血屋（样例）' },
      { donatedOn: '2026-03-02', kind: '单采血小板', amount: 2, place: '云溪区中心血站（样例）' },
    ],
  },
  ({ donations }, { name, code, codeName, askedAt }) =>
    donations.length === 0
      ? null
      : {
          opening: [
            `${name}，${codeName}${code}，截至${askedAt}共无偿献血${donations.length}次，累计${totalOf(donations)}。`,
          ],
          tables: [
            {
              columns: [40, 34, 32, 54],
              size: 4,
              header: ['献血日期', '种类', '数量', '地点'].map(label),
              rows: donations.map((donation) => [
                { text: longDate(donation.donatedOn) },
                { text: donation.kind, align: 'center' as const },
                { text: `${donation.amount}${unitOf[donation.kind]}`, align: 'right' as const },
                { text: donation.place },
              ]),
            },
          ],
        },
);

const unitOf = { 全血: '毫升', 单采血小板: '个治疗量' } as const;

function totalOf(donations: z.output<typeof Donations>): string {
  const sums = { 全血: 0, 单采血小板: 0 };
  for (const { kind, amount } of donations) sums[kind] += amount;
  return (['全血', '单采血小板'] as const)
    .filter((kind) => sums[kind] > 0)
    .map((kind) => `${kind}${sums[kind]}${unitOf[kind]}`)
    .join('、');
}
