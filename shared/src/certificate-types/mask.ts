import { maskIdNumber, maskName } from '../identity.ts';

/** How a value is covered until it is tapped. */
export type MaskRule = 'none' | 'name' | 'id-number' | 'address' | 'number' | 'whole';

/** The covered form of a value; never longer than needed to recognise it. */
export function maskValue(rule: MaskRule, value: string): string {
  if (rule === 'none') return value;
  if (rule === 'name') return maskName(value);
  if (rule === 'id-number') return maskIdNumber(value);
  if (rule === 'address') return `${/^.{0,12}?[区县旗]/u.exec(value)?.[0] ?? ''} ******`.trim();
  if (rule === 'number') return maskNumber(value);
  return '******';
}

/** `99 **** 00`, `云 **** 45`: how it begins and its last two digits, not the brackets around them. */
function maskNumber(value: string): string {
  const characters = [...value];
  if (characters.length < 6) return '*'.repeat(characters.length);
  const begin = /^[\p{L}\p{N}]{1,2}/u.exec(value)?.[0] ?? '';
  const end = [...value.matchAll(/[A-Z0-9]/gi)].slice(-2).join('');
  return `${begin} **** ${end}`.trim();
}
