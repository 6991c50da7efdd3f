import type { DataSet } from '../data-set.ts';

export const marriage: DataSet = {
  code: 'marriage',
  title: '婚姻登记信息',
  holder: 'MZJ',
  contains: ['在本区的婚姻登记：种类、日期'],
  grants: [
    { asker: 'BDC', purpose: '不动产共有情况审查', legalBasis: '《不动产登记暂行条例》' },
    { asker: 'GAJ', purpose: '投靠落户审核', legalBasis: '《中华人民共和国户口登记条例》' },
  ],
  answer: { by: 'data', source: 'civil-affairs.marriage' },
};
