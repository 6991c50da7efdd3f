import type { DataSet } from '../data-set.ts';

export const socialInsurance: DataSet = {
  code: 'social-insurance',
  title: '社会保险参保信息',
  holder: 'SBZ',
  contains: ['参保单位、险种、缴费状态'],
  grants: [
    { asker: 'GAJ', purpose: '居住证签发审核', legalBasis: '《居住证暂行条例》' },
    { asker: 'MZJ', purpose: '最低生活保障审核', legalBasis: '《社会救助暂行办法》' },
    { asker: 'SFJ', purpose: '法律援助经济困难核查', legalBasis: '《中华人民共和国法律援助法》' },
  ],
  answer: { by: 'data', source: 'social-insurance.account' },
};
