import { calendarDate } from 'shared/text.ts';
import * as z from 'zod/mini';
import { label, longDate, proofType } from '../proof-type.ts';
import { area, squareMetres, unitNumber, words } from './record-values.ts';

const Unit = z.object({
  place: words(80),
  unitNumber: unitNumber(),
  titleNumber: words(60),
  usage: words(30),
  areaDecimetres: area(),
  share: z.enum(['单独所有', '共同共有', '按份共有']),
  registeredOn: calendarDate(),
  mortgaged: z.boolean(),
  /** 查封 */
  seized: z.boolean(),
});
const Register = z.object({ units: z.array(Unit).check(z.maxLength(100)) });

export const realEstateQuery = proofType(
  {
    code: 'real-estate-query',
    title: '不动产查询证明',
    heading: '不动产登记查询证明',
    department: 'BDC',
    dataSet: 'real-estate.units',
    needs: ['贷款', '公证继承', '企业办事'],
    contains: ['名称、证件号码', '名下每处不动产的坐落、用途和面积', '有没有抵押、查封'],
    source: '向登记中心现查，不用旧数据',
    legalBasis: ['《不动产登记暂行条例》', '《不动产登记资料查询暂行办法》'],
    purposes: ['申请贷款', '办理公证', '办理继承', '资产核查', '其他事项'],
    askers: ['self', 'firm'],
    sensitivity: 'ordinary',
    negative: true,
    validDays: 30,
    perDay: 10,
    whenNothing: '名下没有不动产，会照实写“未查到”。',
  },
  Register,
  {
    units: [
      {
        place: '云江市云溪区青石路1号2栋302室',
        unitNumber: '990104001001GB00001F00010023',
        titleNumber: '云（2019）云溪区不动产权第0012000号（样例）',
        usage: '城镇住宅用地／住宅',
        areaDecimetres: 8_956,
        share: '共同共有',
        registeredOn: '2019-03-18',
        mortgaged: true,
        seized: false,
      },
    ],
  },
  ({ units }, { name, code, codeName, district, askedAt }) => ({
    opening: [
      `查询人${name}，${codeName}${code}。`,
      `经查询${district}不动产登记簿，截至${askedAt}，` +
        (units.length === 0
          ? `未查到查询人在${district}的不动产登记信息。`
          : `查询人在${district}有下列不动产登记信息，共${units.length}处。`),
    ],
    tables: units.map(unitTable),
  }),
);

const unitTable = (unit: z.output<typeof Unit>) => ({
  columns: [30, 50, 26, 54],
  size: 3.8,
  rows: [
    [label('坐落'), { text: unit.place, span: 3 }],
    [label('不动产单元号'), { text: unit.unitNumber, span: 3 }],
    [label('权证号'), { text: unit.titleNumber, span: 3 }],
    [label('用途'), { text: unit.usage }, label('面积'), { text: squareMetres(unit.areaDecimetres) }],
    [label('共有情况'), { text: unit.share }, label('登记日期'), { text: longDate(unit.registeredOn) }],
    [
      label('抵押'),
      { text: unit.mortgaged ? '有抵押登记' : '无抵押登记' },
      label('查封'),
      { text: unit.seized ? '有查封登记' : '无查封登记' },
    ],
  ],
});
