import { describe, expect, test } from '@jest/globals';
import * as der from './der.ts';
import { DerError, readElements, readFirst, readTime } from 'shared/sealed-documents/der-reader.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('writing DER', () => {
  test('an object identifier with large arcs is packed in groups of seven bits', () => {
    expect(hex(der.objectId('1.2.840.113549.1.9.16.2.47'))).toBe('060b2a864886f70d010910022f');
  });

  test('an integer never starts with a superfluous zero and never turns negative', () => {
    expect(hex(der.integer(0))).toBe('020100');
    expect(hex(der.integer(127))).toBe('02017f');
    expect(hex(der.integer(128))).toBe('02020080');
    expect(hex(der.integer(Buffer.from('0000ff01', 'hex')))).toBe('020300ff01');
  });

  test('a length of 128 bytes and more takes as few length bytes as possible', () => {
    expect(hex(der.octetString(Buffer.alloc(127)).subarray(0, 2))).toBe('047f');
    expect(hex(der.octetString(Buffer.alloc(128)).subarray(0, 3))).toBe('048180');
    expect(hex(der.octetString(Buffer.alloc(70_000)).subarray(0, 5))).toBe('0483011170');
  });

  test('the elements of a set stand in the order of their bytes', () => {
    expect(hex(der.setOf(der.integer(2), der.integer(1)))).toBe('3106020101020102');
  });

  test('a certificate time after 2049 is written with four digits of the year', () => {
    expect(der.x509Time(new Date('2049-12-31T23:59:59Z')).toString('latin1', 2)).toBe('491231235959Z');
    expect(der.x509Time(new Date('2050-01-01T00:00:00Z')).toString('latin1', 2)).toBe('20500101000000Z');
  });
});

describe('reading DER', () => {
  test('what was written is read back', () => {
    const [element] = readElements(der.sequence(der.integer(5), der.utf8String('样例')));
    const [number, text] = readElements(element?.content ?? Buffer.alloc(0));
    expect(number?.content).toEqual(Uint8Array.of(5));
    expect(Buffer.from(text?.content ?? []).toString('utf8')).toBe('样例');
  });

  test('times are read in both forms', () => {
    expect(readTime(readFirst(der.x509Time(new Date('2026-11-22T05:00:00Z'))))).toEqual(
      new Date('2026-11-22T05:00:00Z'),
    );
    expect(readTime(readFirst(der.x509Time(new Date('2077-01-01T00:00:00Z'))))).toEqual(
      new Date('2077-01-01T00:00:00Z'),
    );
    expect(readTime(readFirst(der.element(0x17, Buffer.from('500101000000Z'))))).toEqual(
      new Date('1950-01-01T00:00:00Z'),
    );
  });

  test.each([
    ['a length that could be shorter', '0481020101'],
    ['a length with a leading zero byte', '0482000201'],
    ['an indefinite length', '30800000'],
    ['an element that ends too early', '0403ffff'],
    ['a tag of several bytes', '1f810100'],
    ['nothing after the tag', '30'],
  ])('%s is refused', (_, bytes) => {
    expect(() => readElements(Buffer.from(bytes, 'hex'))).toThrow(DerError);
  });
});
