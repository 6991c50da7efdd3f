import { choiceField, dateField, lineField } from 'shared/form-fields.ts';
import { longDate, type RequestType } from '../request-type.ts';

const label = (text: string) => ({ text, weight: 'bold', align: 'center', shaded: true }) as const;

/** 户籍证明: what stands in the household register today; the register is checked by hand, for old entries are on paper. */
export const householdRecord: RequestType = {
  code: 'household-record',
  title: '户籍证明',
  heading: '户籍证明',
  department: 'GAJ',
  sensitivity: 'ordinary',
  contains: ['您的姓名、身份证号', '户籍地址、户别', '和户主的关系、登记日期'],
  promisedDays: 3,
  legalBasis: ['《中华人民共和国户口登记条例》', '《关于改进和规范公安派出所出具证明工作的意见》'],
  purposes: ['办理公证', '孩子入学', '投靠落户', '其他事项'],
  validDays: 30,
  fields: [
    choiceField('reason', '为什么不用户口簿', ['户口簿丢了，来不及补', '集体户口', '户口簿写得不全', '其他']),
    lineField('household-address', '您记得的户籍地址', 60, { hint: '记不全也没关系，审核时会核对' }),
  ],
  materials: [
    { code: 'identity-card', label: '身份证照片', hint: '人像面和国徽面', optional: false },
    { code: 'household-book', label: '户口簿照片', hint: '有就传：首页和本人页', optional: true },
  ],
  findings: [
    lineField('address', '登记的户籍地址', 60),
    choiceField('kind', '户别', ['家庭户', '集体户']),
    lineField('relation', '与户主关系', 10, { hint: '例：户主、妻、长子' }),
    dateField('since', '登记日期'),
  ],
  whenRefused: '户口不在本区，或材料对不上的，会说明理由，请到户口所在地开。',
  example: {
    answers: { reason: '户口簿写得不全', 'household-address': '云江市云溪区青石路1号' },
    findings: { address: '云江市云溪区青石路1号2栋302室', kind: '家庭户', relation: '户主', since: '1998-03-12' },
  },
  state: ({ name, idNumber, district, findings, on }) => ({
    opening: [`经查阅${district}人口登记信息，截至${longDate(on)}，下列人员户籍登记情况如下。`],
    tables: [
      {
        columns: [26, 54, 26, 54],
        size: 4,
        rows: [
          [label('姓名'), { text: name }, label('身份证号'), { text: idNumber }],
          [label('户籍地址'), { text: findings['address'] ?? '', span: 3 }],
          [label('户别'), { text: findings['kind'] ?? '' }, label('与户主关系'), { text: findings['relation'] ?? '' }],
          [label('登记日期'), { text: longDate(findings['since'] ?? on), span: 3 }],
        ],
      },
    ],
  }),
};
