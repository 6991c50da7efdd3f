import type { ServiceItemDefinition } from '../service-item.ts';

export const foodPermit: ServiceItemDefinition = {
  id: 'food-permit',
  version: 1,
  code: 'YX-SC-0021',
  name: '食品经营许可申请',
  initials: 'spjyxksq',
  holder: 'organization',
  certificates: [
    {
      type: 'business-licence',
      fields: ['creditCode', 'name', 'kind', 'legalRepresentative', 'address', 'scope'],
      required: true,
      purpose: '核对经营主体',
      why: '确认申请许可的是登记在册的经营主体。',
      legalBasis: '《食品经营许可和备案管理办法》第十三条',
      retention: '随办件保存，许可失效后 2 年',
    },
  ],
};
