import { describe, expect, test } from '@jest/globals';
import { certificateTypeOf, certificateTypes } from './certificate-types.ts';
import { maskValue } from './certificate-types/mask.ts';

describe.each(certificateTypes)('$name', (type) => {
  test('names every field once, its number and whose it is among them', () => {
    const ids = type.fields.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(type.numberField);
    expect(ids).toContain(type.holderCodeField);
    expect([...type.shortName].length).toBeLessThanOrEqual(4);
    expect(type.catalogCode).toMatch(/^[0-9A-Z]{18}\d{3}$/);
    expect(certificateTypeOf(type.code)).toBe(type);
  });

  test('refuses a certificate that lacks a field, and fields are exactly those of its schema', () => {
    expect(() => type.parseValues({})).toThrow();
    const missing = type.fields.filter(({ id }) => {
      try {
        type.parseValues({});
        return true;
      } catch (error) {
        return !String(error).includes(`"${id}"`);
      }
    });
    expect(missing).toEqual([]);
  });
});

test('codes and catalog codes are unique', () => {
  expect(new Set(certificateTypes.map(({ code }) => code)).size).toBe(certificateTypes.length);
  expect(new Set(certificateTypes.map(({ catalogCode }) => catalogCode)).size).toBe(certificateTypes.length);
});

test.each([
  ['none', '有限责任公司', '有限责任公司'],
  ['name', '林秀英', '林*英'],
  ['name', '𠮷田春', '𠮷*春'],
  ['id-number', '990104195504280029', '9*** **** **** 0029'],
  ['address', '云江市云溪区青石路3号', '云江市云溪区 ******'],
  ['address', '样例路3号', '******'],
  ['number', '990110020000', '99 **** 00'],
  ['number', '云（2020）云溪区不动产权第0012345号（样例）', '云 **** 45'],
  ['number', '12345', '*****'],
  ['whole', '1955-04-28', '******'],
] as const)('a value of the rule %s is covered: %s → %s', (rule, value, covered) => {
  expect(maskValue(rule, value)).toBe(covered);
});
