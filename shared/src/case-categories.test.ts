import { describe, expect, test } from '@jest/globals';
import { CaseCategoryChoice, caseCategories, caseCategoryCodes, guessCategory } from './case-categories.ts';

describe('categories of calls', () => {
  test('there are at least twelve, each with a name of its own', () => {
    const names = caseCategoryCodes.map((code) => caseCategories[code].name);
    expect(names.length).toBeGreaterThanOrEqual(12);
    expect(new Set(names).size).toBe(names.length);
  });

  test('one line is enough: every line of the table is accepted on the wire, and nothing else', () => {
    for (const code of Object.keys(caseCategories)) expect(CaseCategoryChoice.safeParse(code).success).toBe(true);
    for (const wrong of ['', 'lamp', 'toString', '__proto__'])
      expect(CaseCategoryChoice.safeParse(wrong).success).toBe(false);
  });

  test('no word points to two categories', () => {
    const words = caseCategoryCodes.flatMap((code) => [...caseCategories[code].words]);
    expect(new Set(words).size).toBe(words.length);
  });

  test.each([
    ['小区东门外的路灯坏了三天，晚上很黑，老人孩子走路怕摔。', 'street-light'],
    ['厂区门前路面积水，货车进不来', 'road-surface'],
    ['环评批复迟迟没出，交了材料两个月', 'pollution'],
    ['楼下广场舞到十一点，太吵了', 'noise'],
    ['老板拖欠工资三个月', 'labor'],
    ['我想说点别的', 'other'],
  ])('「%s」 is guessed as %s', (words, code) => {
    expect(guessCategory(words)).toBe(code);
  });
});
