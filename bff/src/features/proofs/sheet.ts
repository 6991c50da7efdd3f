import type { OfficialSheet } from '../../documents/official-sheet.ts';
import type { QrModules } from '../../documents/page.ts';
import { encodeQr } from '../../documents/qr.ts';
import { departments } from './departments.ts';
import { longDate, type ProofType, type Statement } from './proof-type.ts';

/** Of a type, what stands on every sheet of it. */
export interface SheetForm extends Pick<ProofType, 'heading' | 'legalBasis'> {
  /** How it came about, where that is not at once and by itself: 申请人在“随办”申请、司法局审核后出具. */
  readonly made?: string;
}

/** All that a document says beside its statement. */
export interface SheetFacts {
  readonly number: string;
  readonly organization: string;
  readonly purpose: string;
  readonly recipient: string | null;
  readonly issuedOn: string;
  readonly validUntil: string;
  readonly checkCode: string;
  /** Marks a document of the demonstration; empty in a city. */
  readonly sample: string;
}

/** A sheet before its code is known: the code is signed over what the sheet states. */
export type SheetText = Omit<OfficialSheet, 'qr'>;

const SEAL_MM = 40;

/** All that a proof states; `withCode` makes it ready to be laid out. */
export function composeText(type: SheetForm, statement: Statement, facts: SheetFacts): SheetText {
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
      `1.本证明由${type.made ?? '申请人在“随办”申请、系统即时生成'}并加盖电子印章${facts.sample ? '，样例文件不具有法律效力' : ''}。`,
      '2.扫描二维码，或在“随办”的“验证明”里输入编号和校验码，可以核验内容、状态和出证机关。',
      `3.依据：${type.legalBasis.join('、')}。`,
    ],
    issuer: facts.organization,
    date: longDate(facts.issuedOn),
    sealSize: SEAL_MM,
    watermark: `${facts.sample}仅用于${facts.purpose}`,
  };
}

export const withCode = (text: SheetText, verifyUrl: string): OfficialSheet => withModules(text, encodeQr(verifyUrl));

/** With a code as large as a usual one: for trying a page and preparing fonts. */
export const withSampleCode = (text: SheetText): OfficialSheet => withModules(text, SAMPLE_MODULES);

const SAMPLE_MODULES = encodeQr(`HTTPS://SUIBAN.EXAMPLE/V/${'0123456789ABCDEFGHJKMNPQRS'.repeat(8)}`);

const withModules = (text: SheetText, modules: QrModules): OfficialSheet => ({
  ...text,
  qr: { modules, caption: '扫码核验' },
});

/** Everything a sheet states, in a form whose hash tells two documents apart; codes and layout are no part of it. */
export const factsOf = ({ title, reference, opening, tables, issuer, date }: SheetText): string =>
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
  types.flatMap((form) => {
    const district = '云溪区';
    const askedAt = '2026年11月22日13时05分';
    const statement = form.read(form.example, {
      name: '',
      code: '0123456789X',
      codeName: '身份证号',
      district,
      askedAt,
    });
    return samplesOf(form, statement ?? { opening: [], tables: [] }, sample);
  });

/** One typical sheet of a statement for each purpose. */
export const samplesOf = (
  form: SheetForm & Pick<ProofType, 'department' | 'purposes'>,
  statement: Statement,
  sample: string,
): OfficialSheet[] =>
  form.purposes.map((purpose) => {
    const text = composeText(form, statement, {
      number: `${form.department}-2026-000123`,
      organization: departments[form.department].unit,
      purpose,
      recipient: '',
      issuedOn: '2026-11-22',
      validUntil: '2026-12-22',
      checkCode: '0123456789ABCDEFGHJKMNPQRSTVWXYZ',
      sample,
    });
    return withSampleCode(text);
  });
