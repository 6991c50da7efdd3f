import { choiceField, textField } from 'shared/form-fields.ts';
import type { DataSet } from '../data-set.ts';

/** Old register pages are on paper: a person looks. */
export const householdMembers: DataSet = {
  code: 'household-members',
  title: '同户人员',
  holder: 'GAJ',
  contains: ['户籍地址、同户人员和关系'],
  grants: [
    { asker: 'MZJ', purpose: '最低生活保障审核', legalBasis: '《社会救助暂行办法》' },
    { asker: 'SFJ', purpose: '法律援助经济困难核查', legalBasis: '《中华人民共和国法律援助法》' },
  ],
  answer: {
    by: 'person',
    promisedDays: 3,
    findings: [
      choiceField('registered', '是否在本区登记', ['在本区登记', '不在本区登记']),
      textField('members', '同户人员和关系', 300, { optional: true, hint: '一行一人：姓名，关系' }),
    ],
    example: { registered: '在本区登记', members: '王样例，配偶\n王小样，长子' },
    state: ({ registered = '', members = '' }) => ({
      opening: [
        `经查阅人口登记信息，被查询人户口${registered}。`,
        ...(members === '' ? [] : [`同户人员和关系：${members.split('\n').join('；')}。`]),
      ],
      tables: [],
    }),
  },
};
