import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { casesApi, CasePlace } from './cases.ts';

const call = {
  kind: 'help',
  text: '小区东门外的路灯坏了三天。',
  category: 'street-light',
  photoIds: [],
  place: null,
  hideIdentity: false,
  contactPhone: null,
};
const accepted = (more: Record<string, unknown>) => z.safeParse(casesApi.submit.input, { ...call, ...more }).success;

describe('the contract of a call', () => {
  test('a place is words, a point with its datum, or both', () => {
    const point = { lng: 113.2, lat: 23.4, datum: 'gcj02', accuracy: 15, source: 'device' };
    expect(z.safeParse(CasePlace, { text: '东门外', point: null }).success).toBe(true);
    expect(z.safeParse(CasePlace, { text: '', point }).success).toBe(true);
    expect(z.safeParse(CasePlace, { text: '', point: null }).success).toBe(false);
    expect(z.safeParse(CasePlace, { text: '', point: { ...point, datum: undefined } }).success).toBe(false);
    expect(z.safeParse(CasePlace, { text: '', point: { ...point, lat: Infinity } }).success).toBe(false);
  });

  test('a call has at most nine photos, none twice', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `01DEMZ0000PH0000000000000${index}`);
    expect(accepted({ photoIds: ids.slice(0, 9) })).toBe(true);
    expect(accepted({ photoIds: ids })).toBe(false);
    expect(accepted({ photoIds: [ids[0], ids[0]] })).toBe(false);
  });

  test('text is counted in code points, from 5 to 2000', () => {
    expect(accepted({ text: '路灯不亮' })).toBe(false);
    expect(accepted({ text: '𠮷𠮷𠮷𠮷𠮷' })).toBe(true);
    expect(accepted({ text: '𠮷'.repeat(2000) })).toBe(true);
    expect(accepted({ text: '𠮷'.repeat(2001) })).toBe(false);
  });
});
