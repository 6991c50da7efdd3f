/** A part of a file, both ends counted in; `whole` when no range was asked for; `none` when it cannot be given. */
export type Part = 'whole' | 'none' | { readonly start: number; readonly end: number };

/** One byte range (RFC 9110 §14.2). Several ranges at once are refused: they let a small request ask for a huge answer. */
export function readRange(header: string, size: number): Part {
  if (header === '') return 'whole';
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header);
  const [, first = '', last = ''] = match ?? [];
  if (!match || (first === '' && last === '')) return 'none';
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end || start >= size ? 'none' : { start, end };
}
