import { CROCKFORD } from 'shared/base32.ts';
import { creditCodeCheck, idNumberCheck } from 'shared/identity.ts';

/** A fixed ULID for a demo thing: same kind and number, same id, on every machine. Kinds are two characters, e.g. `RE`. */
export function demoId(kind: string, number: number): string {
  let rest = number;
  let tail = '';
  for (let place = 0; place < 10; place += 1) {
    tail = CROCKFORD.charAt(rest % 32) + tail;
    rest = Math.floor(rest / 32);
  }
  return `01DEMZ0000${kind}0000${tail}`;
}

/** A citizen number in the unassigned area 9901xx with a right check character. `born` is `YYYYMMDD`. */
export function demoIdNumber(areaCode: string, born: string, sequence: number): string {
  const first17 = `${areaCode}${born}${String(sequence).padStart(3, '0')}`;
  return first17 + idNumberCheck(first17);
}

/** A credit code of the reserved range 99… with a right check character. */
export function demoCreditCode(sequence: number): string {
  const first17 = `99990104MA9${String(sequence).padStart(6, '0')}`;
  return first17 + creditCodeCheck(first17);
}

export const demoPhone = (sequence: number): string => `19900${String(sequence).padStart(6, '0')}`;
