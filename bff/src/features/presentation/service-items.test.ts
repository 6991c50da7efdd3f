import { describe, expect, test } from '@jest/globals';
import { certificateTypeOf } from 'shared/certificate-types.ts';
import { itemOf, itemView } from './service-item.ts';
import { serviceItems } from './service-items.ts';

describe.each(serviceItems)('$name, version $version', (item) => {
  test('asks only for fields that exist, of certificates its kind of holder has', () => {
    for (const { type, fields } of item.certificates) {
      const known = certificateTypeOf(type);
      expect(known?.holder).toBe(item.holder);
      for (const field of fields) expect(known?.fields.map(({ id }) => id)).toContain(field);
    }
    expect(new Set(item.certificates.map(({ type }) => type)).size).toBe(item.certificates.length);
  });

  test('says of each why, by which rule and for how long, the purpose in eight characters', () => {
    for (const { purpose, why, legalBasis, retention } of item.certificates) {
      expect([...purpose].length).toBeLessThanOrEqual(8);
      for (const words of [purpose, why, legalBasis, retention]) expect(words).not.toBe('');
    }
    expect(itemView(item).certificates[0]?.fields[0]?.label).not.toMatch(/^[a-z]/);
  });
});

test('a request keeps the version it was made under; a new request takes the newest', () => {
  const [first] = serviceItems;
  if (!first) throw new Error('no item');
  const second = { ...first, version: first.version + 1, name: '改过的' };
  expect(itemOf([second, first], first.id)).toBe(second);
  expect(itemOf([second, first], first.id, first.version)).toBe(first);
});
