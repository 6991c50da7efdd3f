import * as z from 'zod/mini';
import { certificateType, issuedDate, issuedIdNumber, issuedText } from './definition.ts';

export const householdRegister = certificateType({
  code: 'household-register',
  catalogCode: '99990104MA99990006002',
  name: '居民户口簿',
  shortName: '户口簿',
  category: 'identity',
  issuer: '云溪区公安分局',
  checkedWith: '公安部门',
  holder: 'resident',
  holderCodeField: 'idNumber',
  numberField: 'householdNumber',
  fields: [
    { id: 'householdNumber', label: '户号', mask: 'number', sensitive: false },
    { id: 'householdKind', label: '户别', mask: 'none', sensitive: false },
    { id: 'headName', label: '户主姓名', mask: 'name', sensitive: false },
    { id: 'relationToHead', label: '与户主关系', mask: 'none', sensitive: false },
    { id: 'name', label: '姓名', mask: 'name', sensitive: false },
    { id: 'idNumber', label: '身份证号', mask: 'id-number', sensitive: true },
    { id: 'address', label: '户籍地址', mask: 'address', sensitive: true },
    { id: 'movedInOn', label: '迁入日期', mask: 'none', sensitive: false },
  ],
  values: z.object({
    householdNumber: issuedText(20),
    householdKind: issuedText(20),
    headName: issuedText(50),
    relationToHead: issuedText(20),
    name: issuedText(50),
    idNumber: issuedIdNumber(),
    address: issuedText(100),
    movedInOn: issuedDate(),
  }),
});
