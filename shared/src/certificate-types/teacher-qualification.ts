import * as z from 'zod/mini';
import { certificateType, issuedDate, issuedIdNumber, issuedText } from './definition.ts';

export const teacherQualification = certificateType({
  code: 'teacher-qualification',
  catalogCode: '99990104MA99990006004',
  name: '教师资格证书',
  shortName: '教师证',
  category: 'career',
  issuer: '云溪区教育局',
  checkedWith: '教育部门',
  holder: 'resident',
  holderCodeField: 'idNumber',
  numberField: 'certificateNumber',
  fields: [
    { id: 'name', label: '姓名', mask: 'name', sensitive: false },
    { id: 'idNumber', label: '身份证号', mask: 'id-number', sensitive: true },
    { id: 'certificateNumber', label: '证书号码', mask: 'number', sensitive: false },
    { id: 'qualification', label: '资格种类', mask: 'none', sensitive: false },
    { id: 'subject', label: '任教学科', mask: 'none', sensitive: false },
    { id: 'issuedOn', label: '发证日期', mask: 'none', sensitive: false },
    { id: 'authority', label: '认定机构', mask: 'none', sensitive: false },
  ],
  values: z.object({
    name: issuedText(50),
    idNumber: issuedIdNumber(),
    certificateNumber: issuedText(20),
    qualification: issuedText(20),
    subject: issuedText(20),
    issuedOn: issuedDate(),
    authority: issuedText(50),
  }),
});
