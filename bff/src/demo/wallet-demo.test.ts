import { expect, test } from '@jest/globals';
import { isCertificateIdentifier } from '../integrations/certificate-store/identifier.ts';
import { residents } from './city.ts';
import { demoCertificates } from './wallet-demo.ts';

test('no two demo certificates share an identifier, and every identifier is well made', () => {
  const ids = demoCertificates().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !isCertificateIdentifier(id))).toEqual([]);
});

test('欧阳婉清 holds eight certificates, four of them homes with titles of their own', () => {
  const owner = residents.find(({ name }) => name === '欧阳婉清');
  const held = demoCertificates().filter(({ holder }) => holder.code === owner?.idNumber);
  const titles = held.filter(({ type }) => type.code === 'real-estate-title');
  expect(held).toHaveLength(8);
  expect(new Set(titles.map(({ values }) => values['titleNumber'])).size).toBe(4);
  expect(new Set(titles.map(({ values }) => values['address'])).size).toBe(4);
});
