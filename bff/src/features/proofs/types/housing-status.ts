import * as z from 'zod/mini';
import { label, proofType } from '../proof-type.ts';
import { area, squareMetres, unitNumber, words } from './record-values.ts';

const Home = z.object({
  place: words(80),
  unitNumber: unitNumber(),
  areaDecimetres: area(),
  share: z.enum(['单独所有', '共同共有', '按份共有']),
});
const Register = z.object({ homes: z.array(Home).check(z.maxLength(50)) });

export const housingStatus = proofType(
  {
    code: 'housing-status',
    title: '有无房证明',
    heading: '个人住房信息查询证明',
    department: 'BDC',
    dataSet: 'real-estate.homes',
    needs: ['买房', '贷款', '孩子入学'],
    contains: ['您的姓名、身份证号', '在本区有没有住房'],
    source: '向登记中心现查，不用旧数据',
    legalBasis: ['《不动产登记暂行条例》', '《不动产登记资料查询暂行办法》'],
    purposes: ['买房资格审核', '公积金提取', '保障房申请', '孩子入学', '其他事项'],
    askers: ['self'],
    sensitivity: 'ordinary',
    negative: true,
    validDays: 30,
    perDay: 10,
    whenNothing: '查到有房，会照实写上坐落和面积。',
  },
  Register,
  {
    homes: [
      {
        place: '云江市云溪区青石路1号2栋302室',
        unitNumber: '990104001001GB00001F00010023',
        areaDecimetres: 8_956,
        share: '共同共有',
      },
    ],
  },
  ({ homes }, { name, code, codeName, district, askedAt }) => ({
    opening: [
      `申请人${name}，${codeName}${code}。`,
      homes.length === 0
        ? `经查询${district}不动产登记簿，截至${askedAt}，申请人在${district}无住房登记信息。`
        : `经查询${district}不动产登记簿，截至${askedAt}，申请人在${district}有下列住房登记信息，共${homes.length}处。`,
    ],
    tables: homes.length === 0 ? [] : [homesTable(homes)],
  }),
);

const homesTable = (homes: readonly z.output<typeof Home>[]) => ({
  columns: [58, 58, 22, 22],
  size: 3.8,
  header: ['坐落', '不动产单元号', '建筑面积', '共有情况'].map(label),
  rows: homes.map((home) => [
    { text: home.place },
    { text: home.unitNumber },
    { text: squareMetres(home.areaDecimetres), align: 'right' as const },
    { text: home.share, align: 'center' as const },
  ]),
});
