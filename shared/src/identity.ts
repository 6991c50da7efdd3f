import * as z from 'zod/mini';

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Check character of an 18-digit citizen number (GB 11643, ISO 7064 MOD 11-2) from its first 17 digits. */
export function idNumberCheck(first17: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return ID_CHECKS.charAt(sum % 11);
}

/** GB 11643: 17 digits with a possible birth date and the right check character (`X` upper case). The area code is not judged: codes are abolished over time. */
export function isIdNumber(value: string): boolean {
  if (!/^\d{17}[\dX]$/.test(value)) return false;
  return isPossibleDate(value.slice(6, 14)) && idNumberCheck(value) === value[17];
}

/** Names of demo units, halls and seals carry it. Production refuses them. */
export const isDemoName = (name: string): boolean => name.includes('样例');
/** Demo residents carry an unassigned area code (99…). Production refuses them. */
export const isDemoIdNumber = (value: string): boolean => value.startsWith('99');
/** Demo phones: 19900 + 6 digits. */
export const isDemoPhone = (value: string): boolean => value.startsWith('19900');
/** Demo credit codes start with 99 (no registering department has that code). */
export const isDemoCreditCode = (value: string): boolean => value.startsWith('99');

/** Check character of a unified social credit code (GB 32100) from its first 17 characters. */
export function creditCodeCheck(first17: string): string {
  const sum = [...first17.slice(0, 17)].reduce(
    (total, char, i) => total + CREDIT_ALPHABET.indexOf(char) * (3 ** i % 31),
    0,
  );
  return CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** GB 32100: 18 characters without I, O, S, V, Z and the right check character. */
export const isCreditCode = (value: string): boolean =>
  /^[0-9A-HJ-NP-RTUW-Y]{18}$/.test(value) && creditCodeCheck(value) === value[17];

/** Whole years of age on a date (`YYYY-MM-DD`); `idNumber` must be valid. */
export function ageOn(idNumber: string, date: string): number {
  const birth = Number(idNumber.slice(6, 14));
  return Math.floor((Number(date.replaceAll('-', '')) - birth) / 10_000);
}

/** `9*** **** **** 002X`: first digit and the last four. */
export const maskIdNumber = (value: string): string => `${value.slice(0, 1)}*** **** **** ${value.slice(-4)}`;
/** 林秀英 → 林*英, 林秀 → 林*; counted in code points. */
export function maskName(value: string): string {
  const chars = [...value];
  if (chars.length <= 1) return '*';
  if (chars.length === 2) return `${chars[0]}*`;
  return `${chars[0]}${'*'.repeat(Math.min(chars.length - 2, 6))}${chars.at(-1)}`;
}
/** 199****1234 */
export const maskPhone = (value: string): string => `${value.slice(0, 3)}****${value.slice(-4)}`;

/** A citizen number as typed: lower-case x, full-width digits and spaces are accepted and normalised. */
export const IdNumber = z
  .pipe(
    z.string({ error: '请填写身份证号' }).check(z.maxLength(40, '身份证号是18位，请核对')),
    z.transform((value) => value.normalize('NFKC').replaceAll(' ', '').toUpperCase()),
  )
  .check(
    z.refine((value) => value.length === 18, { error: '身份证号是18位，请核对', abort: true }),
    z.refine(isIdNumber, { error: '身份证号不对，请对照证件再核对一下' }),
  );

/** A unified social credit code as typed; normalised to upper case. */
export const CreditCode = z
  .pipe(
    z.string({ error: '请填写统一社会信用代码' }).check(z.maxLength(40, '统一社会信用代码是18位，请核对')),
    z.transform((value) => value.normalize('NFKC').replaceAll(' ', '').toUpperCase()),
  )
  .check(
    z.refine((value) => value.length === 18, { error: '统一社会信用代码是18位，请核对', abort: true }),
    z.refine(isCreditCode, { error: '统一社会信用代码不对，请对照营业执照再核对一下' }),
  );

/** A mainland mobile number, 11 digits. */
export const Phone = z.string({ error: '请填写手机号' }).check(z.regex(/^1[3-9]\d{9}$/, '手机号是11位数字，请核对'));

/** A name as it stands on the ID card: Han characters of every plane, Latin letters and the middle dot U+00B7, at most 50. */
export const PersonName = z.string({ error: '请填写姓名' }).check(
  z.trim(),
  z.normalize('NFC'),
  z.refine((value) => [...value].length >= 1 && [...value].length <= 50, {
    error: '请填写身份证上的姓名',
    abort: true,
  }),
  z.refine((value) => /^[\p{Script=Han}\p{Script=Latin}\u00B7〇 ]+$/u.test(value), {
    error: '姓名里有不能识别的字符，请照身份证填写',
  }),
  z.meta({ minLength: 1, maxLength: 50, title: '姓名' }),
);

function isPossibleDate(yyyymmdd: string): boolean {
  const year = Number(yyyymmdd.slice(0, 4));
  const month = Number(yyyymmdd.slice(4, 6));
  const day = Number(yyyymmdd.slice(6, 8));
  if (year < 1850 || year > 2200) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
