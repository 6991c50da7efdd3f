import { describe, expect, test } from '@jest/globals';
import { centered, shrinkToFit, wrapText } from './text-flow.ts';

const measure = (text: string) => [...text].reduce((sum, character) => sum + (character < '\u0100' ? 0.5 : 1), 0);
const style = { size: 1, weight: 'regular' } as const;
const wrap = (text: string, width: number) => wrapText(measure, text, style, width);

describe('breaking lines', () => {
  test('Chinese text breaks after any character', () => {
    expect(wrap('云江市云溪区', 4)).toEqual(['云江市云', '溪区']);
  });

  test('a line never starts with a closing mark nor ends with an opening one', () => {
    expect(wrap('云江市云，溪区', 4)).toEqual(['云江市', '云，溪区']);
    expect(wrap('云江市（溪区）', 4)).toEqual(['云江市', '（溪区）']);
  });

  test('numbers and Latin words stay whole while a line can hold them', () => {
    expect(wrap('余额186,100.35元', 6)).toEqual(['余额', '186,100.35元']);
    expect(wrap('aaaaaaaaaa', 2)).toEqual(['aaaa', 'aaaa', 'aa']);
  });

  test('a name with dots between its parts never begins a line with a dot', () => {
    expect(wrap('阿不都热依木·买买提', 6)).toEqual(['阿不都热依', '木·买买提']);
  });

  test('a line break in the text is kept', () => {
    expect(wrap('一\n\n二', 5)).toEqual(['一', '', '二']);
  });

  test('a character above U+FFFF counts once and is never cut in two', () => {
    expect(wrap('𬭚𬭚𬭚', 2)).toEqual(['𬭚𬭚', '𬭚']);
  });

  test('a character wider than the line stands alone', () => {
    expect(wrap('云江', 0.4)).toEqual(['云', '江']);
  });
});

describe('placing a line', () => {
  test('a text shrinks to its line, but not below the smallest size', () => {
    expect(shrinkToFit(measure, '云江市', { ...style, size: 4 }, 12, 2)).toBe(4);
    expect(shrinkToFit(measure, '云江市', { ...style, size: 4 }, 9, 2)).toBe(3);
    expect(shrinkToFit(measure, '云江市', { ...style, size: 4 }, 3, 2)).toBe(2);
  });

  test('a centered text has its middle at the given place', () => {
    expect(centered(measure, '云江', { ...style, size: 5 }, 100, 0).x).toBe(95);
  });
});
