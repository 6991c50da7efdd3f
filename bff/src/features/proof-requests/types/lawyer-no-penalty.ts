import { choiceField, dateField, lineField } from 'shared/form-fields.ts';
import { longDate, type RequestType } from '../request-type.ts';

const label = (text: string) => ({ text, weight: 'bold', align: 'center', shaded: true }) as const;

/** 律师无行政处罚证明, as asked for in tenders and on moving to another firm. */
export const lawyerNoPenalty: RequestType = {
  code: 'lawyer-no-penalty',
  title: '律师无行政处罚证明',
  heading: '律师无行政处罚证明',
  department: 'SFJ',
  sensitivity: 'ordinary',
  contains: ['您的姓名、身份证号', '执业机构、执业证号', '这段时间没有受过行政处罚'],
  promisedDays: 5,
  legalBasis: ['《中华人民共和国律师法》', '《律师和律师事务所违法行为处罚办法》'],
  purposes: ['变更执业机构', '投标', '申请评优', '其他事项'],
  validDays: 90,
  fields: [
    lineField('firm', '现在的执业机构', 40),
    lineField('license', '律师执业证号', 17, { hint: '17 位数字' }),
    dateField('from', '从哪天起没有受过处罚'),
  ],
  materials: [
    { code: 'license', label: '律师执业证照片', hint: '含最近一年的考核页', optional: false },
    { code: 'letter', label: '律师事务所的介绍信', hint: '盖章的图片或 PDF', optional: true },
  ],
  findings: [
    lineField('firm', '登记的执业机构', 40),
    lineField('license', '登记的执业证号', 17),
    choiceField('checked', '查询结果', ['未查到行政处罚记录']),
  ],
  whenRefused: '受过处罚，或不在本区执业的，会说明理由。',
  example: {
    answers: { firm: '云溪样例律师事务所', license: '99901201610123456', from: '2021-01-01' },
    findings: { firm: '云溪样例律师事务所', license: '99901201610123456', checked: '未查到行政处罚记录' },
  },
  state: ({ name, idNumber, answers, findings, on }) => ({
    opening: [
      `经查询执业律师管理记录，自${longDate(answers['from'] ?? on)}至${longDate(on)}期间，下列律师未受到司法行政机关行政处罚。`,
    ],
    tables: [
      {
        columns: [26, 54, 26, 54],
        size: 4,
        rows: [
          [label('姓名'), { text: name }, label('身份证号'), { text: idNumber }],
          [label('执业机构'), { text: findings['firm'] ?? '', span: 3 }],
          [label('执业证号'), { text: findings['license'] ?? '', span: 3 }],
        ],
      },
    ],
  }),
};
