import { expect, test } from '@jest/globals';
import { windowCodeIn } from './window-code.ts';

const code = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

test.each([
  ['the window’s link', `https://suiban.example/w/${code}`, code],
  ['the same in capitals, as a dense code writes it', `HTTPS://SUIBAN.EXAMPLE/W/${code}`, code],
  ['the 26 characters alone', code, code],
  ['lower case and spaces around', `  ${code.toLowerCase()} `, code],
  ['a resident’s own code', `Z1${code}`, undefined],
  ['one character short', code.slice(1), undefined],
  ['a letter the alphabet leaves out', `U${code.slice(1)}`, undefined],
  ['another path', `https://suiban.example/v/${code}`, undefined],
  ['something after the code', `https://suiban.example/w/${code}?to=evil`, undefined],
  ['a script', `javascript:alert('${code}')`, undefined],
  ['nothing', '', undefined],
])('%s', (_what, scanned, expected) => {
  expect(windowCodeIn(scanned)).toBe(expected);
});
