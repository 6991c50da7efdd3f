/**
 * What an electronic certificate says, as data beside the page: GB/T 36903-2018. Dates as `YYYY-MM-DD`; codes are left
 * out where an authority has none yet.
 */
export interface CertificateFacts {
  readonly name: string;
  /** 18 characters of credit code of whoever defined the type, 3 digits. */
  readonly typeCode?: string;
  readonly number: string;
  /** GB/T 36904: `1.2.156.3005.2.…`. */
  readonly identifier?: string;
  readonly issuer: string;
  /** Credit code. */
  readonly issuerCode?: string;
  readonly issuedOn: string;
  readonly holder: string;
  readonly holderCode: string;
  readonly holderCodeType: 'citizen' | 'organization';
  readonly validFrom: string;
  readonly validUntil: string;
}

/** Annex A of GB/T 36903. */
const CODE_TYPES = { citizen: ['公民身份号码', '111'], organization: ['统一社会信用代码', '001'] } as const;

/** The facts under the names of the standard, dates as YYYYMMDD, for `DocumentDescription.facts`. */
export function namedFacts(facts: CertificateFacts): Record<string, string> {
  const [codeType, codeTypeCode] = CODE_TYPES[facts.holderCodeType];
  const date = (text: string) => text.replaceAll('-', '');
  const named = {
    ZZMC: facts.name,
    ZZLXDM: facts.typeCode,
    ZZBH: facts.number,
    ZZBS: facts.identifier,
    ZZBFJG: facts.issuer,
    ZZBFJGDM: facts.issuerCode,
    ZZBFRQ: date(facts.issuedOn),
    CZZT: facts.holder,
    CZZTDM: facts.holderCode,
    CZZTDMLX: codeType,
    CZZTDMLXDM: codeTypeCode,
    ZZYXQQSRQ: date(facts.validFrom),
    ZZYXQJZRQ: date(facts.validUntil),
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([name, value = '']) => (value === '' ? [] : [[name, value]])),
  );
}
