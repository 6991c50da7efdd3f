import type { DataSet } from '../data-set.ts';

export const homes: DataSet = {
  code: 'homes',
  title: '住房登记信息',
  holder: 'BDC',
  contains: ['在本区登记的住房：坐落、面积、共有情况'],
  grants: [
    { asker: 'MZJ', purpose: '最低生活保障审核', legalBasis: '《社会救助暂行办法》' },
    { asker: 'GJJ', purpose: '公积金提取审核', legalBasis: '《住房公积金管理条例》' },
    { asker: 'SFJ', purpose: '法律援助经济困难核查', legalBasis: '《中华人民共和国法律援助法》' },
  ],
  answer: { by: 'data', source: 'real-estate.homes' },
};
