import * as z from 'zod/mini';
import { certificateType, issuedDate, issuedIdNumber, issuedText, lastDay } from './definition.ts';

export const realEstateTitle = certificateType({
  code: 'real-estate-title',
  catalogCode: '99990104MA99990006005',
  name: '不动产权证书',
  shortName: '不动产证',
  category: 'property',
  issuer: '云溪区不动产登记中心',
  checkedWith: '不动产登记部门',
  holder: 'resident',
  holderCodeField: 'idNumber',
  numberField: 'titleNumber',
  fields: [
    { id: 'titleNumber', label: '证书号', mask: 'number', sensitive: false },
    { id: 'name', label: '权利人', mask: 'name', sensitive: false },
    { id: 'idNumber', label: '权利人证件号', mask: 'id-number', sensitive: true },
    { id: 'ownership', label: '共有情况', mask: 'none', sensitive: false },
    { id: 'address', label: '房屋坐落', mask: 'address', sensitive: true },
    { id: 'unitNumber', label: '不动产单元号', mask: 'number', sensitive: false },
    { id: 'usage', label: '用途', mask: 'none', sensitive: false },
    { id: 'area', label: '建筑面积', mask: 'whole', sensitive: false },
    { id: 'registeredOn', label: '登记日期', mask: 'none', sensitive: false },
    { id: 'validUntil', label: '土地使用期限至', mask: 'none', sensitive: false },
  ],
  values: z.object({
    titleNumber: issuedText(40),
    name: issuedText(50),
    idNumber: issuedIdNumber(),
    ownership: issuedText(20),
    address: issuedText(100),
    unitNumber: issuedText(40),
    usage: issuedText(20),
    area: issuedText(20),
    registeredOn: issuedDate(),
    validUntil: lastDay(),
  }),
});
