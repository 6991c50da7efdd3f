import { beforeAll, describe, expect, test } from '@jest/globals';
import { measureText, openFonts, unsupportedCharacters, type Fonts } from './fonts.ts';
import { drawSeal } from './seal.ts';
import { UnsupportedCharacterError } from './unsupported-character.ts';

let fonts: Fonts;
beforeAll(async () => {
  fonts = await openFonts();
});

describe('the house fonts', () => {
  test('every character of the basic Chinese block and of extension A can be drawn', () => {
    for (const [first, last] of [
      [0x4e00, 0x9fff],
      [0x3400, 0x4dbf],
    ] as const) {
      const all = Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
      expect(unsupportedCharacters(fonts, all)).toEqual([]);
    }
  });

  test('rare characters of names, also above U+FFFF, can be drawn', () => {
    expect(unsupportedCharacters(fonts, '㛃𬭚䶮𠅤𫍲𬱖𫟹𬍛犇喆堃鿍·')).toEqual([]);
  });

  test('characters without a glyph are named once each, in their order', () => {
    expect(unsupportedCharacters(fonts, '王𰻝𮯠𰻝\n\u{D800}')).toEqual(['𰻝', '\n', '\u{D800}']);
  });

  test('measuring a text with such a character throws and keeps it out of the message', () => {
    const attempt = () => measureText(fonts, '王𰻝', 'regular');
    expect(attempt).toThrow(UnsupportedCharacterError);
    expect(attempt).not.toThrow(/𰻝/);
  });

  test('a Chinese character is one em wide, a digit narrower', () => {
    expect(measureText(fonts, '云江', 'bold')).toBe(2);
    expect(measureText(fonts, '8', 'regular')).toBeGreaterThan(0.4);
    expect(measureText(fonts, '8', 'regular')).toBeLessThan(0.7);
  });

  test('a subset holds the glyphs asked for and little else', () => {
    const bytes = fonts.regular.faceOf(0x4e91).subset([0x4e91, 0x6c5f, 0x5e02]);
    expect(bytes.length).toBeGreaterThan(500);
    expect(bytes.length).toBeLessThan(4000);
  });

  test('memory stays flat over thousands of subsets', () => {
    const house = fonts.regular.faceOf(0x4e91);
    const cut = (from: number) => house.subset(Array.from({ length: 60 }, (_, index) => from + index));
    for (let i = 0; i < 200; i++) cut(0x4e00 + i);
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 5000; i++) cut(0x4e00 + i);
    expect(process.memoryUsage().rss - before).toBeLessThan(70e6);
  });
});

describe('a seal', () => {
  const draw = (organization: string) => drawSeal(fonts, { organization, center: '样例', purpose: '业务专用章' }, 40);

  test.each(['局', '云江市住房公积金管理中心', '云江市云溪区住房和城乡建设局行政审批服务专用窗口办公室'])(
    '%s fits inside its ring',
    (organization) => {
      const { segments, width } = draw(organization);
      const far = segments.flatMap((segment) => {
        const [x, y] = segment.slice(-2);
        return typeof x === 'number' && typeof y === 'number' ? [Math.hypot(x - 20, y - 20)] : [];
      });
      expect(width).toBe(40);
      expect(far.filter((distance) => distance > 18.2 && distance < 18.8)).toEqual([]);
      expect(Math.max(...far)).toBeLessThanOrEqual(20 + 1e-9);
    },
  );

  test('every outline is closed', () => {
    const kinds = draw('云江市住房公积金管理中心').segments.map(([kind]) => kind);
    expect(kinds.filter((kind) => kind === 'M')).toHaveLength(kinds.filter((kind) => kind === 'Z').length);
    expect(kinds.at(-1)).toBe('Z');
  });

  test('a name that cannot be drawn is refused', () => {
    expect(() => draw('云江市𰻝局')).toThrow(UnsupportedCharacterError);
  });
});
