import type { ServiceItemDefinition } from '../service-item.ts';

export const titleTransfer: ServiceItemDefinition = {
  id: 'title-transfer',
  version: 1,
  code: 'YX-BD-0003',
  name: '不动产转移登记',
  initials: 'bdczydj',
  holder: 'resident',
  certificates: [
    {
      type: 'real-estate-title',
      fields: ['titleNumber', 'name', 'ownership', 'address', 'unitNumber'],
      required: true,
      purpose: '核对原权利',
      why: '确认要转移的是哪一处不动产、归谁所有。',
      legalBasis: '《不动产登记暂行条例》第十六条',
      retention: '登记资料，永久保存',
    },
    {
      type: 'resident-identity-card',
      fields: ['name', 'idNumber'],
      required: true,
      purpose: '核对申请人',
      why: '确认来办的人就是权利人本人。',
      legalBasis: '《不动产登记暂行条例》第十六条',
      retention: '登记资料，永久保存',
    },
    {
      type: 'household-register',
      fields: ['relationToHead', 'headName'],
      required: false,
      purpose: '说明家庭关系',
      why: '家人之间转移的，给了就不用另开关系证明。',
      legalBasis: '本人自愿提供',
      retention: '登记资料，永久保存',
    },
  ],
};
