import type { OfficialSheet } from '../../documents/official-sheet.ts';
import { encodeQr } from '../../documents/qr.ts';
import { departments } from './departments.ts';
import { longDate, type ProofType, type Statement } from './proof-type.ts';

/** All that a document says beside its statement. */
export interface SheetFacts {
  readonly number: string;
  readonly organization: string;
  readonly purpose: string;
  readonly recipient: string | null;
  readonly issuedOn: string;
  readonly validUntil: string;
  readonly checkCode: string;
  readonly verifyUrl: string;
  /** Marks a document of the demonstration; empty in a city. */
  readonly sample: string;
}

const SEAL_MM = 40;

/** The content of a proof, ready to be laid out. */
export function composeSheet(
  type: Pick<ProofType, 'heading' | 'legalBasis'>,
  statement: Statement,
  facts: SheetFacts,
): OfficialSheet {
  const recipient = facts.recipient === null ? '' : `，交给${facts.recipient}（申请人自填）`;
  return {
    title: type.heading,
    reference: `编号：${facts.number}　　校验码：${facts.checkCode}`,
    opening: [
      ...statement.opening,
      `本证明仅用于${facts.purpose}${recipient}，有效期至${longDate(facts.validUntil)}。`,
    ],
    tables: statement.tables,
    notes: [
      `1.本证明由申请人在“随办”申请、由系统即时生成并加盖电子印章${facts.sample ? '，样例文件不具有法律效力' : ''}。`,
      '2.扫描二维码，或在“随办”的“验证明”里输入编号和校验码，可以核验内容、状态和出证机关。',
      `3.依据：${type.legalBasis.join('、')}。`,
    ],
    issuer: facts.organization,
    date: longDate(facts.issuedOn),
    qr: { modules: encodeQr(facts.verifyUrl), caption: '扫码核验' },
    sealSize: SEAL_MM,
    watermark: `${facts.sample}仅用于${facts.purpose}`,
  };
}

/** Everything a sheet states, in a form whose hash tells two documents apart; codes and layout are no part of it. */
export const factsOf = ({ title, reference, opening, tables, issuer, date }: OfficialSheet): string =>
  JSON.stringify([
    title,
    reference,
    opening,
    tables.map(({ header = [], rows }) => [header, ...rows].map((cells) => cells.map(({ text }) => text))),
    issuer,
    date,
  ]);

/** What typical documents of each type look like: the fonts' glyphs are prepared from them once. */
export const sampleSheets = (types: readonly ProofType[], sample: string): OfficialSheet[] =>
  types.flatMap((type) => {
    const district = '云溪区';
    const askedAt = '2026年11月22日13时05分';
    const statement = type.read(type.example, {
      name: '',
      code: '0123456789X',
      codeName: '身份证号',
      district,
      askedAt,
    });
    return type.purposes.map((purpose) =>
      composeSheet(type, statement ?? { opening: [], tables: [] }, {
        number: `${type.department}-2026-000123`,
        organization: departments[type.department].unit,
        purpose,
        recipient: '',
        issuedOn: '2026-11-22',
        validUntil: '2026-12-22',
        checkCode: '0123456789ABCDEFGHJKMNPQRSTVWXYZ',
        verifyUrl: 'HTTPS://SUIBAN.EXAMPLE/V/0123456789ABCDEFGHJKMNPQRS',
        sample,
      }),
    );
  });
