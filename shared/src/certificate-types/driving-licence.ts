import * as z from 'zod/mini';
import { certificateType, issuedDate, issuedIdNumber, issuedText, lastDay } from './definition.ts';

export const drivingLicence = certificateType({
  code: 'driving-licence',
  catalogCode: '99990104MA99990006003',
  name: '机动车驾驶证',
  shortName: '驾驶证',
  category: 'traffic',
  issuer: '云江市公安局交通警察支队',
  checkedWith: '交警部门',
  holder: 'resident',
  holderCodeField: 'idNumber',
  numberField: 'fileNumber',
  fields: [
    { id: 'name', label: '姓名', mask: 'name', sensitive: false },
    { id: 'idNumber', label: '证号', mask: 'id-number', sensitive: true },
    { id: 'vehicleClass', label: '准驾车型', mask: 'none', sensitive: false },
    { id: 'firstIssuedOn', label: '初次领证日期', mask: 'none', sensitive: false },
    { id: 'validFrom', label: '有效期起', mask: 'none', sensitive: false },
    { id: 'validUntil', label: '有效期至', mask: 'none', sensitive: false },
    { id: 'fileNumber', label: '档案编号', mask: 'number', sensitive: false },
    { id: 'address', label: '住址', mask: 'address', sensitive: true },
  ],
  values: z.object({
    name: issuedText(50),
    idNumber: issuedIdNumber(),
    vehicleClass: issuedText(10),
    firstIssuedOn: issuedDate(),
    validFrom: issuedDate(),
    validUntil: lastDay(),
    fileNumber: issuedText(20),
    address: issuedText(100),
  }),
});
