import { expect, test } from '@jest/globals';
import { namedFacts } from './certificate-facts.ts';

const proof = {
  name: '有无房证明',
  number: 'BDC-2026-000001',
  issuer: '云溪区不动产登记中心（样例）',
  issuedOn: '2026-11-22',
  holder: '张伟（样例）',
  holderCode: '990104199001011234',
  holderCodeType: 'citizen',
  validFrom: '2026-11-22',
  validUntil: '2026-12-22',
} as const;

test('facts carry the names and the date form of the standard; what nobody has yet is left out', () => {
  expect(namedFacts(proof)).toEqual({
    ZZMC: '有无房证明',
    ZZBH: 'BDC-2026-000001',
    ZZBFJG: '云溪区不动产登记中心（样例）',
    ZZBFRQ: '20261122',
    CZZT: '张伟（样例）',
    CZZTDM: '990104199001011234',
    CZZTDMLX: '公民身份号码',
    CZZTDMLXDM: '111',
    ZZYXQQSRQ: '20261122',
    ZZYXQJZRQ: '20261222',
  });
});

test('a firm is named by its credit code, and codes that exist are carried', () => {
  const facts = { ...proof, holderCodeType: 'organization', typeCode: '99990104MA99990006006' } as const;
  expect(namedFacts(facts)).toMatchObject({ CZZTDMLXDM: '001', ZZLXDM: '99990104MA99990006006' });
});
