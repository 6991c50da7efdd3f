import { isCleanText } from 'shared/text.ts';
import * as z from 'zod/mini';

/** A text of a department's record: not empty, no control or direction characters. */
export const words = (longest: number) =>
  z.string().check(
    z.minLength(1),
    z.maxLength(longest),
    z.refine((value) => isCleanText(value) && !value.includes('\uFFFD')),
  );

/** A calendar month, `YYYY-MM`. */
export const month = () => z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

/** An amount of money in fen. */
export const fen = () => z.int().check(z.gte(0));

/** Real estate unit number (不动产单元号): 28 characters by rule, older ones shorter. */
export const unitNumber = () => z.string().check(z.regex(/^[0-9A-Z]{6,32}$/));

/** An area in square decimetres: hundredths of a square metre. */
export const area = () => z.int().check(z.gte(1));

/** 8956 → `89.56㎡` */
export const squareMetres = (decimetres: number): string => `${(decimetres / 100).toFixed(2)}㎡`;
