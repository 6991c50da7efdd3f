import type { ServiceItemDefinition } from '../service-item.ts';

export const residencePermit: ServiceItemDefinition = {
  id: 'residence-permit',
  version: 1,
  code: 'YX-GA-0017',
  name: '居住证申领',
  initials: 'jzzsl',
  holder: 'resident',
  certificates: [
    {
      type: 'resident-identity-card',
      fields: ['name', 'idNumber'],
      required: true,
      purpose: '核对申请人',
      why: '确认来办的人就是申请人本人。',
      legalBasis: '《居住证暂行条例》第九条',
      retention: '随办件保存，居住证失效后 2 年',
    },
    {
      type: 'real-estate-title',
      fields: ['address'],
      required: true,
      purpose: '说明您住在这里',
      why: '证明您在本区有合法稳定的住所。',
      legalBasis: '《居住证暂行条例》第九条',
      retention: '随办件保存，居住证失效后 2 年',
    },
    {
      type: 'household-register',
      fields: ['address', 'householdKind'],
      required: false,
      purpose: '免填户籍信息',
      why: '给了就不用再填户籍地址和户别。',
      legalBasis: '本人自愿提供',
      retention: '随办件保存，居住证失效后 2 年',
    },
  ],
};
