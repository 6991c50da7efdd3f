import type { OfficialSheet } from './official-sheet.ts';
import { encodeQr } from './qr.ts';

/** A made-up statement for the tests and the bench: one page, a table, a QR code, room for a seal. */
export function sampleSheet(person: { name: string; number: number; employer?: string }): OfficialSheet {
  const reference = `YXGJJ2026${String(person.number).padStart(9, '0')}`;
  const label = (text: string) => ({ text, weight: 'bold', align: 'center', shaded: true }) as const;
  const row = (a: string, b: string, c: string, d: string) => [label(a), { text: b }, label(c), { text: d }];
  return {
    title: '个人住房公积金缴存证明',
    reference: `编号：${reference}`,
    opening: ['兹证明下列职工在本中心的住房公积金缴存情况如下，本证明仅供申请人办理所列用途使用。'],
    tables: [
      {
        columns: [25, 55, 27, 53],
        size: 4,
        rows: [
          row('姓名', person.name, '身份证号码', `990106199001011${String(person.number % 1000).padStart(3, '0')}`),
          row('个人账号', `9932050000${person.number}`, '账户状态', '正常'),
          row('单位名称', person.employer ?? '云江市云溪区样例信息技术有限责任公司', '开户日期', '2015年07月01日'),
          row('缴存基数', '12,100.00元', '月缴存额', '2,904.00元'),
          row('缴存比例', '单位12% 个人12%', '账户余额', '186,100.35元'),
          [label('使用用途'), { text: '购房使用（样例）', span: 3 }],
        ],
      },
    ],
    notes: [
      '1.本证明由系统即时生成并加盖电子印章，样例文件不具有法律效力。',
      '2.扫描二维码或在随办输入编号可以核验本证明的真伪与状态，有效期三十日。',
      '3.任何单位和个人不得伪造、变造本证明。',
    ],
    issuer: '云江市住房公积金管理中心（样例）',
    date: '2026年11月22日',
    qr: { modules: encodeQr(`HTTPS://SUIBAN.EXAMPLE/V/${reference}.7K3M9QX2WZ4R8T5N6P1C0HJD2F`), caption: '扫码核验' },
    sealSize: 40,
    watermark: '样例·仅供购房使用',
  };
}

/** The same with a table of months that runs over several pages. */
export function longSampleSheet(person: { name: string; number: number }, months: number): OfficialSheet {
  const sheet = sampleSheet(person);
  const cells = (...words: string[]) => words.map((text) => ({ text }));
  const rows = Array.from({ length: months }, (_, index) => {
    const month = `${2010 + Math.floor(index / 12)}年${(index % 12) + 1}月`;
    return cells(`${index + 1}`, month, '2,904.00元');
  });
  const table = { columns: [20, 70, 70], header: cells('序号', '缴存月份', '缴存额'), rows, size: 4 };
  return { ...sheet, tables: [...sheet.tables, table] };
}
