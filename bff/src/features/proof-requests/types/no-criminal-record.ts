import { choiceField, dateField } from 'shared/form-fields.ts';
import { longDate, type RequestType } from '../request-type.ts';

/** 无犯罪记录证明: never instant; who has a record gets no proof but the reason, and nobody else learns of it. */
export const noCriminalRecord: RequestType = {
  code: 'no-criminal-record',
  title: '无犯罪记录证明',
  heading: '无犯罪记录证明',
  department: 'GAJ',
  sensitivity: 'high',
  contains: ['您的姓名、身份证号', '查询的起止日期', '这段时间没有犯罪记录'],
  promisedDays: 3,
  legalBasis: ['《公安机关办理犯罪记录查询工作规定》'],
  purposes: ['求职入职', '办理公证', '出国（境）', '申请执业资格', '其他事项'],
  validDays: 90,
  fields: [dateField('from', '从哪天查起', { optional: true, hint: '不填就是查到目前为止的全部' })],
  materials: [
    { code: 'identity-card', label: '身份证照片', hint: '人像面和国徽面', optional: false },
    { code: 'demand', label: '要证明的单位的通知', hint: '有就传：录用通知、公证要求', optional: true },
  ],
  findings: [choiceField('checked', '查询结果', ['全国犯罪人员信息库未发现犯罪记录'])],
  whenRefused: '有记录的，不开证明，只告诉您本人理由。',
  example: {
    answers: { from: '2016-01-01' },
    findings: { checked: '全国犯罪人员信息库未发现犯罪记录' },
  },
  state({ name, idNumber, answers, on }) {
    const { from } = answers;
    const period = from ? `自${longDate(from)}至${longDate(on)}期间` : `截至${longDate(on)}`;
    return {
      opening: [`申请人${name}，身份证号${idNumber}。`, `经查询，${period}，未发现申请人有犯罪记录。`],
      tables: [],
    };
  },
};
