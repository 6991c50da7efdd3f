import * as z from 'zod/mini';
import { certificateType, issuedDate, issuedIdNumber, issuedText, lastDay } from './definition.ts';

export const residentIdentityCard = certificateType({
  code: 'resident-identity-card',
  catalogCode: '99990104MA99990006001',
  name: '居民身份证',
  shortName: '身份证',
  category: 'identity',
  issuer: '云溪区公安分局',
  checkedWith: '公安部门',
  holder: 'resident',
  holderCodeField: 'idNumber',
  numberField: 'idNumber',
  fields: [
    { id: 'name', label: '姓名', mask: 'name', sensitive: false },
    { id: 'sex', label: '性别', mask: 'none', sensitive: false },
    { id: 'ethnicGroup', label: '民族', mask: 'none', sensitive: false },
    { id: 'birthDate', label: '出生日期', mask: 'whole', sensitive: false },
    { id: 'address', label: '住址', mask: 'address', sensitive: true },
    { id: 'idNumber', label: '身份证号', mask: 'id-number', sensitive: true },
    { id: 'authority', label: '签发机关', mask: 'none', sensitive: false },
    { id: 'validFrom', label: '有效期起', mask: 'none', sensitive: false },
    { id: 'validUntil', label: '有效期至', mask: 'none', sensitive: false },
  ],
  values: z.object({
    name: issuedText(50),
    sex: z.enum(['男', '女']),
    ethnicGroup: issuedText(10),
    birthDate: issuedDate(),
    address: issuedText(100),
    idNumber: issuedIdNumber(),
    authority: issuedText(50),
    validFrom: issuedDate(),
    validUntil: lastDay(),
  }),
});
