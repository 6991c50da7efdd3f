import * as z from 'zod/mini';
import { calendarDate, isCleanText } from '../text.ts';
import { isCreditCode, isIdNumber } from '../identity.ts';
import type { MaskRule } from './mask.ts';

/** Paper and texture of the certificate's face; the page groups by it. */
export type CertificateCategory = 'identity' | 'welfare' | 'property' | 'traffic' | 'career' | 'firm';

export interface CertificateField<F extends string = string> {
  readonly id: F;
  /** What the paper certificate calls it. */
  readonly label: string;
  readonly mask: MaskRule;
  /** True when a page must not show it unasked, even to its holder. */
  readonly sensitive: boolean;
}

interface Description<F extends string> {
  /** Our word for it, used in contracts and columns. */
  readonly code: string;
  /** Catalog code (GB/T 36902, the type part of a GB/T 36904 identifier): 18-character credit code of the defining body and three digits. */
  readonly catalogCode: string;
  readonly name: string;
  /** At most 4 characters, for lists of several. */
  readonly shortName: string;
  readonly category: CertificateCategory;
  /** Everyday name of whoever issues it. */
  readonly issuer: string;
  /** Whom a check asks: 「刚刚向{checkedWith}核对过」. */
  readonly checkedWith: string;
  readonly holder: 'resident' | 'organization';
  /** The field that says whose it is: compared with the person asked for (GB/T 36903 CZZTDM). */
  readonly holderCodeField: F;
  /** The field whose masked value stands on the face. */
  readonly numberField: F;
  readonly fields: readonly CertificateField<F>[];
}

/** One kind of certificate. */
export interface CertificateType extends Description<string> {
  /** Field id → value as issued. Throws a ZodError when a field is missing or wrong. */
  parseValues(raw: unknown): Record<string, string>;
}

/** Defines one type; the compiler keeps field ids and schema in step. A further type is one such file and one line in `certificate-types.ts`. */
export function certificateType<V extends Record<string, string>>({
  values,
  ...description
}: Description<keyof V & string> & { readonly values: z.ZodMiniType<V> }): CertificateType {
  return { ...description, parseValues: (raw) => z.parse(values, raw) };
}

/** A field's text as issued: never trimmed or normalised, for NFC would change rare characters of a name. */
export const issuedText = (max: number) =>
  z
    .string()
    .check(z.refine((value) => value !== '' && [...value].length <= max && isCleanText(value), '证照内容格式不对'));
export const issuedIdNumber = () => z.string().check(z.refine(isIdNumber, '身份证号不对'));
export const issuedCreditCode = () => z.string().check(z.refine(isCreditCode, '统一社会信用代码不对'));
export const issuedDate = () => calendarDate();
/** A last day of validity, or `长期`. */
export const lastDay = () => z.union([calendarDate(), z.literal('长期')]);
