import * as z from 'zod/mini';
import { certificateType, issuedCreditCode, issuedDate, issuedText, lastDay } from './definition.ts';

export const businessLicence = certificateType({
  code: 'business-licence',
  catalogCode: '99990104MA99990006006',
  name: '营业执照',
  shortName: '营业执照',
  category: 'firm',
  issuer: '云溪区市场监督管理局',
  checkedWith: '市场监管部门',
  holder: 'organization',
  holderCodeField: 'creditCode',
  numberField: 'creditCode',
  // A licence is published: only the representative is a person.
  fields: [
    { id: 'creditCode', label: '统一社会信用代码', mask: 'none', sensitive: false },
    { id: 'name', label: '名称', mask: 'none', sensitive: false },
    { id: 'kind', label: '类型', mask: 'none', sensitive: false },
    { id: 'legalRepresentative', label: '法定代表人', mask: 'name', sensitive: false },
    { id: 'capital', label: '注册资本', mask: 'none', sensitive: false },
    { id: 'foundedOn', label: '成立日期', mask: 'none', sensitive: false },
    { id: 'address', label: '住所', mask: 'none', sensitive: false },
    { id: 'scope', label: '经营范围', mask: 'none', sensitive: false },
    { id: 'validUntil', label: '营业期限至', mask: 'none', sensitive: false },
  ],
  values: z.object({
    creditCode: issuedCreditCode(),
    name: issuedText(100),
    kind: issuedText(50),
    legalRepresentative: issuedText(50),
    capital: issuedText(30),
    foundedOn: issuedDate(),
    address: issuedText(100),
    scope: issuedText(500),
    validUntil: lastDay(),
  }),
});
