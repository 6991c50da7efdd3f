import type { Row } from './sql.ts';

function wrong(column: string, expected: string): never {
  throw new TypeError(`column ${column} is not ${expected}`);
}

/** A text column. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : wrong(column, 'a text');
}

/** An integer column, a count or a sum within ±2^53. */
export function integerOf(row: Row, column: string): number {
  const value = row[column];
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : wrong(column, 'a safe integer');
}

/** A boolean column (0 or 1 in both databases). */
export const flagOf = (row: Row, column: string): boolean => integerOf(row, column) !== 0;

/** A datetime(3) column; both drivers hand it over as UTC text. */
export function instantOf(row: Row, column: string): Date {
  const value = new Date(`${textOf(row, column).replace(' ', 'T')}Z`);
  return Number.isNaN(value.getTime()) ? wrong(column, 'an instant') : value;
}

/** A JSON document in a text column, still to be parsed by its schema. */
export const jsonOf = (row: Row, column: string): unknown => JSON.parse(textOf(row, column));

/** One of the words a column may hold, e.g. `wordOf(row, 'status', ['open', 'closed'])`. */
export function wordOf<const W extends string>(row: Row, column: string, words: readonly W[]): W {
  const value = textOf(row, column);
  return words.find((word) => word === value) ?? wrong(column, words.join(' or '));
}

/** `read`, or null when the column is null: `orNull(instantOf)(row, 'revoked_at')`. */
export const orNull =
  <T>(read: (row: Row, column: string) => T) =>
  (row: Row, column: string): T | null =>
    row[column] === null ? null : read(row, column);
