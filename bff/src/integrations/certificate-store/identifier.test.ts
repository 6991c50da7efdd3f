import { expect, test } from '@jest/globals';
import { certificateIdentifier, isCertificateIdentifier, mod3736 } from './identifier.ts';

test.each([
  '1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F',
  '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U',
])('%s, an identifier in use, has the right check character', (id) => {
  expect(isCertificateIdentifier(id)).toBe(true);
});

test('a changed character, a lower-case one and a missing part are refused', () => {
  const id = certificateIdentifier('99990104MA99990006001', '99990104MA99990106', '20160509000001');
  expect(isCertificateIdentifier(id)).toBe(true);
  expect(isCertificateIdentifier(id.replace('000001', '000002'))).toBe(false);
  expect(isCertificateIdentifier(id.toLowerCase())).toBe(false);
  expect(isCertificateIdentifier(id.slice(0, -2))).toBe(false);
});

test('the generic vector of the standard: A12425GABC1234002 takes M', () => {
  expect(mod3736('A12425GABC1234002')).toBe('M');
});
